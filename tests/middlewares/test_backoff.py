from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from adcrawler.middlewares.backoff import LONGEST_DELAY, BackoffMiddleware, retry_after


def asked(value: str) -> float | None:
    return retry_after(Response("http://a.example/", 503, headers={"Retry-After": value}))


def test_retry_after_is_read_as_seconds_or_date() -> None:
    assert asked("120") == 120
    soon = asked(format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True))
    assert soon is not None
    assert 80 < soon <= 90
    assert asked("Wed, 21 Oct 2015 07:28:00 GMT") == 0


@pytest.mark.parametrize("value", ["", "soon", "-3", "1.5", "²", "Wed, 99 Oct 2015 07:28:00 GMT"])
def test_what_is_no_retry_after_is_none(value: str) -> None:
    response = Response("http://a.example/", 503, headers={"Retry-After": value.encode()})
    assert retry_after(response) is None


def test_each_retry_waits_twice_as_long_up_to_a_minute() -> None:
    middleware: Any = BackoffMiddleware(get_crawler(settings_dict={"ADCRAWLER_RETRY_DELAY": 2}))
    delays = [
        middleware._delay(Request("http://a.example/", meta={"retry_times": times}))
        for times in (1, 2, 3, 4, 9)
    ]
    assert delays == [2, 4, 8, 16, LONGEST_DELAY]
