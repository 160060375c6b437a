"""One row a crawl: what it was asked, and what came of it. A killed crawl's row stays open."""

import asyncio
import logging
import os
from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from adcrawler.checklist import default_checklist
from adcrawler.extensions.findings import Notes
from adcrawler.pipelines.rejection import LEFT_OUT, PREFIX
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.market import refresh_market
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.runs import begin_crawl
from adcrawler.storage.store import Store
from adcrawler.storage.writer import persist

logger = logging.getLogger(__name__)


class CrawlLog:
    """Opens the database for a crawl and closes it; StorePipeline asks for it."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.store: Store | None = None
        self.notes = Notes(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    async def open(self) -> Store:
        """Make the database ready and begin the row. Raises DatabaseProblem."""
        self.store = await asyncio.to_thread(self._open)
        self.crawler.stats.set_value("crawl_id", self.store.crawl_id)
        return self.store

    def _open(self) -> Store:
        database = Database.configured(self.crawler.settings.get("ADCRAWLER_DATABASE_URL"))
        database.prepare()
        spider: Any = self.crawler.spider
        crawl_id = open_crawl(database, spider.name, getattr(spider, "given", {}))
        if run := os.environ.get("ADCRAWLER_RUN"):
            begin_crawl(database, int(run), crawl_id)
        return Store.opened(database, crawl_id, default_checklist())

    async def spider_closed(self, reason: str) -> None:
        if self.store is None:
            return
        store, self.store = self.store, None
        patience = self.crawler.settings.getfloat("ADCRAWLER_DATABASE_PATIENCE")
        if reason == "database_down":
            patience = 0  # it has been waited for
        findings = self.notes.findings(reason, set(store.boards))
        arguments = (store.database, store.crawl_id, self._result(reason), findings)
        try:
            await persist(store.database, patience, close_crawl, *arguments)
            if findings.board:  # single pages wait for the next report
                await persist(store.database, patience, refresh_market, store.database)
        except DatabaseProblem as problem:
            logger.error("crawl %s is not closed well: %s", store.crawl_id, problem)  # noqa: TRY400
        finally:
            store.database.close()

    def _result(self, reason: str) -> CrawlResult:
        stats = self.crawler.stats.get_stats()
        return CrawlResult(
            finish_reason=reason,
            new=stats.get("ads/new", 0),
            changed=stats.get("ads/changed", 0),
            unchanged=stats.get("ads/unchanged", 0),
            rejected=_reasons(stats),
            requests=stats.get("downloader/request_count", 0),
            errors=stats.get("log_count/ERROR", 0),
            suspicions=tuple(getattr(self.crawler.spider, "suspicions", ())),
        )


def _reasons(stats: Mapping[str, Any]) -> dict[str, int]:
    """Return how many ads were rejected or left out, by reason."""
    counts: Counter[str] = Counter()
    for name, count in stats.items():
        for prefix in (PREFIX, LEFT_OUT):
            if name.startswith(prefix):
                counts[name.removeprefix(prefix)] += count
    return dict(counts)
