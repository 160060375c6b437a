"""A saved board crawled in memory, without a network, one answer of it altered."""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator
from typing import Any

from scrapy import Request
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.test import get_crawler

from adcrawler.ad import Ad
from adcrawler.items import JobPosting
from adcrawler.middlewares.answers import AnswerErrorMiddleware
from adcrawler.pipelines.validate import ValidatePipeline
from tests.boards.case import Case
from tests.hostile.altered import alter, cut
from tests.hostile.parsers import facts_of

MOST = 12
"""Answers read of one board."""


class AlteredBoard:
    def __init__(self, case: Case) -> None:
        settings = Settings()
        settings.setmodule("adcrawler.settings", priority="project")
        self.case = case
        self.kind: Any = SpiderLoader(settings).load(case.spider)
        self.crawler = get_crawler(self.kind, {"DEPTH_LIMIT": 5})
        self.files = [answer.body for answer in case.answers if answer.body]

    def crawl(self, file: int, places: list[tuple[int, int]], *, bytewise: bool) -> int:
        """Read the board with one of its files altered; return how many ads it gave."""
        sound = self.files[file % len(self.files)]
        other = cut(sound, places) if bytewise else _altered(sound, places)
        return sum(1 for _ in self.ads(lambda body: other if body == sound else body))

    def ads(self, change: Callable[[bytes], bytes]) -> Iterator[Ad]:
        """Yield the board's ads; each answer is read as `change` makes it."""
        spider = self.kind(**{"trust": "1", **self.case.arguments})
        spider._set_crawler(self.crawler)
        self.crawler.spider = spider
        validate, given = ValidatePipeline(self.crawler), Counter[int]()
        waiting = deque(_started(spider))
        for _ in range(MOST):
            if not waiting:
                break
            request = waiting.popleft()
            response = self._answer(request, given, change)
            if response is None:
                continue
            for found in self._parsed(spider, request, response):
                if isinstance(found, Request):
                    waiting.append(found)
                else:
                    yield from _judged(validate, found)

    def _parsed(self, spider: Any, request: Request, response: Response) -> Iterator[Any]:
        try:
            assert request.callback
            yield from request.callback(response, **request.cb_kwargs)
        except Exception as error:
            middleware = AnswerErrorMiddleware(self.crawler)
            if middleware.process_spider_exception(response, error) is None:
                raise
            assert all("\n" not in line for line in spider.suspicions)

    def _answer(
        self, request: Request, given: Counter[int], change: Callable[[bytes], bytes]
    ) -> Response | None:
        answer = self.case.answer(request.method, request.url, request.body.decode(), given)
        if answer is None or answer.status >= 300:
            return None
        request.meta.setdefault("depth", 0)
        kind = HtmlResponse if "html" in answer.headers.get("Content-Type", "") else TextResponse
        body = change(answer.body)
        return kind(request.url, answer.status, answer.headers, body, request=request)


def _altered(sound: bytes, places: list[tuple[int, int]]) -> bytes:
    """Alter values of JSON, bytes of all else."""
    try:
        return json.dumps(alter(json.loads(sound), places)).encode()
    except ValueError:
        return cut(sound, places)


def _started(spider: Any) -> Iterator[Request]:
    start = spider.start()
    while True:
        try:
            start.__anext__().send(None)
        except StopIteration as value:
            yield value.value
        except StopAsyncIteration:
            return


def _judged(validate: ValidatePipeline, found: JobPosting) -> Iterator[Ad]:
    try:
        ad = Ad.from_posting(validate.process_item(found))
    except DropItem:
        return
    facts_of(ad)
    yield ad
