import gzip

import pytest

from adcrawler.extract.sitemap import Entry, Sitemap, read_sitemap

URL = "https://a.example/maps/sitemap.xml"


def test_pages_come_newest_first_with_their_whole_addresses() -> None:
    body = """<?xml version="1.0"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc> https://a.example/1?a=1&amp;b=2 </loc></url>
      <!-- <url><loc>https://a.example/hidden</loc></url> -->
      <url><image:image><image:loc>https://a.example/x.png</image:loc></image:image>
        <loc>/2</loc><lastmod>2026-01-02</lastmod></url>
      <url><lastmod>2026-01-03</lastmod></url>
      <url><loc>https://a.example/3</loc><lastmod>2026-01-03T00:00:00Z</lastmod></url>
    </urlset>"""
    assert read_sitemap(body.encode(), URL, 10_000) == Sitemap(
        [],
        [
            Entry("https://a.example/3", "2026-01-03T00:00:00Z"),
            Entry("https://a.example/2", "2026-01-02"),
            Entry("https://a.example/1?a=1&b=2", ""),
        ],
    )


def test_an_index_names_sitemaps_and_lines_are_a_sitemap_too() -> None:
    index = b"<sitemapindex><sitemap><loc>https://a.example/b.xml.gz</loc></sitemap></sitemapindex>"
    found = Sitemap([Entry("https://a.example/b.xml.gz")], [])
    assert read_sitemap(index, URL, 10_000) == found
    assert read_sitemap(gzip.compress(index), URL, 10_000) == found
    lines = b"\xef\xbb\xbfhttps://a.example/1\r\n\r\nhttps://a.example/2\r\n"
    assert read_sitemap(lines, URL, 10_000) == Sitemap(
        [], [Entry("https://a.example/1"), Entry("https://a.example/2")]
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>no</body></html>",
        b"<",
        b"nothing here",
        gzip.compress(b"<urlset></urlset>", mtime=0)[:-9],
        b"\x1f\x8bnot gzip",
        gzip.compress(b"<urlset>" + b" " * 100_000 + b"</urlset>"),
    ],
)
def test_what_is_no_sitemap_is_none(body: bytes) -> None:
    assert read_sitemap(body, URL, 10_000) is None


@pytest.mark.parametrize("address", ["http://[", "https://a.example:port/", "ftp://a.example/"])
def test_an_address_that_is_none_costs_no_other(address: str) -> None:
    sound = "https://a.example/1"
    xml = f"<urlset><url><loc>{address}</loc></url><url><loc>{sound}</loc></url></urlset>"
    for body in (xml, f"{sound}\n{address}" if "ftp" not in address else sound):
        assert read_sitemap(body.encode(), URL, 10_000) == Sitemap([], [Entry(sound)])


def test_a_name_that_is_none_costs_no_exception() -> None:
    assert read_sitemap(b'<urlset xmlns="a}b"><url/></urlset>', URL, 10_000)


def test_entities_are_not_expanded() -> None:
    body = b"""<!DOCTYPE urlset [<!ENTITY a "https://a.example/x"><!ENTITY b SYSTEM "/etc/passwd">]>
    <urlset><url><loc>&b;</loc></url><url><loc>https://a.example/1</loc></url></urlset>"""
    assert read_sitemap(body, URL, 10_000) == Sitemap([], [Entry("https://a.example/1")])
