"""Retries that wait: twice as long each time, or as long as the server asks."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Response
from scrapy.utils.asyncio import sleep
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import load_object
from scrapy.utils.response import response_status_message

from adcrawler.problems import ClosingError, RetryTooLateError, is_bad_certificate

LONGEST_DELAY = 60.0


class BackoffMiddleware:
    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.crawler = crawler
        self.first_delay = settings.getfloat("ADCRAWLER_RETRY_DELAY")
        self.longest_wait = settings.getfloat("ADCRAWLER_RETRY_AFTER_MAX")
        self.statuses = {int(code) for code in settings.getlist("RETRY_HTTP_CODES")}
        self.exceptions = tuple(map(load_object, settings.getlist("RETRY_EXCEPTIONS")))
        self._quiet_until: dict[str, float] = {}
        """By host, on the monotonic clock: when the server that sent Retry-After may be asked."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Hold back what is meant for a host that asked for a pause."""
        host = urlparse_cached(request).netloc
        pause = self._quiet_until.get(host, 0.0) - monotonic()
        if pause > self.longest_wait:
            raise RetryTooLateError(f"it may be asked again in {pause:.0f} s (Retry-After)")
        await self._wait(pause)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        if response.status not in self.statuses:
            return response
        asked = retry_after(response)
        if asked is not None:
            self._quiet_until[urlparse_cached(request).netloc] = monotonic() + asked
        retry = self._again(request, response_status_message(response.status))
        if retry is not None and asked is None:
            await self._wait(self._delay(retry))
        return retry or response  # a retry passes process_request, which waits as asked

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if not isinstance(exception, self.exceptions) or is_bad_certificate(exception):
            return None
        if (retry := self._again(request, exception)) is not None:
            await self._wait(self._delay(retry))
        return retry

    def _again(self, request: Request, reason: str | Exception) -> Request | None:
        assert self.crawler.spider
        return get_retry_request(request, spider=self.crawler.spider, reason=reason)

    def _delay(self, retry: Request) -> float:
        times = retry.meta["retry_times"]
        return float(min(self.first_delay * 2 ** (times - 1), LONGEST_DELAY))

    async def _wait(self, seconds: float) -> None:
        """Sleep, but not beyond the end of the crawl."""
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            if not self.crawler.crawling or getattr(self.crawler.spider, "closing", False):
                raise ClosingError("the crawl is ending")
            await sleep(min(left, 0.5))


def retry_after(response: Response) -> float | None:
    """Return the seconds that a response asks to wait, None if it does not say."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
