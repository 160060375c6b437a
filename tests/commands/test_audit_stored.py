"""`adcrawler audit --stored`: what the checklist has not judged yet."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.reaudit import BATCH, Auditor, Scope, audit_stored
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store
from tests.program import Answer, run_on

MakeAd = Callable[..., AuditedAd]
RICH = {
    "salary": None,
    "street_address": "3 quai des Mouettes",
    "employment_type": ["FULL_TIME"],
    "experience": "<p>Three years</p>",
    "start_date": "2026-09-01",
    "remote": "hybrid",
    "language": "en",
}


@pytest.fixture
def outdated(database: Database, make_ad: MakeAd) -> Database:
    """Return a database whose ads another state of the checklist judged."""
    before = replace(default_checklist(), version="older")
    store = Store.opened(database, open_crawl(database, "test", {}), before)
    store.write([make_ad("1", **RICH), make_ad("2", board="other.example")])
    store.write([make_ad("1", title="Another title", **RICH)])
    return database


def url_of(database: Database) -> str:
    return database.address.render_as_string(hide_password=False)


def audits(database: Database, version: str) -> list[str]:
    query = """
        SELECT (to_jsonb(audit) - '{checklist_id,created_at}'::text[])::text
        FROM audit JOIN checklist ON checklist.id = checklist_id
        WHERE checklist.version = :version ORDER BY ad_id, audit.version
    """
    with database.connect() as connection:
        return list(connection.scalars(text(query), {"version": version}))


def audit_again(database: Database, *arguments: str) -> Answer:
    return run_on(database, "audit", "--stored", *arguments)


def test_stored_ads_are_judged_as_they_were_when_crawled(outdated: Database) -> None:
    """The same criteria under a new version say the same."""
    assert audit_again(outdated, "--jobs", "2") == (0, "", "3 ads audited again\n")
    again = audits(outdated, default_checklist().version)
    assert again == audits(outdated, "older")
    assert len(again) == 3
    assert audit_again(outdated) == (0, "", "0 ads audited again\n")


def test_views_show_the_newest_checklist(outdated: Database) -> None:
    list(audit_stored(Auditor(url_of(outdated)), Scope(), jobs=1))
    query = "SELECT DISTINCT version FROM latest_audit JOIN checklist c ON c.id = checklist_id"
    with outdated.connect() as connection:
        versions = connection.scalars(text(query.replace(" version ", " c.version "))).all()
    assert versions == [default_checklist().version]


def test_only_what_is_asked_for(outdated: Database) -> None:
    assert audit_again(outdated, "--board", "other.example")[2] == "1 ad audited again\n"
    assert audit_again(outdated, "--since", "2999-01-01")[2] == "0 ads audited again\n"


def test_what_was_stopped_goes_on(database: Database, make_ad: MakeAd) -> None:
    before = replace(default_checklist(), version="older")
    store = Store.opened(database, open_crawl(database, "test", {}), before)
    store.write([make_ad(str(number)) for number in range(BATCH + 5)])
    first = audit_stored(Auditor(url_of(database)), Scope(), jobs=1)
    assert next(first) == BATCH
    first.close()
    assert list(audit_stored(Auditor(url_of(database)), Scope(), jobs=1)) == [5]


@pytest.mark.slow
def test_a_checklist_of_one_s_own(outdated: Database, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('off = ["no-hype"]')
    assert audit_again(outdated, "--checklist", str(own))[0] == 0
    assert len(audits(outdated, f"{default_checklist().version}")) == 0
    assert audit_again(outdated, "ad.md")[0] == 2
