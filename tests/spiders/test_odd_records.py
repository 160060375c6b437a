"""A record that lacks what an ad can do without still gives its ad."""

import json
from importlib import import_module
from typing import Any

import pytest
from scrapy.utils.test import get_crawler

from adcrawler.spiders.francetravail import CLIENT
from tests.boards.case import HERE

NEEDED = {
    "greenhouse/moulinvert/jobs": {"id", "title", "content", "absolute_url", "internal_job_id"},
    "lever/phare/postings": {"id", "text", "description", "hostedUrl"},
    "ashby/tisserand/board": {"id", "title", "descriptionHtml", "jobUrl", "isListed"},
    "workable/lampadaire/widget": {"shortcode", "title", "description", "url"},
    "recruitee/verger/offers": {"id", "title", "description", "careers_url", "status"},
    "teamtailor/boussole/page2": {"id", "title", "url", "content_html"},
    "smartrecruiters/cordee/detail1": {"id", "name", "jobAd", "active"},
    "remotive/sleepers/jobs": {"id", "title", "description", "url"},
    "arbeitnow/sleepers/page1": {"slug", "title", "description", "url"},
    "jobicy/sleepers/jobs": {"id", "jobTitle", "jobDescription", "url"},
    "himalayas/sleepers/page1": {"guid", "title", "description"},
    "themuse/sleepers/page0": {"id", "name", "contents", "refs"},
    "hackernews/may/older": {"objectID", "comment_text"},
    "francetravail/computing/first": {"id", "intitule", "description"},
}
"""What an ad cannot do without, or what says that it is none, by saved page."""


ODD: tuple[Any, ...] = (None, "", [], {})
LISTS = ("jobs", "offers", "items", "data", "results", "hits", "resultats")


def first_record(page: str) -> dict[str, Any]:
    content = json.loads((HERE / f"{page}.json").read_text("utf-8"))
    if isinstance(content, dict):
        content = next((content[name] for name in LISTS if name in content), [content])
    record: dict[str, Any] = content[0]
    return record


def read(spider: Any, record: dict[str, Any]) -> Any:
    spider._keys.clear()
    return spider.read(record)


@pytest.mark.parametrize("page", NEEDED)
def test_an_ad_needs_no_more_than_a_key_a_title_a_text_and_a_page(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in CLIENT:
        monkeypatch.setenv(name, "invented")
    platform = page.partition("/")[0]
    module = import_module(f"adcrawler.spiders.{platform}")
    spider: Any = getattr(module, f"{platform.title()}Spider")(board="a-board")
    spider.crawler, spider.company = get_crawler(), None
    record = first_record(page)
    title = read(spider, record).title
    for name in record.keys() - NEEDED[page]:
        for odd in ODD:
            assert read(spider, record | {name: odd}).title == title, (name, odd)
        without = {key: value for key, value in record.items() if key != name}
        assert read(spider, without).title == title, name
