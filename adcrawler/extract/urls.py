"""Web addresses: checked, split, and without what only follows visitors."""

import re
from urllib.parse import urljoin, urlsplit

from w3lib.url import url_query_cleaner

_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|_hs(?:enc|mi)|gclid|dclid|fbclid|msclkid|yclid|mc_[ce]id"
    r"|igshid|trk\w*|trackingid|refid|_gl|_ga",
    re.IGNORECASE,
)
_BETWEEN_URLS = re.compile(r"\s*,\s*(?=https?://)", re.IGNORECASE)


def split_urls(text: str) -> list[str]:
    """Return the addresses of a comma-separated list; commas inside an address stay."""
    return [part.strip() for part in _BETWEEN_URLS.split(text) if part.strip(" ,\t\n")]


def check_url(url: str) -> str:
    """Return the address. Raise ValueError, with a line for the user, if it cannot be one."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"{url!r} is no web address: {error}") from None
    if parts.scheme.lower() not in {"http", "https"}:
        raise ValueError(f"{url!r} is no web address: it must begin with http:// or https://")
    if not parts.hostname or re.search(r"\s", parts.netloc):
        raise ValueError(f"{url!r} is no web address: it names no host")
    return url


def absolute(address: str, base: str) -> str | None:
    """Return where a link of the page at `base` leads, None if that is no web address."""
    try:
        url = check_url(urljoin(base, address.strip()))
        url.encode()  # no lone surrogates
    except ValueError:
        return None
    return url


def board_of(url: str) -> str:
    """Return the name of the board that an address belongs to: its host, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def same_site(url: str, site: str) -> bool:
    """Tell whether an address is on a site's host or below it."""
    host, home = _host_and_port(url), _host_and_port(site)
    return host == home or host.endswith(f".{home}")


def without_tracking(url: str) -> str:
    """Return the address without campaign parameters and fragment."""
    query = urlsplit(url).query
    names = {part.partition("=")[0] for part in query.split("&")}
    tracking = [name for name in names if _TRACKING.fullmatch(name)]
    if tracking:
        return url_query_cleaner(url, tracking, remove=True, keep_fragments=False)
    return url.partition("#")[0]


def _host_and_port(url: str) -> str:
    parts = urlsplit(url)
    host = board_of(url)
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return host if parts.port in {None, default} else f"{host}:{parts.port}"
