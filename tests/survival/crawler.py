"""Crawls of a list of ads, each in a process of its own, forked from this one that imports once.

Reads settings as JSON, one crawl a line; writes the process's number, and its exit code at the end.
"""

import json
import os
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar

from scrapy import Request
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings

from adcrawler.checklist import default_checklist
from adcrawler.items import JobPosting
from adcrawler.spiders.base import BoardSpider

BOARD = "listing.example"


class ListingSpider(BoardSpider):
    """Reads a board whose every page is a JSON list of ads."""

    name = "listing"
    arguments: ClassVar[dict[str, str]] = {"url": "URL", "pages": "N"}
    trusted = True

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name, **arguments)
        self.board_name = BOARD
        self._left = int(arguments["pages"])

    async def start(self) -> AsyncIterator[Request]:
        for page in range(self._left):
            yield self.ask(f"{self.given['url']}/{page}", self.parse, asked=True)

    def parse(self, response: Response) -> Iterator[JobPosting]:
        for record in json.loads(response.body):
            yield JobPosting(board=BOARD, **record)
        self._left -= 1
        self.complete = self._left == 0


def crawl(own: dict[str, Any], **arguments: str) -> int:
    """Crawl once. Return 0 if the crawl went to its end."""
    settings = Settings()
    settings.setmodule("adcrawler.settings", priority="project")
    settings.update(own, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(ListingSpider)
    process.crawl(crawler, **arguments)
    process.start()
    return int(crawler.stats.get_value("finish_reason") != "finished")


def main() -> None:
    default_checklist()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = crawl(**json.loads(line))
            finally:
                os._exit(code)
        print(child, flush=True)  # noqa: T201
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
