"""What is in the database after a crawl has met its ads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store

MakeAd = Callable[..., AuditedAd]


def new_crawl(database: Database, version: str = "") -> Store:
    """Begin a crawl, with the bundled checklist or the same under another version."""
    checklist = default_checklist()
    if version:
        checklist = replace(checklist, version=version)
    return Store.opened(database, open_crawl(database, "test", {}), checklist)


def rows(database: Database, query: str) -> list[tuple[Any, ...]]:
    with database.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def counts(database: Database) -> tuple[Any, ...]:
    tables = ("ad", "ad_version", "audit", "facts")
    return rows(database, "SELECT " + ", ".join(f"(SELECT count(*) FROM {t})" for t in tables))[0]


def test_an_ad_met_again_adds_no_row(database: Database, make_ad: MakeAd) -> None:
    assert new_crawl(database).write([make_ad("1"), make_ad("2")]) == ["new", "new"]
    later = new_crawl(database)
    assert later.write([make_ad("2"), make_ad("1")]) == ["unchanged", "unchanged"]
    assert counts(database) == (2, 2, 2, 2)
    assert rows(database, "SELECT DISTINCT last_crawl_id FROM ad") == [(later.crawl_id,)]


def test_other_content_is_another_version(database: Database, make_ad: MakeAd) -> None:
    new_crawl(database).write([make_ad("1"), make_ad("2")])
    later = new_crawl(database)
    changed = make_ad("1", description="<p>Only this is left.</p>")
    assert later.write([changed, make_ad("2"), make_ad("3")]) == ["changed", "unchanged", "new"]
    newest = (
        "SELECT key, ad.version, text FROM ad JOIN ad_version v ON v.ad_id = ad.id AND v.version"
    )
    found = rows(database, f"{newest} = ad.version ORDER BY key")
    assert [row[:2] for row in found] == [("1", 2), ("2", 1), ("3", 1)]
    assert found[0][2] == "Only this is left."
    assert counts(database) == (3, 4, 4, 4)


@pytest.mark.parametrize(
    "change",
    [
        {"url": "https://jobs.example/elsewhere"},
        {"valid_through": datetime(2031, 1, 1, tzinfo=UTC), "valid_through_raw": "2031-01-01"},
        {"apply_url": "https://jobs.example/apply?session=8"},
        {"description": "<div>  <p>You build our booking site with a rockstar team of six.</p> "
         "<p class=x>Salary: €45,000 to €55,000. Write to linette@example.com.</p></div>"},
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_no_change(
    database: Database, make_ad: MakeAd, change: dict[str, Any]
) -> None:
    new_crawl(database).write([make_ad("1")])
    changed = make_ad("1", **change)
    assert new_crawl(database).write([changed]) == ["unchanged"]
    found = rows(database, "SELECT url, valid_through, version FROM ad")
    assert found == [(changed.posting.url, changed.posting.valid_through, 1)]


def test_a_new_checklist_audits_again_without_a_new_version(
    database: Database, make_ad: MakeAd
) -> None:
    new_crawl(database).write([make_ad("1")])
    assert new_crawl(database, "newer").write([make_ad("1")]) == ["unchanged"]
    assert counts(database) == (1, 1, 2, 1)
    assert new_crawl(database, "newer").write([make_ad("1")]) == ["unchanged"]
    assert counts(database) == (1, 1, 2, 1)
    newest = rows(database, "SELECT checklist.version FROM latest_audit "
                  "JOIN checklist ON checklist.id = checklist_id")  # fmt: skip
    assert newest == [("newer",)]


def test_the_audit_is_stored_as_it_was_made(database: Database, make_ad: MakeAd) -> None:
    ad = make_ad("1", title="Développeur 🚀 Python", salary=None)
    new_crawl(database).write([ad])
    stored = rows(database, "SELECT criterion, outcome, quotes FROM verdict_detail")
    verdicts = ad.audit.verdicts
    assert {row[0]: row[1] for row in stored} == {n: v.outcome for n, v in verdicts.items()}
    quotes = {name: ad.audit.quotes(name) for name in verdicts}
    assert quotes["contact-email"] == ["linette@example.com"]
    masked = {key: ["[e-mail]"] for key in ("contact-email", "contact-not-hr")}
    masked["contact-person"] = ["[name]"]
    assert {row[0]: row[2] for row in stored} == quotes | masked
    assert any(row[2] for row in stored)
    score = rows(database, "SELECT score, grade, contact_score, noise_score FROM audit")
    categories = ad.audit.categories
    assert score == [
        (ad.audit.score, ad.audit.grade, categories.get("contact"), categories.get("noise"))
    ]


def test_the_facts_are_stored(database: Database, make_ad: MakeAd) -> None:
    ad = make_ad("1")
    new_crawl(database).write([ad])
    pay = rows(database, "SELECT salary_min, salary_max, salary_currency, remote FROM facts")
    assert pay == [(45000, 55000, "EUR", ad.audit.ad.facts.remote)]


def test_no_text_is_too_odd(database: Database, make_ad: MakeAd) -> None:
    odd = "a\0b\ud800c\u202e\u200b💥e\u0301"
    ad = make_ad("1", title=odd, description=odd, company=odd, skills=[odd], language="xx-odd")
    assert new_crawl(database).write([ad]) == ["new"]
    title, details = rows(database, "SELECT title, details FROM ad_version")[0]
    assert title.startswith("a\ufffdb\ufffdc")
    assert details["skills"][0].startswith("a\ufffdb\ufffdc")


def test_a_text_is_stored_to_the_letter(database: Database, make_ad: MakeAd) -> None:
    ad = make_ad("1", description="<p>" + '\\N 50 % \\. {"é"} 💥 ' * 20_000 + "</p>")
    new_crawl(database).write([ad, make_ad("2")])
    assert rows(database, "SELECT text FROM ad_version")[0] == (ad.audit.ad.text,)


def test_contact_details_are_only_in_the_text(database: Database, make_ad: MakeAd) -> None:
    contact = "Linette Example, +33 1 99 00 12 34"
    ad = make_ad("1", contact=contact, apply_url="mailto:linette@example.com")
    new_crawl(database).write([ad])
    stored = rows(database, "SELECT to_jsonb(ad_version) - 'text' FROM ad_version")
    assert "99 00" not in str(stored)
    assert "linette" not in str(stored).lower()


def test_two_crawls_at_once_store_each_ad_once(database: Database, make_ad: MakeAd) -> None:
    ads = [make_ad(str(number)) for number in range(40)]
    crawls = [new_crawl(database), new_crawl(database)]

    def crawl(store: Store, mine: list[AuditedAd]) -> list[str]:
        return [store.write(mine[i : i + 10])[0] for i in range(0, 40, 10)]

    with ThreadPoolExecutor() as threads:
        list(threads.map(crawl, crawls, (ads, ads[::-1])))
    assert counts(database) == (40, 40, 40, 40)


def test_a_clock_that_jumps_back_is_ignored(database: Database, make_ad: MakeAd) -> None:
    new_crawl(database).write([make_ad("1")])
    with database.connect() as connection, connection.begin():
        later = "UPDATE ad SET last_seen_at = now() + interval '1 day' RETURNING last_seen_at"
        future = connection.execute(text(later)).scalar_one()
    assert new_crawl(database).write([make_ad("1")]) == ["unchanged"]
    assert rows(database, "SELECT last_seen_at FROM ad") == [(future,)]
