"""Answers that a board's spider cannot understand: the spider is told, the crawl goes on."""

import logging
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.http import Response

from adcrawler.answers import OTHER_SHAPE, AnswerError

logger = logging.getLogger(__name__)


class AnswerErrorMiddleware:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_spider_exception(
        self, response: Response, exception: Exception
    ) -> list[Any] | None:
        spider: Any = self.crawler.spider
        if not hasattr(spider, "misunderstood"):
            return None
        if isinstance(exception, OTHER_SHAPE):
            logger.debug("%s cannot be read", response.url, exc_info=exception)
            what = " ".join(f"{type(exception).__name__}: {exception}".split())[:200]
            exception = AnswerError(f"{response.url} has another shape than was due: {what}")
        if not isinstance(exception, AnswerError):
            return None
        spider.misunderstood(response, exception)
        return []
