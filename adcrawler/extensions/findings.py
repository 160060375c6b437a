"""Notes what a crawl learns of ads that it does not store: which are gone, expired, refused."""

from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from adcrawler.extract.urls import board_of, without_tracking
from adcrawler.items import JobPosting
from adcrawler.pipelines.rejection import RejectedError
from adcrawler.storage.life import Findings
from adcrawler.storage.rows import AuditedAd

GONE = {404, 410}
MOST = 100_000
"""Ads noted at most; a crawl that meets more is not complete."""


class Notes:
    """Listens to one crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._gone: set[str] = set()
        self._expired: set[tuple[str, str]] = set()
        self._refused: set[tuple[str, str]] = set()
        crawler.signals.connect(self.response_received, signals.response_received)
        crawler.signals.connect(self.item_dropped, signals.item_dropped)

    def response_received(self, response: Response, request: Request) -> None:
        if response.status in GONE and len(self._gone) < MOST:
            asked = request.meta.get("redirect_urls", [request.url])
            self._gone |= {without_tracking(url) for url in (*asked, response.url)}

    def item_dropped(self, item: JobPosting | AuditedAd, exception: BaseException) -> None:
        posting = item.posting if isinstance(item, AuditedAd) else item
        expired = isinstance(exception, RejectedError) and exception.reason == "expired"
        noted = self._expired if expired else self._refused
        if len(noted) < MOST:
            noted.add((posting.board, posting.key))

    def findings(self, reason: str, boards: set[str]) -> Findings:
        """Return what is known at the end of the crawl, which saw ads of these boards."""
        spider: Any = self.crawler.spider
        board = getattr(spider, "board_name", None)
        clean = reason == "finished" and not self.crawler.stats.get_value("log_count/ERROR")
        whole = clean and board is not None and len(self._refused) < MOST
        return Findings(
            boards=frozenset(boards | {board_of(url) for url in self._gone}),
            board=board,
            complete=whole and getattr(spider, "complete", False),
            gone=whole and getattr(spider, "gone", False),
            gone_urls=frozenset(self._gone),
            expired=frozenset(self._expired),
            refused=frozenset(self._refused),
        )
