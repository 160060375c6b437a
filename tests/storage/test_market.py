"""The market follows the ads: what is stored, closed, changed or removed."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.market import cliches, refresh_market
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store

MakeAd = Callable[..., AuditedAd]


def store(database: Database, *ads: AuditedAd) -> None:
    crawl = open_crawl(database, "test", {})
    Store.opened(database, crawl, default_checklist()).write(ads)


def execute(database: Database, statement: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text(statement))


def jobs(database: Database) -> list[dict[str, Any]]:
    """Refresh, and return the market's rows with names for numbers."""
    refresh_market(database)
    query = "SELECT * FROM market.job ORDER BY job_id"
    with database.engine.connect() as connection:
        names: dict[int, str] = dict(
            connection.execute(text("SELECT id, name FROM market.term")).all()
        )
        rows = connection.execute(text(query)).mappings().all()
    lists = ("technologies", "cliches", "benefits")
    return [dict(row) | {c: [names[n] for n in row[c]] for c in lists} for row in rows]


def tally(database: Database, kind: str) -> tuple[int, int]:
    query = "SELECT coalesce(sum(opened), 0), coalesce(sum(closed), 0) FROM market.tally WHERE kind"
    with database.engine.connect() as connection:
        opened, closed = connection.execute(text(f"{query} = :kind"), {"kind": kind}).one()
    return int(opened), int(closed)


def test_a_job_is_described_by_its_ad(database: Database, make_ad: MakeAd) -> None:
    store(database, make_ad("1"))
    (job,) = jobs(database)
    assert (job["country"], job["region"], job["family"]) == (
        "FR",
        "Auvergne-Rhône-Alpes",
        "backend",
    )
    assert (job["currency"], job["yearly_min"], job["yearly_max"]) == ("EUR", 45000, 55000)
    assert job["cliches"] == ["rockstar"]
    assert not job["agency"]
    assert (job["ads"], job["reposts"], job["edits"], job["closed_on"]) == (1, 0, 0, None)
    assert tally(database, "job") == (1, 0)
    assert tally(database, "met")[0] == len(job["met"])


def test_two_boards_one_job(database: Database, make_ad: MakeAd) -> None:
    store(database, make_ad("1"), make_ad("9", board="other.example"))
    (job,) = jobs(database)
    assert (job["ads"], job["reposts"], len(job["boards"])) == (2, 0, 2)
    assert tally(database, "job") == (1, 0)


def test_changes_closings_and_removals_are_followed(database: Database, make_ad: MakeAd) -> None:
    store(database, make_ad("1"), make_ad("2", title="Data engineer", company="Other"))
    assert len(jobs(database)) == 2
    changed = "<p>You build our booking site in Python, at a wage to discuss.</p>"
    store(database, make_ad("1", description=changed))
    first, _ = jobs(database)
    assert (first["edits"], first["currency"], first["cliches"]) == (1, None, [])
    assert tally(database, "cliche") == (1, 0)  # of the second ad
    execute(database, "UPDATE ad SET closed_at = now(), closed_reason = 'gone' WHERE key = '1'")
    assert jobs(database)[0]["closed_on"] is not None
    assert tally(database, "job") == (2, 1)
    execute(database, "DELETE FROM ad WHERE key = '1'")
    (left,) = jobs(database)
    assert left["family"] == "data"
    assert tally(database, "job") == (1, 0)


def test_nothing_is_done_where_nothing_changed(database: Database, make_ad: MakeAd) -> None:
    store(database, make_ad("1"))
    assert refresh_market(database) == 1
    store(database, make_ad("1"))
    assert refresh_market(database) == 0


def test_a_dropped_text_keeps_its_cliches(database: Database, make_ad: MakeAd) -> None:
    store(database, make_ad("1"))
    assert jobs(database)[0]["cliches"] == ["rockstar"]
    execute(database, "UPDATE ad_version SET text = NULL")
    execute(database, "INSERT INTO market.stale SELECT id FROM job")
    assert jobs(database)[0]["cliches"] == ["rockstar"]


def test_cliches_are_the_terms_of_the_lists() -> None:
    quotes = ["un projet innovant et ambitieux", "rockstars", "Python"]
    assert cliches(quotes) == ["innovant", "rockstar"]
    assert cliches(["Python"]) == []
