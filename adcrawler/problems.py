"""What went wrong with a page, in one line that its reader can act on."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from scrapy import exceptions as scrapy_errors
from scrapy.spidermiddlewares.httperror import HttpError

Kind = Literal[
    "gone",
    "forbidden",
    "private",
    "unreachable",
    "refused",
    "too-large",
    "no-ad",
    "rejected",
    "error",
]


@dataclass(frozen=True, slots=True)
class Problem:
    kind: Kind
    text: str
    """The whole line, with the address."""


class ForbiddenByRobotsError(scrapy_errors.IgnoreRequest):
    """robots.txt does not let us read this address."""


class RobotsUnreachableError(scrapy_errors.IgnoreRequest):
    """robots.txt could not be read for a reason that does not permit crawling."""


class RetryTooLateError(scrapy_errors.IgnoreRequest):
    """The server asked, with Retry-After, to be left alone for longer than a crawl waits."""


class ClosingError(scrapy_errors.IgnoreRequest):
    """The crawl is ending, so a request that waited is not sent any more."""


class PrivateAddressError(scrapy_errors.IgnoreRequest):
    """The address is not public; the message says whose it is."""


def explain(error: BaseException, url: str, *, max_size: int) -> tuple[Kind, str]:
    """Return the kind of failure and its line, for an exception that a request ended with."""
    host = urlsplit(url).netloc
    match error:
        case HttpError():
            kind, what = _explain_status(error.response.status)
        case ForbiddenByRobotsError():
            return "forbidden", f"robots.txt of {host} forbids {url}"
        case PrivateAddressError():
            kind, what = "private", f"was not read: {error}; ADCRAWLER_ALLOW_PRIVATE can allow it"
        case RobotsUnreachableError(__cause__=BaseException() as cause):
            return explain(cause, url, max_size=max_size)
        case RobotsUnreachableError():
            kind, what = "forbidden", f"was not read, because {error}"
        case RetryTooLateError():
            kind, what = "refused", f"was not read: {host} asks for a longer pause: {error}"
        case scrapy_errors.DownloadCancelledError():
            kind, what = "too-large", f"is larger than {max_size / 1e6:g} MB"
        case scrapy_errors.IgnoreRequest() if "DOWNLOAD_MAXSIZE" in str(error):
            kind, what = "too-large", f"is larger than {max_size / 1e6:g} MB once unpacked"
        case scrapy_errors.IgnoreRequest():
            kind, what = "error", f"was not read: {_ignored(str(error))}"
        case _:
            kind, what = "unreachable", f"cannot be reached: {_explain_connection(error, host)}"
    return kind, f"{url} {what}"


def is_bad_certificate(error: BaseException) -> bool:
    return "certificate verify failed" in str(error) or "VerificationError" in str(error)


def _explain_status(status: int) -> tuple[Kind, str]:
    if status in {404, 410}:
        return "gone", f"does not exist (HTTP {status})"
    if status in {401, 403, 407, 429, 451}:
        return "refused", f"is refused by its server (HTTP {status})"
    return "error", f"answers with an error (HTTP {status})"


def _explain_connection(error: BaseException, host: str) -> str:
    if is_bad_certificate(error):
        return f"the TLS certificate of {host} is not valid"
    if "OpenSSL.SSL" in str(error):
        return f"{host} makes no TLS connection"
    reasons: dict[type[BaseException], str] = {
        scrapy_errors.CannotResolveHostError: f"there is no host {host}",
        scrapy_errors.DownloadConnectionRefusedError: f"{host} refuses the connection",
        scrapy_errors.DownloadTimeoutError: f"{host} did not answer in time",
        scrapy_errors.ResponseDataLossError: f"{host} breaks off in the middle of the page",
    }
    return reasons.get(type(error), " ".join(str(error).split()) or type(error).__name__)


def _ignored(reason: str) -> str:
    return "it redirects too often" if reason == "max redirections reached" else reason
