"""Stores each audited ad; an ad counts as scraped once it is committed."""

import asyncio
import logging
from dataclasses import dataclass, fields
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from adcrawler.extensions.crawl_log import CrawlLog
from adcrawler.extract.masking import masked
from adcrawler.items import JobPosting
from adcrawler.pipelines.rejection import rejection
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.rows import SECTIONS, AuditedAd
from adcrawler.storage.writer import RefusedError, Writer

logger = logging.getLogger(__name__)

DATABASE_DOWN = "database_down"
"""The reason that a crawl is closed with when its ads cannot be stored."""


@dataclass(slots=True)
class ScoredPosting(JobPosting):
    """What feeds export: the ad as published, with its contact details masked, and its worth."""

    score: float = 0.0
    grade: str = ""
    checklist_version: str = ""

    @classmethod
    def of(cls, ad: AuditedAd) -> Self:
        published = {f.name: getattr(ad.posting, f.name) for f in fields(JobPosting)}
        published["contact"] = None
        for name in ("description", *SECTIONS):
            published[name] = masked(published[name]) if published[name] else published[name]
        audit = ad.audit
        return cls(
            **published,
            score=audit.score,
            grade=audit.grade,
            checklist_version=audit.checklist.version,
        )


class StorePipeline:
    writer: Writer

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def open_spider(self) -> None:
        """Begin the crawl's row in the crawl log, or no crawl at all."""
        log = self.crawler.get_extension(CrawlLog)
        if log is None:
            raise CloseSpider("StorePipeline needs the extension CrawlLog")
        try:
            store = await log.open()
        except DatabaseProblem as problem:
            logger.error("%s", problem)  # noqa: TRY400 -- one line for the user, no traceback
            raise CloseSpider(DATABASE_DOWN) from problem
        patience = self.crawler.settings.getfloat("ADCRAWLER_DATABASE_PATIENCE")
        self.writer = Writer(store, patience)

    async def process_item(self, item: AuditedAd) -> ScoredPosting:
        try:
            outcome = await self.writer.write(item)
        except RefusedError as error:
            logger.warning("%s is not stored: %s", item.posting.url, error)
            raise rejection(self.crawler, "refused by the database", str(error)) from error
        except DatabaseProblem as problem:
            self._close(problem)
            raise rejection(self.crawler, "database down") from problem
        self.crawler.stats.inc_value(f"ads/{outcome}")
        return ScoredPosting.of(item)

    def _close(self, problem: DatabaseProblem) -> None:
        """End the crawl, once: what was not stored is crawled again by the next one."""
        if self._closing is None:
            logger.error("%s; the crawl ends, and what it stored stays", problem)
            engine = self.crawler.engine
            self._closing = asyncio.create_task(engine.close_spider_async(reason=DATABASE_DOWN))
