"""Crawls of a site on loopback, in processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.spiders.site import Crawl, Page, Site, serving

REPOSITORY = Path(__file__).parents[2]
Start = Callable[..., list[str]]
SETTINGS = {"ITEM_PIPELINES": "{}", "EXTENSIONS": "{}", "ADCRAWLER_RETRY_DELAY": "0.01"}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as server:
        yield server


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Return the command line of a crawl without database, whose warnings are errors."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ADCRAWLER_CACHE_DIR", str(tmp_path / "cache"))

    def command(
        *arguments: str, spider: str = "jobposting", output: str = "", **settings: Any
    ) -> list[str]:
        line = [sys.executable, "-W", "error", "-m", "scrapy", "crawl", spider]
        line += ["-O", output or str(tmp_path / "ads.jsonl")]
        for argument in arguments:
            line += ["-a", argument]
        for name, value in (SETTINGS | settings).items():
            line += ["-s", f"{name}={value}"]
        return line

    return command


@pytest.fixture
def crawl(command: Start, tmp_path: Path) -> Callable[..., Crawl]:
    def crawl(*arguments: str, stdin: str = "", **settings: Any) -> Crawl:
        line = command(*arguments, **settings)
        ended = subprocess.run(
            line, cwd=REPOSITORY, input=stdin, capture_output=True, text=True, check=False
        )
        file = tmp_path / "ads.jsonl"
        ads = [json.loads(ad) for ad in file.read_text().splitlines()] if file.exists() else []
        return Crawl(ended.returncode, ended.stderr.splitlines(), ended.stdout, ads)

    return crawl


@pytest.fixture
def ad() -> Callable[..., Page]:
    """Return a page with a job ad in JSON-LD."""

    def ad(title: str = "Python developer", **options: Any) -> Page:
        posting = {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "title": title,
            "description": f"<p>We run night trains. As {title} you write the timetable.</p>",
            "hiringOrganization": {"@type": "Organization", "name": "Nachtzug"},
            "datePosted": "2026-03-01",
            "jobLocation": {"@type": "Place", "address": {"addressLocality": "Strasbourg"}},
        }
        script = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
        return Page(f"<html lang=en><head>{script}</head><body>{title}</body></html>", **options)

    return ad
