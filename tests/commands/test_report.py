"""`adcrawler report`, as a user runs it."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store
from tests.program import Answer, run_on


@pytest.fixture(scope="module")
def crawled(shared_database: Database, make_ad: Callable[..., AuditedAd]) -> Database:
    """Return a database that a crawl has just filled with three jobs."""
    hostile = {"company": "=cmd|' /C calc'!A0 <script>\x1b[31m", "title": "Data engineer"}
    ads = [make_ad("1"), make_ad("2", **hostile), make_ad("3", company="Third", title="DevOps")]
    crawl = open_crawl(shared_database, "test", {})
    Store.opened(shared_database, crawl, default_checklist()).write(ads)
    return shared_database


def report(database: Database, *arguments: str, folder: Path | None = None) -> Answer:
    return run_on(database, "report", *arguments, folder=folder)


def test_the_list_names_every_report(crawled: Database) -> None:
    code, output, _ = report(crawled, "--lang", "fr")
    assert code == 0
    assert "salary-stated     Qui annonce un salaire" in output


@pytest.mark.slow
def test_a_report_in_every_format(crawled: Database) -> None:
    code, table, errors = report(crawled, "families", "--lang", "fr")
    assert (code, errors) == (0, "")
    assert "Familles de métiers" in table
    assert "33 %*" in table.replace("\u202f", " ").replace("\xa0", " ")
    assert "moins de 20 emplois" in table
    _, lines, _ = report(crawled, "families", "--format", "csv")
    rows = list(csv.DictReader(lines.splitlines()))
    assert [(row["value"], row["n"]) for row in rows] == [
        ("backend", "3"), ("data", "3"), ("devops", "3"),
    ]  # fmt: skip
    _, content, _ = report(crawled, "families", "--format", "json", "--family", "data")
    assert json.loads(content)["rows"] == [
        {"part": "all", "value": "data", "jobs": 1, "n": 1, "share": 1.0}
    ]
    _, markdown, _ = report(crawled, "families", "--format", "md")
    assert markdown.startswith("## Job families\n\n| Part | Value | Jobs | Of | Share |\n| --- |")


def test_names_cannot_steer_a_terminal_or_a_spreadsheet(crawled: Database) -> None:
    _, table, _ = report(crawled, "employers")
    _, lines, _ = report(crawled, "employers", "--format", "csv")
    assert "\x1b" not in table + lines
    assert not any(line.startswith("=") for line in lines.splitlines())


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["salaries"], "there is no report 'salaries'; there are: benefits, boards"),
        (["salary", "more"], "there is no report 'more'"),
        (["salary", "--since", "2026-13-01"], "--since is a day like 2026-01-31, not '2026-13-01'"),
        (["salary", "--since", "2030-01-01"], "--since 2030-01-01 is not before --until"),
        (["salary", "--by", "colour"], "--by is one of family, all, week"),
        (["salary", "--limit", "many"], "--limit is a whole number, not 'many'"),
        (["cliches", "--region", "Bretagne"], "report cliches takes no --region; it takes --since"),
        (["families", "-o", "/nowhere/x.csv"], "/nowhere/x.csv cannot be written"),
        (["page", "--basis", "stock"], "the page takes no --basis"),
    ],
)
def test_what_does_not_fit_is_one_line(
    crawled: Database, arguments: list[str], problem: str
) -> None:
    code, output, errors = report(crawled, *arguments)
    assert (code, output) == (2, "")
    assert problem in errors
    assert errors.count("\n") == 1


@pytest.mark.slow
def test_a_report_of_one_s_own(crawled: Database, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    own = tmp_path / "reports" / "mine.sql"
    own.write_text(
        "-- en: Mine\n-- least: int = 2\n"
        "SELECT count(*) AS n FROM market.job HAVING count(*) >= :least"
    )
    assert report(crawled, "mine", "--format", "csv", folder=tmp_path) == (
        0,
        "n\n3\n",
        "",
    )
    assert report(crawled, "mine", "--format", "csv", "--least", "9", folder=tmp_path)[1] == "n\n"
    own.write_text("-- en: Mine\nSELECT nothing FROM nowhere")
    code, _, errors = report(crawled, "mine", folder=tmp_path)
    assert code == 2
    assert 'report mine: relation "nowhere" does not exist' in errors
    own.write_text("SELECT :unknown")
    code, _, errors = report(crawled, "families", folder=tmp_path)
    assert code == 2
    assert "report mine does not say what :unknown is" in errors


@pytest.mark.slow
def test_a_report_of_one_s_own_may_have_columns_of_any_type(
    crawled: Database, tmp_path: Path
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "mine.sql").write_text(
        "SELECT true AS t, ARRAY[1000, 2] AS list, interval '3 days' AS life, now() AS at,"
        " '{\"a\": 1}'::jsonb AS j, 0.5 AS share, NULL AS nothing"
    )
    code, table, errors = report(crawled, "mine", "--lang", "fr", folder=tmp_path)
    assert (code, errors) == (0, "")
    assert all(part in table for part in ("oui", "1 000, 2", "3 days", "50 %", "–"))
    for output_format in ("csv", "json", "md"):
        assert report(crawled, "mine", "--format", output_format, folder=tmp_path).code == 0


@pytest.mark.slow
def test_a_page_is_one_file_in_both_languages(crawled: Database, tmp_path: Path) -> None:
    for lang, title in (("en", "The market of"), ("fr", "Le marché des annonces")):
        file = tmp_path / f"{lang}.html"
        code, _, errors = report(crawled, "page", "--lang", lang, "-o", str(file))
        assert (code, errors) == (0, "")
        page = file.read_text()
        assert f'<html lang="{lang}">' in page
        assert title in page
        assert page.count("<svg ") >= 8
        assert "<script" not in page
        assert "Third" not in page  # no employer is named


def test_a_database_that_is_down_is_one_line(crawled: Database) -> None:
    nowhere = Database(crawled.address.set(host="127.0.0.1", port=9))
    code, _, errors = report(nowhere, "salary")
    assert code == 1
    assert errors.count("\n") == 1
