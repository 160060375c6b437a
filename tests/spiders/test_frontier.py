"""Processes that crawl one site together, through a real Redis."""

import shutil
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from redis import ConnectionError as RedisAway
from redis import Redis
from scrapy import Spider
from scrapy.settings import Settings

from adcrawler.frontier import NAME, check_frontier
from adcrawler.spiders.jobposting import JobpostingSpider
from adcrawler.spiders.lever import LeverSpider
from adcrawler.targets import ArgumentError
from tests.spiders.conftest import REPOSITORY, Start
from tests.spiders.site import Page, Site, serving
from tests.spiders.test_sites import XML, urlset

ADS = 100
DELAY = 0.1
HELD = 50.0


class HeldSite(Site):
    """Answers for no ad before it is told to."""

    def __init__(self) -> None:
        super().__init__("")
        self.url = f"http://127.0.0.2:{self.server_port}"  # politeness spares 127.0.0.1
        self.asked = threading.Event()
        self.go_on = threading.Event()
        self.robots = 0
        """Processes that have begun, after which the site goes on with two."""

    def page(self, path: str) -> Page:
        if path == "/robots.txt":
            self.robots += 1
            if self.robots == 2:
                self.go_on.set()
        elif path.startswith("/jobs/"):
            self.asked.set()
            self.go_on.wait(HELD)
        return super().page(path)


@pytest.fixture
def site(ad: Callable[..., Page]) -> Iterator[HeldSite]:
    """Serve a sitemap of many ads."""
    server = HeldSite()
    urls = [(f"{server.url}/jobs/{number}", "2026-03-01") for number in range(ADS)]
    server.pages = {"/sitemap.xml": Page(urlset(*urls), headers=XML)}
    server.pages |= {f"/jobs/{number}": ad(f"Python developer {number}") for number in range(ADS)}
    with serving(server):
        yield server
        server.go_on.set()


@pytest.fixture
def redis() -> Iterator[str]:
    """Run a Redis and return its address."""
    if not (program := shutil.which("redis-server")):
        pytest.skip("no Redis here: apt install redis-server")
    with TemporaryDirectory(prefix="adc-") as folder:  # short: Unix sockets have short names
        line = [program, "--port", "0", "--unixsocket", f"{folder}/socket", "--save", ""]
        with subprocess.Popen([*line, "--dir", folder], stdout=subprocess.DEVNULL) as server:
            url = f"unix://{folder}/socket"
            await_redis(url)
            yield url
            server.terminate()


def await_redis(url: str) -> None:
    waiting = threading.Event()
    for _ in range(500):
        try:
            with Redis.from_url(url) as client:
                client.ping()
        except RedisAway:
            waiting.wait(0.1)
        else:
            return
    raise AssertionError("Redis does not start")


@pytest.fixture
def start(
    site: HeldSite, redis: str, command: Start, tmp_path: Path
) -> Callable[[str], "subprocess.Popen[bytes]"]:
    """Return a function that starts a process by name; all share one crawl."""

    def start(name: str) -> "subprocess.Popen[bytes]":
        line = command(
            f"sitemap={site.url}/sitemap.xml",
            output=str(tmp_path / f"{name}.jsonl"),
            SCHEDULER=NAME,
            ADCRAWLER_REDIS_URL=redis,
            ADCRAWLER_FRONTIER_LEASE="10",
            DOWNLOAD_DELAY=DELAY,
            HTTPCACHE_DIR=str(tmp_path / name),
        )
        return subprocess.Popen(line, cwd=REPOSITORY)

    return start


def left_in(redis: str) -> list[bytes]:
    """Return the names of what is left, members and turns apart, which pass by themselves."""
    with Redis.from_url(redis, decode_responses=True) as client:
        return [key for key in client.scan_iter() if ":turn:" not in key and "members" not in key]


def ads_of(tmp_path: Path, name: str) -> int:
    return len((tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines())


@pytest.mark.slow
def test_two_processes_ask_for_each_page_once_and_no_faster_than_one(
    site: HeldSite,
    start: Callable[[str], "subprocess.Popen[bytes]"],
    redis: str,
    tmp_path: Path,
) -> None:
    with start("anna") as anna, start("boris") as boris:
        assert (anna.wait(), boris.wait()) == (0, 0)
    expected = {"/sitemap.xml"} | {f"/jobs/{number}" for number in range(ADS)}
    assert Counter(site.paths()) == Counter(expected)
    shares = ads_of(tmp_path, "anna"), ads_of(tmp_path, "boris")
    assert sum(shares) == ADS
    assert min(shares) > 0
    times = [visit.at for visit in site.visits]
    assert max(times) - min(times) > ADS * DELAY * 0.75  # alone each, they would take half of it
    assert left_in(redis) == []


@pytest.mark.slow
def test_what_a_killed_process_was_at_is_done_by_another(
    site: HeldSite, start: Callable[[str], "subprocess.Popen[bytes]"], redis: str, tmp_path: Path
) -> None:
    with start("anna") as anna:
        assert site.asked.wait(HELD)
        anna.kill()
    site.go_on.set()
    with start("boris") as boris:
        assert boris.wait() == 0
    assert ads_of(tmp_path, "boris") == ADS
    assert left_in(redis) == []


@pytest.mark.parametrize(
    ("spider", "url", "reason"),
    [
        (LeverSpider, "redis://127.0.0.1:9", "boards are not"),
        (JobpostingSpider, "", "set ADCRAWLER_REDIS_URL"),
        (JobpostingSpider, "redis://:s3cret@127.0.0.1:9", "cannot be used: ConnectionError"),
        (JobpostingSpider, "s3cret", "cannot be used: ValueError"),
    ],
)
def test_what_cannot_be_shared_is_refused(spider: type[Spider], url: str, reason: str) -> None:
    settings = Settings({"SCHEDULER": NAME, "ADCRAWLER_REDIS_URL": url})
    with pytest.raises(ArgumentError, match=reason) as refused:
        check_frontier(settings, spider)
    assert "s3cret" not in str(refused.value)
