"""Ads found through sitemaps and links."""

import gzip
from collections.abc import Callable

import pytest

from tests.spiders.site import Crawl, Page, Site

XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XML = {"Content-Type": "application/xml"}


def urlset(*entries: tuple[str, str]) -> str:
    urls = "".join(f"<url><loc>{u}</loc><lastmod>{d}</lastmod></url>" for u, d in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {XMLNS}>{urls}</urlset>'


def index(*urls: str) -> str:
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex {XMLNS}>{entries}</sitemapindex>"


@pytest.fixture
def with_sitemaps(site: Site, ad: Callable[..., Page]) -> Site:
    """Return a site whose robots.txt names a gzipped index of a nested index and a sitemap."""
    ads = urlset(
        (f"{site.url}/ads/old", "2026-01-01"),
        (f"{site.url}/ads/new", "2026-03-01"),
        (f"{site.url}/ads/middle?a=1&amp;b=2", "2026-02-01T10:00:00Z"),
        (f"{site.url}/ads/gone", "2025-01-01"),
    )
    zipped = gzip.compress(index(f"{site.url}/nested.xml").encode())
    site.pages = {
        "/robots.txt": Page(f"Sitemap: {site.url}/index.xml.gz\nUser-agent: *\nDisallow: /private"),
        "/": Page('<a href="/about">About</a>'),
        "/index.xml.gz": Page(zipped, headers={"Content-Type": "application/gzip"}),
        "/nested.xml": Page(index(f"{site.url}/ads.xml"), headers=XML),
        "/ads.xml": Page(ads, headers=XML),
        "/ads/old": ad("Old"),
        "/ads/new": ad("New"),
        "/ads/middle?a=1&b=2": ad("Middle"),
    }
    return site


@pytest.mark.slow
def test_sitemaps_are_followed_to_their_ads_newest_first(
    with_sitemaps: Site, crawl: Callable[..., Crawl]
) -> None:
    url = with_sitemaps.url
    result = crawl(f"site={url}/", CONCURRENT_REQUESTS=1)
    assert result.titles == ["New", "Middle", "Old"]
    assert result.lines == ["adcrawler: left out: 1 page gone"]
    assert result.code == 0
    with_sitemaps.visits.clear()
    result = crawl(f"sitemap={url}/index.xml.gz", "max_ads=1", CONCURRENT_REQUESTS=1)
    assert (result.titles, result.lines, result.code) == (["New"], [], 0)
    assert "/ads/old" not in with_sitemaps.paths()


@pytest.mark.slow
def test_what_is_no_sitemap_or_holds_nothing_is_a_failure(
    site: Site, crawl: Callable[..., Crawl]
) -> None:
    site.pages = {"/": Page("<p>hello</p>"), "/empty.xml": Page(urlset(), headers=XML)}
    result = crawl(f"sitemap={site.url}/,{site.url}/empty.xml")
    assert sorted(result.lines) == [
        f"adcrawler: {site.url}/ is no sitemap",
        f"adcrawler: {site.url}/empty.xml is an empty sitemap",
    ]
    assert result.code == 1
    result = crawl(f"site={site.url}/")
    assert result.lines == [f"adcrawler: {site.url}/: no job ad found on this site"]
    assert result.code == 1


def test_links_are_followed_to_ads_through_listings(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    """Four listing pages are not too deep; other sites, forbidden and dead pages are passed by."""
    site.pages = {"/robots.txt": Page("User-agent: *\nDisallow: /emplois/interdit")}
    site.pages["/"] = Page('<a href="/emplois">Nos offres</a> <a href="/blog">Blog</a>')
    elsewhere = [
        '<a href="/emplois/interdit/1">Développeuse</a> <a href="/emplois/perdu">Ingénieur</a>',
        '<a href="https://other.invalid/jobs/1">Developer</a> <a href="/emplois/1a#b">Poste</a>',
    ]
    for number in range(1, 5):
        links = [f'<a href="/emplois/{number}{letter}">Développeur H/F</a>' for letter in "ab"]
        links += [f'<a href="/emplois?page={number + 1}">Suivant »</a>'] * (number < 4)
        links += elsewhere * (number == 1)
        address = "/emplois" if number == 1 else f"/emplois?page={number}"
        site.pages[address] = Page("<ul>" + " ".join(links))
        site.pages |= {f"/emplois/{number}{x}": ad(f"Offre {number}{x}") for x in "ab"}
    result = crawl(f"site={site.url}")
    assert sorted(result.titles) == [f"Offre {n}{x}" for n in range(1, 5) for x in "ab"]
    assert result.code == 0
    assert result.lines == ["adcrawler: left out: 1 page gone, 1 page forbidden by robots.txt"]
    assert len(site.paths()) == len(set(site.paths()))
    assert "/blog" not in site.paths()


def test_links_are_tried_when_sitemaps_lead_to_no_ad(
    with_sitemaps: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    with_sitemaps.pages["/ads.xml"] = Page(urlset((f"{with_sitemaps.url}/about", "")), headers=XML)
    with_sitemaps.pages["/"] = Page('<a href="/jobs/1">Developer</a>')
    with_sitemaps.pages["/jobs/1"] = ad("Found")
    result = crawl(f"site={with_sitemaps.url}/")
    assert (result.titles, result.code) == (["Found"], 0)
