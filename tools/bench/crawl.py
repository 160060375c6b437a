"""Crawls of the invented board, with all that a crawl does, and what they took."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tools.bench.board import served
from tools.bench.figures import Figure

PAGES, TURNS = 1_000, 3


class Crawled(NamedTuple):
    pages: int
    seconds: float
    """From the spider's opening to its closing, without the program's start."""
    peak_mb: float


def bare(url: str, first: int, last: int) -> Crawled:
    """Crawl ads `first` to `last` and keep nothing."""
    command = [sys.executable, "-m", "tools.bench.bare", url, str(first), str(last)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return crawled(json.loads(done.stdout.splitlines()[-1]))


def full(url: str, first: int, last: int, database: str, folder: Path) -> Crawled:
    """Crawl ads `first` to `last` as a user does, into a database."""
    urls = folder / "urls.txt"
    urls.write_text("".join(f"{url}/jobs/{number}\n" for number in range(first, last)))
    return run("jobposting", f"urls={urls}", database=database, folder=folder)


def run(spider: str, argument: str, *, database: str, folder: Path) -> Crawled:
    """Run a spider of ours, with all that a crawl does."""
    stats = folder / "stats.json"
    command = [sys.executable, "-m", "adcrawler", "crawl", spider, "-a", argument]
    command += ["-s", "MEMUSAGE_CHECK_INTERVAL_SECONDS=1"]
    command += ["-s", f"BENCH_STATS={stats}", "-s", "STATS_CLASS=tools.bench.stats.WrittenStats"]
    own = {"ADCRAWLER_DATABASE_URL": database, "ADCRAWLER_CACHE_DIR": str(folder / "cache")}
    own |= {"ADCRAWLER_ALLOW_PRIVATE": "127.0.0.0/8"}
    subprocess.run(command, env=os.environ | own, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return crawled(json.loads(stats.read_text()))


def crawled(stats: Mapping[str, Any]) -> Crawled:
    return Crawled(
        pages=stats["item_scraped_count"],
        seconds=stats["elapsed_time_seconds"],
        peak_mb=stats["memusage/max"] / 2**20,
    )


def measure(database: str, folder: Path) -> Iterator[Figure]:
    """Crawl by turns: other processes then slow both alike. Of each the fastest turn counts."""
    with served() as url:
        turns = [(number * PAGES, (number + 1) * PAGES) for number in range(TURNS)]
        pairs = [(bare(url, *turn), full(url, *turn, database, folder)) for turn in turns]
        plain, ours = (
            max(one.pages / one.seconds for one in way) for way in zip(*pairs, strict=True)
        )
        again = full(url, *turns[0], database, folder)
    reference = plain, "pages/s, a bare spider"
    yield Figure("crawl, new pages", ours, "pages/s", *reference, "ratio >= 0.8")
    yield Figure("crawl, unchanged pages", again.pages / again.seconds, "pages/s", *reference)
