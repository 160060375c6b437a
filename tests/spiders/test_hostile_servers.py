"""Servers that want to keep a crawl for ever: it ends by itself, with what it got and why."""

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import brotli
import pytest

from tests.spiders.conftest import REPOSITORY, Start
from tests.spiders.site import Crawl, Page, Site
from tests.spiders.test_long_list import CRAWL

HUGE = 400_000_000
"""Bytes of a bomb, unpacked."""
MOST = 20
"""Pages of a site."""


class Ended(NamedTuple):
    lines: list[str]
    titles: list[str]
    megabytes: float
    """The most memory that it had."""


@pytest.fixture
def measured(command: Start, tmp_path: Path) -> Callable[..., Ended]:
    """Return a function that crawls as `crawl` does and measures the memory."""

    def measured(*arguments: str, **settings: Any) -> Ended:
        line = command(*arguments, **settings)
        at = line.index("-m")
        program = [*line[:at], "-c", CRAWL, *line[at + 1 :]]
        done = subprocess.run(program, cwd=REPOSITORY, capture_output=True, text=True, check=False)
        ads = [json.loads(ad) for ad in (tmp_path / "ads.jsonl").read_text().splitlines()]
        megabytes = int(done.stdout.split()[-1]) / 1024
        return Ended(done.stderr.splitlines(), [ad["title"] for ad in ads], megabytes)

    return measured


def gzipped(levels: int) -> bytes:
    body = b"<p>" + b"a" * HUGE
    for _ in range(levels):
        body = gzip.compress(body, 1)
    return body


