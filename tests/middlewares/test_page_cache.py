"""The store of pages; what a server sees of it is in tests/spiders/test_politeness.py."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings
from scrapy.spiders import Spider
from scrapy.utils.test import get_crawler

from adcrawler.middlewares.page_cache import SqliteStorage

REQUEST = Request("https://a.example/1")
PAGE = HtmlResponse(
    REQUEST.url,
    headers={"Content-Type": "text/html", "ETag": '"é"', "X-Two": ["a", "b"]},
    body="<p>été</p>",
    encoding="utf-8",
)


@pytest.fixture
def spider() -> Spider:
    crawler = get_crawler()
    return Spider.from_crawler(crawler, name="any")


@pytest.fixture
def storage(tmp_path: Path, spider: Spider) -> Iterator[SqliteStorage]:
    storage = opened(tmp_path, spider)
    yield storage
    storage.close_spider(spider)


def opened(folder: Path, spider: Spider) -> SqliteStorage:
    settings = Settings({"HTTPCACHE_DIR": str(folder), "HTTPCACHE_EXPIRATION_SECS": 100})
    storage = SqliteStorage(settings)
    storage.open_spider(spider)
    return storage


def test_a_page_comes_back_as_it_was(storage: SqliteStorage, spider: Spider) -> None:
    assert storage.retrieve_response(spider, REQUEST) is None
    storage.store_response(spider, REQUEST, PAGE)
    kept = storage.retrieve_response(spider, REQUEST)
    assert isinstance(kept, HtmlResponse)
    assert (kept.url, kept.body, kept.headers) == (PAGE.url, PAGE.body, PAGE.headers)


def test_two_crawls_share_the_store(storage: SqliteStorage, spider: Spider, tmp_path: Path) -> None:
    other = opened(tmp_path, spider)
    storage.store_response(spider, REQUEST, PAGE)
    assert other.retrieve_response(spider, REQUEST) is not None
    other.close_spider(spider)


def test_pages_not_seen_for_long_are_deleted(
    storage: SqliteStorage, spider: Spider, tmp_path: Path
) -> None:
    storage.store_response(spider, REQUEST, PAGE)
    with closing(sqlite3.connect(tmp_path / "pages.sqlite3", isolation_level=None)) as file:
        file.execute("UPDATE page SET seen_at = seen_at - 1000")
    later = opened(tmp_path, spider)
    assert later.retrieve_response(spider, REQUEST) is None
    later.close_spider(spider)


def test_a_store_that_cannot_be_used_costs_no_page(
    tmp_path: Path, spider: Spider, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pages.sqlite3").write_bytes(b"no database, whatever it is called" * 40)
    storage = opened(tmp_path, spider)
    storage.store_response(spider, REQUEST, Response(REQUEST.url))
    assert storage.retrieve_response(spider, REQUEST) is None
    storage.close_spider(spider)
    assert "No page is kept for conditional requests" in caplog.text
