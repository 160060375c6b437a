"""`adcrawler ad`, as a user runs it."""

from collections.abc import Callable

import pytest

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.life import Findings
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store
from tests.program import run_on

MakeAd = Callable[..., AuditedAd]


@pytest.fixture
def stored(database: Database, make_ad: MakeAd) -> Database:
    """Return a database that knows an ad that changed, was closed and opened again."""
    changed = {
        "title": "Python developer, part-time",
        "skills": ["Python", "SQL"],
        "description": "<p>You build our booking site.</p><p>Salary: €30,000.</p>",
    }
    for ad in (make_ad("1"), make_ad("1", **changed), make_ad("2"), make_ad("1", **changed)):
        store = Store.opened(database, open_crawl(database, "test", {}), default_checklist())
        store.write([ad])
        findings = Findings(board="jobs.example", complete=True)
        close_crawl(database, store.crawl_id, CrawlResult("finished"), findings)
    return database


def test_the_history_of_an_ad(stored: Database) -> None:
    code, output, errors = run_on(stored, "ad", "show", "1", "--history")
    assert (code, errors) == (0, "")
    lines = [line.strip() for line in output.splitlines()]
    assert lines[0] == "1: Python developer, part-time, Example Ltd"
    assert "title: Python developer → Python developer, part-time" in lines
    assert "skills: nothing → Python, SQL" in lines
    assert "-You build our booking site with a rockstar team of six." in lines
    assert "+You build our booking site." in lines
    events = [line.split("  ")[1] for line in lines[lines.index("") + 1 :] if "  " in line]
    assert [event.partition(",")[0] for event in events] == [
        "first seen", "version 2", "closed: absent", "seen again"]  # fmt: skip


def test_ads_are_listed_by_their_state(stored: Database) -> None:
    code, output, _ = run_on(stored, "ad", "list")
    assert (code, output.count("\n")) == (0, 2)
    _, output, _ = run_on(stored, "ad", "list", "--closed", "--board", "jobs.example")
    assert output.count("\n") == 1
    assert "closed absent" in output
    assert run_on(stored, "ad", "list", "--since", "2999-01-01", "--company", "exam")[1] == ""


def test_an_ad_is_found_by_its_address(stored: Database) -> None:
    code, output, _ = run_on(stored, "ad", "show", "https://jobs.example/2")
    assert code == 0
    assert "closed" in output
    code, _, errors = run_on(stored, "ad", "show", "77")
    assert (code, errors) == (
        1, "adcrawler: there is no ad 77; `adcrawler ad list` lists them\n")  # fmt: skip


@pytest.mark.parametrize("arguments", [(), ("show",), ("list", "1"), ("drop", "1")])
def test_anything_else_is_a_usage_error(database: Database, arguments: tuple[str, ...]) -> None:
    assert run_on(database, "ad", *arguments)[0] == 2
