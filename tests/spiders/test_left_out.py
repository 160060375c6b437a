"""Ads that a board lists and nobody wants are counted by reason, for the user and the log."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from adcrawler import settings
from adcrawler.storage.database import Database
from tests.spiders.site import Crawl, Page, Site

STORED = {
    "ITEM_PIPELINES": json.dumps(settings.ITEM_PIPELINES),
    "EXTENSIONS": json.dumps(settings.EXTENSIONS),
}
TEXT = "We run Europe's night trains from a signal box in Strasbourg. " * 10


def item(number: int, title: str, **more: Any) -> dict[str, Any]:
    posting = {"_jobposting": more} if more else {}
    url = f"https://nachtzug.example/{number}"
    return {"id": number, "url": url, "title": title, "content_html": f"<p>{TEXT}</p>"} | posting


@pytest.fixture
def feed(site: Site) -> str:
    items = [
        item(1, "Python developer"),
        item(2, "Account executive"),
        item(3, "Chef de projet événementiel"),
        item(4, "Rust developer", validThrough="2020-01-01"),
    ]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
    site.pages["/jobs.json"] = Page(body, headers={"Content-Type": "application/feed+json"})
    return f"{site.url}/jobs.json"


def test_what_is_left_out_is_counted_and_no_failure(
    feed: str, crawl: Callable[..., Crawl], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = database.address.render_as_string(hide_password=False)
    monkeypatch.setenv("ADCRAWLER_DATABASE_URL", url)
    result = crawl(f"board={feed}", spider="feed", **STORED)
    assert result.titles == ["Python developer"]
    assert result.lines == ["adcrawler: left out: 2 ads (another trade)"]
    assert result.code == 0
    with database.connect() as connection:
        rejected = connection.execute(text("SELECT rejected FROM crawl")).scalar_one()
    assert rejected == {"another trade": 2, "expired": 1}


def test_ads_of_all_trades_are_kept_where_they_are_asked_for(
    feed: str, crawl: Callable[..., Crawl]
) -> None:
    result = crawl(f"board={feed}", "all=1", spider="feed")
    assert len(result.ads) == 4
    assert (result.lines, result.code) == ([], 0)
