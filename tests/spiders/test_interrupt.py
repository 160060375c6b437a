"""Ctrl-C."""

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.spiders.conftest import REPOSITORY, Start
from tests.spiders.site import Page, Site


@pytest.mark.slow
@pytest.mark.parametrize("pause", ["60", ""])
def test_an_interrupted_crawl_keeps_its_ads_and_ends_soon(
    site: Site, command: Start, ad: Callable[..., Page], tmp_path: Path, pause: str
) -> None:
    """Also while it waits for a server that asked for a pause, or to try again."""
    again = {"Retry-After": pause} if pause else {}
    site.pages = {"/1": ad("First"), "/2": Page("busy", 503, again)}
    line = command(f"url={site.url}/1,{site.url}/2", ADCRAWLER_RETRY_DELAY=60, LOG_LEVEL="DEBUG")
    with subprocess.Popen(line, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        awaited = {"Scraped", "Retrying"}
        for text in process.stderr:
            awaited -= {word for word in awaited if word in text}
            if not awaited:
                break
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert "adcrawler: interrupted; what was crawled until now is kept" in errors.splitlines()
    assert "Traceback" not in errors
    assert process.returncode == 130
    assert '"title": "First"' in (tmp_path / "ads.jsonl").read_text()
