"""What a crawl has done so far, on one line of the terminal."""

import sys
from typing import Self

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured


class CrawlProgress:
    """Shows pages and ads while a crawl runs; off unless standard error is a terminal."""

    def __init__(self) -> None:
        self.pages = self.ads = self.rejected = 0
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task(self._description())

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not sys.stderr.isatty():
            raise NotConfigured
        extension = cls()
        connect = crawler.signals.connect
        connect(extension._progress.start, signals.spider_opened)
        connect(extension._progress.stop, signals.spider_closed)
        connect(extension.page, signals.response_received)
        connect(extension.ad, signals.item_scraped)
        connect(extension.reject, signals.item_dropped)
        return extension

    def page(self) -> None:
        self.pages += 1
        self._update()

    def ad(self) -> None:
        self.ads += 1
        self._update()

    def reject(self) -> None:
        self.rejected += 1
        self._update()

    def _update(self) -> None:
        self._progress.update(self._task, description=self._description())

    def _description(self) -> str:
        return f"{self.pages} pages, {self.ads} ads, {self.rejected} rejected"
