"""What all our spiders share: arguments that are checked, ads that come once, plain failures."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import JsonResponse, Response, TextResponse

from adcrawler.extract.posting import find_postings
from adcrawler.extract.urls import board_of, without_tracking
from adcrawler.items import JobPosting
from adcrawler.problems import ClosingError, Kind, Problem, explain
from adcrawler.targets import ArgumentError


class BoardSpider(Spider):
    arguments: ClassVar[dict[str, str]] = {"max_ads": "N"}
    """What `-a` takes: name → what its value is."""

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name)
        for unknown in arguments.keys() - self.arguments.keys():
            known = ", ".join(f"-a {key}={value}" for key, value in self.arguments.items())
            raise ArgumentError(f"{self.name} takes no argument {unknown!r}; it takes {known}")
        self.max_ads = _positive("max_ads", arguments.get("max_ads"))
        self.problems: list[Problem] = []
        """Of the pages that the user named; those met on the way are only counted."""
        self.closing = False
        self._seen: set[tuple[str, str]] = set()

    def ask(
        self, url: str, callback: Callable[..., Any], *, asked: bool = False, **kwargs: Any
    ) -> Request:
        """Return a request whose failure becomes a problem, of the user's if `asked`."""
        return Request(url, callback, errback=self.failed, meta={"asked": asked}, **kwargs)

    def failed(self, failure: Any) -> None:
        error, request = failure.value, failure.request
        if isinstance(error, CloseSpider | ClosingError):
            return
        size = self.settings.getint("DOWNLOAD_MAXSIZE")
        kind, text = explain(error, request.url, max_size=size)
        self.report(kind, text, asked=request.meta.get("asked", False))

    def report(self, kind: Kind, text: str, *, asked: bool) -> None:
        self.crawler.stats.inc_value(f"pages/{kind}")
        self.logger.info("%s", text)
        if asked:
            self.problems.append(Problem(kind, text))

    def parse_ad(self, response: Response) -> Iterator[Any]:
        """Yield the ads of a page that should hold one."""
        postings = self.postings(response)
        problem = _unreadable(response) or ("" if postings else "holds no job ad")
        if problem:
            self.report("no-ad", f"{response.url} {problem}", asked=response.meta["asked"])
        for posting in postings:
            yield from self.once(posting)

    def postings(self, response: Response) -> list[JobPosting]:
        if _unreadable(response) or not isinstance(response, TextResponse):
            return []
        url = without_tracking(response.url)
        return find_postings(response.text, url, board_of(url))

    def once(self, posting: JobPosting) -> Iterator[JobPosting]:
        """Yield an ad that has not come yet. Raise CloseSpider when there are enough."""
        ad = (posting.board, posting.key)
        if ad in self._seen or self.closing:
            return
        self._seen.add(ad)
        yield posting
        if self.max_ads and len(self._seen) >= self.max_ads:
            self.closing = True
            raise CloseSpider("max_ads")


def _unreadable(response: Response) -> str | None:
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0]
    if not response.body.strip():
        return "is an empty page"
    if not isinstance(response, TextResponse) or isinstance(response, JsonResponse):
        return f"is no web page but {kind or 'something else'}"
    return None


def _positive(name: str, value: str | None) -> int | None:
    if value is None:
        return None
    if not value.isdecimal() or int(value) == 0:
        raise ArgumentError(f"{name} must be a whole number above 0, not {value!r}")
    return int(value)
