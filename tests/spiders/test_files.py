"""Ads in files are read without a request."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.spiders.site import Crawl


def test_ads_in_files_are_yielded_whole(tmp_path: Path, crawl: Callable[..., Crawl]) -> None:
    folder = tmp_path / "offres"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "dev.md").write_text(
        "---\ntitle: Développeuse Python\ncompany: Nachtzug\nlocation: Strasbourg\n"
        "salary: 50 k€\ndate_posted: 2026-03-01\n---\n\nVous écrivez nos horaires en Python.\n"
    )
    ad = {"title": "Vendeuse", "text": "Vous vendez nos billets.", "remote": "hybrid"}
    (folder / "ads.jsonl").write_text(json.dumps(ad) + "\n{broken\n")
    result = crawl(f"path={folder}", spider="files")
    found = {ad["title"]: ad for ad in result.ads}
    assert set(found) == {"Développeuse Python", "Vendeuse"}  # of any trade: the user named them
    python = found["Développeuse Python"]
    assert python["description"].strip() == "Vous écrivez nos horaires en Python."
    assert (python["company"], python["locations"]) == ("Nachtzug", ["Strasbourg"])
    assert (python["salary"]["raw"], python["date_posted"]) == ("50 k€", "2026-03-01")
    assert python["url"] == (folder / "2026" / "dev.md").as_uri()
    assert found["Vendeuse"]["remote"] == "hybrid"
    assert len(result.lines) == 1
    assert result.lines[0].startswith(f"adcrawler: {folder}/ads.jsonl:2: not JSON: ")
    assert result.code == 1


def test_a_pattern_and_a_number_choose_among_the_files(
    tmp_path: Path, crawl: Callable[..., Crawl]
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(f"# Développeur {number}\n\nVous écrivez du Python.")
    (tmp_path / "notes.txt").write_text("Rien à voir")
    result = crawl(f"path={tmp_path}/*.md", "max_ads=2", spider="files")
    assert (result.titles, result.code) == (["Développeur 0", "Développeur 1"], 0)


def test_a_path_is_needed_and_must_lead_somewhere(
    tmp_path: Path, crawl: Callable[..., Crawl]
) -> None:
    result = crawl(spider="files")
    assert result.lines == ["adcrawler: files needs -a path=FILE_FOLDER_OR_PATTERN"]
    assert result.code == 2
    result = crawl(f"path={tmp_path}/nothing.md", spider="files")
    assert result.lines == [f"adcrawler: {tmp_path}/nothing.md: no such file"]
    assert (result.ads, result.code) == ([], 1)
