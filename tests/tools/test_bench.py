"""The benchmark's table and file, and what it measures with."""

from pathlib import Path

import pytest

from adcrawler.extract.posting import find_postings
from tools.bench import start
from tools.bench.board import page, served
from tools.bench.crawl import bare
from tools.bench.figures import Figure, ratios, save, show


def figure(name: str, value: float, wanted: str = "") -> Figure:
    return Figure(name, value, "ads/s", 200, "ads/s, COPY", wanted)


def test_what_is_wanted_is_checked() -> None:
    assert figure("store", 100, "ratio >= 0.5").is_met
    assert not figure("store", 99, "ratio >= 0.5").is_met
    assert figure("store", 99, "value <= 99").is_met
    assert not figure("store", 99, "value <= 98").is_met
    assert figure("store", 1).is_met


def test_two_runs_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save([figure("store", 100)], tmp_path / "before.json")
    before = ratios(tmp_path / "before.json")
    assert before == {"store": 0.5}
    show([figure("store", 150, "ratio >= 0.8"), figure("new", 1)], before)
    lines = capsys.readouterr().out.splitlines()
    store, new = (next(line for line in lines if name in line) for name in ("│ store", "│ new"))
    cells = [cell.strip() for cell in store.strip("│").split("│")]
    assert cells == ["store", "150 ads/s", "200 ads/s, COPY", "0.75", "ratio >= 0.8: missed", "0.5"]
    assert new.rstrip("│ ").endswith("-")


def test_invented_pages_hold_ads_that_differ() -> None:
    ads = [find_postings(page(key).decode(), f"https://x.example/{key}", "x") for key in range(20)]
    assert {len(found) for found in ads} == {1}
    assert len({found[0].description for found in ads}) == 20
    assert {found[0].language for found in ads} == {"fr", "en"}


def test_a_bare_spider_reads_the_board() -> None:
    with served() as url:
        crawled = bare(url, 0, 5)
    assert crawled.pages == 5
    assert crawled.seconds > 0


def test_starts_are_measured() -> None:
    helped, audited = start.measure(turns=1)
    assert 0 < helped.value < audited.value