def squeezed() -> bytes:
    packer = brotli.Compressor(quality=1)
    piece = b"a" * 1_000_000
    parts = [packer.process(piece) for _ in range(HUGE // len(piece))]
    return b"".join([*parts, packer.finish()])


@pytest.mark.slow
def test_bombs_cost_little_memory_and_one_line_each(
    site: Site, measured: Callable[..., Ended], ad: Callable[..., Page]
) -> None:
    site.pages = {
        "/good": ad(),
        "/gzip": Page(gzipped(1), headers={"Content-Encoding": "gzip"}),
        "/twice": Page(gzipped(2), headers={"Content-Encoding": "gzip, gzip"}),
        "/brotli": Page(squeezed(), headers={"Content-Encoding": "br"}),
        "/broken": Page(gzipped(1)[:500], headers={"Content-Encoding": "gzip"}),
        "/no-gzip": Page("plain", headers={"Content-Encoding": "gzip"}),
        "/map.xml": Page(gzipped(1), headers={"Content-Type": "application/gzip"}),
    }
    usual = measured(f"url={site.url}/good").megabytes
    urls = ",".join(f"{site.url}{path}" for path in site.pages if path != "/map.xml")
    ended = measured(f"url={urls}", RETRY_TIMES=0)
    assert ended.titles == ["Python developer"]
    told = dict(line.removeprefix(f"adcrawler: {site.url}").split(" ", 1) for line in ended.lines)
    assert set(told) == {"/gzip", "/twice", "/brotli", "/broken", "/no-gzip"}
    for path in ("/gzip", "/twice", "/brotli"):
        assert told[path] == "is larger than 10 MB once unpacked"
    assert ended.megabytes - usual < 100
    ended = measured(f"sitemap={site.url}/map.xml", RETRY_TIMES=0)
    assert [line.partition(" is ")[2] for line in ended.lines] == ["no sitemap"]
    assert ended.megabytes - usual < 250  # a sitemap may have 50 MB


@pytest.mark.slow
def test_what_never_ends_is_left_in_time(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    loop = "/loop?n="

    def make(path: str) -> Page | None:
        if not path.startswith(loop):
            return None
        following = f"{loop}{int(path.removeprefix(loop)) + 1}"
        return Page(status=302, headers={"Location": following})

    site.make = make
    site.pages = {
        "/good": ad(),
        "/drips": Page(b"<p>word</p>", length_stated=False, drips=True),
        "/hangs": Page(hangs=True),
        "/floods": Page(b"<p>word</p>" * 20_000, length_stated=False, drips=True),
    }
    urls = ",".join(f"{site.url}{path}" for path in ("/drips", f"{loop}1", *site.pages))
    limits = {"DOWNLOAD_TIMEOUT": 6, "DOWNLOAD_MAXSIZE": 1_000_000}
    result = crawl(f"url={urls}", RETRY_TIMES=0, **limits)
    host = site.url.removeprefix("http://")
    assert sorted(line.removeprefix(f"adcrawler: {site.url}") for line in result.lines) == [
        f"/drips cannot be reached: {host} did not answer in time",
        "/floods is larger than 1 MB",
        f"/hangs cannot be reached: {host} did not answer in time",
        "/loop?n=1 was not read: it redirects too often",
    ]
    assert (result.code, result.titles) == (1, ["Python developer"])


@pytest.mark.slow
@pytest.mark.parametrize(
    "links",
    [
        ["/jobs/calendar?month={n}", "/jobs/dev-{n}"],
        ["/jobs?page={n}"],
        ["/jobs/" + "a/" * 30 + "{n}?session={n}&page={n}"],
    ],
)
def test_a_calendar_without_end_ends(
    links: list[str], site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    def make(path: str) -> Page | None:
        if path == "/robots.txt":
            return None
        number = int(dict(parse_qsl(urlsplit(path).query)).get("page") or len(site.visits))
        anchors = "".join(f'<a href="{to}">{number + 1}</a>' for to in links)
        following = anchors.replace("{n}", str(number + 1))
        return Page(f"<h1>Jobs</h1>{following}<a href='/ad'>Python developer</a>")

    site.make = make
    site.pages = {"/ad": ad()}
    limits = {"ADCRAWLER_MAX_PAGES": MOST, "ADCRAWLER_MAX_DEPTH": 1000}
    result = crawl(f"site={site.url}/", **limits)
    assert (result.code, result.titles) == (0, ["Python developer"])
    assert len(site.paths()) <= MOST + 1
    [line] = result.lines
    assert line.endswith(" beyond ADCRAWLER_MAX_PAGES")


@pytest.mark.slow
def test_a_page_of_ten_thousand_links_costs_no_more_than_is_allowed(
    site: Site, measured: Callable[..., Ended], ad: Callable[..., Page]
) -> None:
    links = "".join(f'<a href="/jobs/dev-{n}">Python developer {n}</a>' for n in range(10_000))
    site.pages = {"/": Page(f"<h1>Jobs</h1>{links}"), "/jobs/dev-0": ad()}
    usual = measured(f"url={site.url}/jobs/dev-0").megabytes
    ended = measured(f"site={site.url}/", ADCRAWLER_MAX_PAGES=MOST)
    assert ended.titles == ["Python developer"]
    beyond = f"{10_000 - MOST} pages beyond ADCRAWLER_MAX_PAGES"
    assert ended.lines == [f"adcrawler: left out: {MOST - 1} pages gone, {beyond}"]
    assert ended.megabytes - usual < 60


@pytest.mark.slow
def test_letters_that_are_none_cost_only_themselves(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    page = str(ad("Développeur à Orléans").body).encode().decode("unicode-escape")
    wrong = {
        "/utf-8": (page.encode() + b"\xff\xfe\xc3", "text/html; charset=utf-8"),
        "/latin-1": (page.encode("latin-1"), "text/html; charset=iso-8859-1"),
        "/latin-1-as-utf-8": (page.encode("latin-1"), "text/html; charset=utf-8"),
        "/utf-8-as-unknown": (page.encode(), "text/html; charset=no-such"),
        "/utf-16": (page.encode("utf-16"), "text/html"),
        "/nul": (page.replace("Orl", "\0Orl").encode(), "text/html; charset=utf-8"),
    }
    site.pages = {
        path: Page(body, headers={"Content-Type": kind}) for path, (body, kind) in wrong.items()
    }
    result = crawl(f"url={','.join(site.url + path for path in wrong)}")
    assert (result.code, result.lines) == (0, [])
    titles = {urlsplit(ad["url"]).path: ad["title"] for ad in result.ads}
    assert titles.pop("/latin-1-as-utf-8") == "D�veloppeur � Orl�ans"
    assert titles.pop("/nul").replace("�", "").replace("  ", " ") == "Développeur à Orléans"
    assert titles == dict.fromkeys(titles, "Développeur à Orléans")
    assert len(titles) == len(wrong) - 2
