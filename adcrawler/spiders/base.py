"""What all our spiders share: arguments that are checked, ads that come once, plain failures."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse

from adcrawler.extract.posting import find_postings
from adcrawler.extract.urls import board_of, without_tracking
from adcrawler.items import JobPosting
from adcrawler.problems import ClosingError, Kind, Problem, explain
from adcrawler.targets import ArgumentError

PAGES = {"text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain", ""}
"""What a page may call itself; nothing at all is taken for HTML."""


class BoardSpider(Spider):
    arguments: ClassVar[dict[str, str]] = {"max_ads": "N"}
    """What `-a` takes: name → what its value is."""

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name)
        for unknown in arguments.keys() - self.arguments.keys():
            known = ", ".join(f"-a {key}={value}" for key, value in self.arguments.items())
            raise ArgumentError(f"{self.name} takes no argument {unknown!r}; it takes {known}")
        self.given = arguments
        self.max_ads = positive("max_ads", arguments.get("max_ads"))
        self.problems: list[Problem] = []
        """Of the pages that the user named; those met on the way are only counted."""
        self.closing = False
        self.keeps_expired = False
        """Ads past their day are wanted too, because the user named their pages."""
        self.board_name: str | None = None
        """The board that this crawl covers as a whole; None for single pages."""
        self.complete = False
        """The board's whole list was read, and nothing failed on the way."""
        self.gone = False
        """The board itself was removed."""
        self.suspicions: list[str] = []
        """Why this crawl must not be trusted: nothing of it closes ads. One line each."""
        self._seen: set[tuple[str, str]] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.dropped, signals.item_dropped)
        crawler.signals.connect(spider.broke, signals.item_error)
        crawler.signals.connect(spider.broke, signals.spider_error)
        return spider

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
        url = request.meta.get("redirect_urls", [request.url])[0]
        kind, text = explain(error, url, max_size=size)
        self.report(kind, text, asked=request.meta.get("asked", False))

    def dropped(self, response: Response | None, exception: BaseException) -> None:
        """Tell of an ad that a pipeline rejected, if the user named its page."""
        if response is not None and response.meta.get("asked"):
            self.problems.append(Problem("rejected", f"{response.url} is rejected: {exception}"))

    def broke(self, response: Response | None) -> None:
        """Tell of a mistake of ours; the log has its traceback."""
        page = response.url if response is not None else "the crawl"
        self.report("error", f"{page} met a mistake in adcrawler, see the log", asked=True)

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
    if not isinstance(response, TextResponse) or kind.strip().lower() not in PAGES:
        return f"is no web page but {kind or 'something else'}"
    return None


def positive(name: str, value: str | None) -> int | None:
    """Return the number that an argument gives. Raise ArgumentError for anything else."""
    if value is None:
        return None
    if not value.isdecimal() or int(value) == 0:
        raise ArgumentError(f"{name} must be a whole number above 0, not {value!r}")
    return int(value)
