"""Answers that a board's spider cannot understand: the spider is told, the crawl goes on."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.http import Response

from adcrawler.answers import AnswerError


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
        if not isinstance(exception, AnswerError) or not hasattr(spider, "misunderstood"):
            return None
        spider.misunderstood(response, exception)
        return []
