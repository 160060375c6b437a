"""Looks at what the crawl of a whole board brought, and ends it as suspicious if that cannot be.

A suspicious crawl closes no ads. A person looks at the board, and either mends its spider or says
with `-a trust=1` that the board has changed indeed.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from adcrawler.extensions.crawl_log import CrawlLog
from adcrawler.items import JobPosting
from adcrawler.storage.database import Database
from adcrawler.storage.harvest import Harvest, expected_harvest

SUSPICIOUS = "suspicious"
"""The reason that such a crawl is closed with."""
MANY = 8
"""With fewer ads, half of them may well go between two crawls."""
SOME = 5
"""In fewer ads, a field that all of them have may be there by chance."""


class Watch:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.before = Harvest(0)
        self._ads = 0
        self._fields: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.opened, signals.spider_opened)
        crawler.signals.connect(extension.scraped, signals.item_scraped)
        crawler.signals.connect(extension.idle, signals.spider_idle)
        return extension

    async def opened(self) -> None:
        """Read what to expect, before this crawl changes it."""
        log = self.crawler.get_extension(CrawlLog)
        board = getattr(self.crawler.spider, "board_name", None)
        if board and log is not None and log.store is not None:
            self.before = await asyncio.to_thread(_expected, log.store.database, board)

    def scraped(self, item: JobPosting) -> None:
        self._ads += 1
        said = (f.name for f in fields(JobPosting) if getattr(item, f.name) not in (None, "", []))
        self._fields.update(said)

    def idle(self) -> None:
        """Judge the crawl once it has read all."""
        spider: Any = self.crawler.spider
        if getattr(spider, "ended", False) and not spider.trusted:
            now, least = Harvest(self._ads, self._fields), spider.board.min_ads
            for doubt in doubts(now, self.before, spider.listed, least):
                spider.suspect(doubt)
        if getattr(spider, "suspicions", ()):
            raise CloseSpider(SUSPICIOUS)


def doubts(now: Harvest, before: Harvest, listed: int, least: int) -> Iterator[str]:
    """Yield why a harvest cannot be; `listed` are the records of the list, of any trade."""
    if listed < least:
        yield f"its list has {listed} ads, and min_ads is {least}"
    if before.ads >= MANY and now.ads < before.ads / 2:
        yield f"it gave {now.ads} ads, and {before.ads} when it was last read as a whole"
    if before.of >= SOME and now.ads >= SOME:
        for name, count in sorted(before.fields.items()):
            if count == before.of and not now.fields[name]:
                yield f"no ad has {name!r} any more, and all {count} had it"


def _expected(database: Database, board: str) -> Harvest:
    with database.connect() as connection:
        return expected_harvest(connection, board)
