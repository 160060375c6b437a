"""A crawl of a few pages that stores nothing: to check a board, or to save it for a test."""

from collections import Counter
from dataclasses import dataclass, fields
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import CrawlerProcessBase
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from adcrawler.items import JobPosting
from adcrawler.pipelines.rejection import LEFT_OUT

ALWAYS = {"board", "key", "url", "title", "description", "extraction"}
UNDERSTOOD = "is understood"
ALONE: dict[str, Any] = {"ITEM_PIPELINES": {}, "EXTENSIONS": {}, "HTTPCACHE_ENABLED": False}
"""Settings without which nothing is stored, and each page is asked for."""


@dataclass
class Probe:
    """Runs a spider until it has asked for `most` pages, and keeps what came."""

    process: CrawlerProcessBase
    spider_name: str
    arguments: dict[str, str]
    most: int

    def run(self) -> "Probe":
        """Crawl, once. Raise ArgumentError where the spider refuses its arguments."""
        loaded = self.process.spider_loader.load(self.spider_name)
        loaded(**self.arguments)
        self.ads: list[JobPosting] = []
        self.pages: list[tuple[Request, Response]] = []
        self._asked = 0
        self.crawler = self.process.create_crawler(loaded)
        self.crawler.settings.setdict(ALONE, priority="cmdline")
        for hear, signal in (
            (self._scheduled, signals.request_scheduled),
            (self._received, signals.response_received),
            (self._scraped, signals.item_scraped),
        ):
            self.crawler.signals.connect(hear, signal)
        self.process.crawl(self.crawler, **self.arguments)
        self.process.start()
        return self

    @property
    def spider(self) -> Any:
        return self.crawler.spider

    @property
    def verdict(self) -> str:
        """What the spider could make of the pages, in two or three words."""
        if getattr(self.spider, "gone", False):
            return "is gone"
        if getattr(self.spider, "suspicions", []):
            return "is not understood"
        return "cannot be read" if getattr(self.spider, "problems", []) else UNDERSTOOD

    def filled(self) -> Counter[str]:
        """Return of how many ads each field says something, those that every ad has left out."""
        filled = Counter(
            f.name
            for ad in self.ads
            for f in fields(ad)
            if f.name not in ALWAYS and getattr(ad, f.name) not in (None, "", [])
        )
        return Counter(dict(filled.most_common()))

    def left_out(self) -> dict[str, int]:
        """Return why records of the list gave no ad, and how many."""
        stats = self.crawler.stats.get_stats()
        return {k.removeprefix(LEFT_OUT): v for k, v in stats.items() if k.startswith(LEFT_OUT)}

    def _scheduled(self) -> None:
        self._asked += 1
        if self._asked > self.most:
            raise IgnoreRequest(f"{self.most} pages are enough")

    def _received(self, response: Response, request: Request) -> None:
        if not response.url.endswith("/robots.txt") and not request.meta.get("secret"):
            self.pages.append((request, response))

    def _scraped(self, item: JobPosting) -> None:
        self.ads.append(item)
