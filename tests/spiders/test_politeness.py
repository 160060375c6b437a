"""Robots' rules, retries, pauses and conditional requests, as a server sees them."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.spiders.site import Crawl, Page, Site


@pytest.mark.slow
def test_a_busy_server_is_asked_again_as_it_wishes(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    site.pages = {
        "/1": [Page("busy", 503), Page("busy", 503), ad(headers={"Set-Cookie": "a=b"})],
        "/2": [Page("slow down", 429, {"Retry-After": "1"}), ad("Calm")],
        "/3": Page("closed", 503, {"Retry-After": "86400"}),
    }
    closed = site.url.replace("127.0.0.1", "localhost")  # pauses are by host
    result = crawl(f"url={site.url}/1,{site.url}/2,{closed}/3")
    assert sorted(result.titles) == ["Calm", "Python developer"]
    assert [visit.status for visit in site.visits if visit.path == "/1"] == [503, 503, 200]
    refused, answered = [visit.at for visit in site.visits if visit.path == "/2"]
    assert answered - refused >= 1
    assert site.paths().count("/3") == 1
    assert result.code == 1
    assert len(result.lines) == 1
    assert f"{closed}/3 was not read: {closed[7:]} asks for a longer pause" in result.lines[0]
    for visit in site.visits:
        assert visit.headers["User-Agent"].startswith("adcrawler/")
        assert "(+" in visit.headers["User-Agent"]
        assert visit.headers["Cookie"] is None


def test_an_unchanged_page_costs_a_304_and_gives_its_ad_again(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    secret = {"Cache-Control": "no-store"}
    site.pages = {
        "/same": ad("Same", etag='"a"'),
        "/secret": ad("Secret", etag='"b"', headers=secret),
        "/changed": ad("Before", etag='"c"'),
    }
    urls = f"url={site.url}/same,{site.url}/secret,{site.url}/changed"
    assert sorted(crawl(urls).titles) == ["Before", "Same", "Secret"]
    site.pages["/changed"] = ad("After", etag='"d"')
    site.visits.clear()
    assert sorted(crawl(urls).titles) == ["After", "Same", "Secret"]
    statuses = {visit.path: visit.status for visit in site.visits}
    assert statuses == {"/robots.txt": 404, "/same": 304, "/secret": 200, "/changed": 200}


@pytest.mark.slow
def test_a_crawl_delay_slows_down_even_where_more_is_allowed(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    site.pages = {"/robots.txt": Page("User-agent: *\nCrawl-delay: 0.7"), "/1": ad(), "/2": ad("B")}
    assert len(crawl(f"url={site.url}/1,{site.url}/2").ads) == 2
    times = [visit.at for visit in site.visits]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.65


@pytest.mark.slow
def test_other_hosts_are_asked_once_a_second(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    """What holds for loopback holds for no other host: without its slot it waits like them."""
    site.pages = {"/1": ad(), "/2": ad("B")}
    assert len(crawl(f"url={site.url}/1,{site.url}/2", DOWNLOAD_SLOTS="{}").ads) == 2
    times = [visit.at for visit in site.visits]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.95
