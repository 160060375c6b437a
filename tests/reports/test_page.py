"""The page, as a real browser shows it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from adcrawler.reports.page import render_page
from adcrawler.storage.database import Database
from tests.pages import PHONE, assert_good

SPRING = {"since": "2026-03-01", "until": "2026-06-01"}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_is_quiet_self_contained_and_accessible(
    market: Database, browser: Browser, tmp_path: Path, lang: str, *, dark: bool
) -> None:
    file = tmp_path / "market.html"
    file.write_text(render_page(market, lang, SPRING), encoding="utf-8")
    assert_good(browser, file, PHONE, dark=dark)


def test_an_empty_market_has_a_page(shared_database: Database) -> None:
    page = render_page(shared_database, "en", {"since": "2020-01-01", "until": "2020-02-01"})
    assert "no job has been crawled for this choice" in page
    assert "<svg" not in page


def test_names_are_escaped_and_no_employer_is_named(own_market: Database) -> None:
    with own_market.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE board SET name = '<script>alert(1)</script>' WHERE id = 1"
        )
        connection.exec_driver_sql("UPDATE market.term SET name = '<b>\"&' WHERE name = 'Python'")
    page = render_page(own_market, "fr", SPRING)
    assert "<script" not in page
    assert "<b>" not in page
    assert "quill" not in page


def test_a_page_of_a_part_of_the_market(market: Database) -> None:
    page = render_page(market, "en", SPRING | {"country": "GB"})
    assert "Only: country GB." in page
    assert "innovant" in page
    assert "PostgreSQL" not in page
