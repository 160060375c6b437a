"""The writer loses no ad that can be stored, whatever happens to its connection."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, DataError

from adcrawler.checklist import default_checklist
from adcrawler.storage import embedded
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store
from adcrawler.storage.writer import LARGEST_BATCH, RefusedError, Writer, is_lost

MakeAd = Callable[..., AuditedAd]

CUT_ONCE = """
CREATE SEQUENCE cuts;
CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('cuts') = 3 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cut BEFORE INSERT ON ad_version FOR EACH ROW EXECUTE FUNCTION cut();
"""
"""Ends the connection while it writes its third row; a sequence remembers beyond a rollback."""


@pytest.fixture
def store(database: Database) -> Store:
    return Store.opened(database, open_crawl(database, "test", {}), default_checklist())


def write(store: Store, ads: Sequence[AuditedAd], patience: float = 20) -> list[Any]:
    """Hand the ads to one writer all at once, and return its answers."""

    async def all_at_once() -> list[Any]:
        writer = Writer(store, patience)
        return await asyncio.gather(*map(writer.write, ads), return_exceptions=True)

    return asyncio.run(all_at_once())


def execute(database: Database, statement: str) -> None:
    with database.connect() as connection, connection.begin():
        connection.execute(text(statement))


def stored(database: Database) -> tuple[int, int]:
    """Return how many ads have a version and how many versions have an audit."""
    query = "SELECT (SELECT count(*) FROM ad JOIN ad_version ON id = ad_id), count(*) FROM audit"
    with database.connect() as connection:
        return tuple(connection.execute(text(query)).one())


def test_waiting_ads_share_a_transaction(store: Store, make_ad: MakeAd, database: Database) -> None:
    ads = [make_ad(str(number)) for number in range(2 * LARGEST_BATCH + 1)]
    assert write(store, ads) == ["new"] * len(ads)
    with database.connect() as connection:
        query = text("SELECT count(DISTINCT xmin::text) FROM ad")
        assert connection.execute(query).scalar_one() == 3


def test_an_ad_that_comes_twice_is_stored_once(
    store: Store, make_ad: MakeAd, database: Database
) -> None:
    assert write(store, [make_ad("1"), make_ad("1"), make_ad("2")]) == ["new", "unchanged", "new"]
    assert stored(database) == (2, 2)


def test_a_refused_row_costs_one_ad(store: Store, make_ad: MakeAd, database: Database) -> None:
    too_long = make_ad("k" * 201)
    answers = write(store, [make_ad("1"), too_long, make_ad("2")])
    assert answers[0] == answers[2] == "new"
    assert isinstance(answers[1], RefusedError)
    assert "ad_key_check" in str(answers[1])
    assert stored(database) == (2, 2)


def test_a_row_that_cannot_be_written_down_is_refused(
    store: Store, make_ad: MakeAd, database: Database
) -> None:
    """It fails while the server reads, and is no lost connection."""
    answers = write(store, [make_ad("1"), make_ad("2", url="https://a.example/\ud800")], patience=0)
    assert answers[0] == "new"
    assert isinstance(answers[1], RefusedError)
    assert "surrogates" in str(answers[1])
    assert stored(database) == (1, 1)


def test_too_large_for_an_index_is_the_row_s_fault(
    store: Store, make_ad: MakeAd, database: Database
) -> None:
    """PostgreSQL files it with "out of memory" and the like."""
    execute(database, "CREATE INDEX ON ad_version (company)")
    random = "".join(chr(0x4E00 + i * 7919 % 20000) for i in range(9000))
    answers = write(store, [make_ad("1"), make_ad("2", company=random)], patience=0)
    assert answers[0] == "new"
    assert isinstance(answers[1], RefusedError)


def test_a_connection_cut_in_the_middle_of_a_batch(
    store: Store, make_ad: MakeAd, database: Database
) -> None:
    execute(database, CUT_ONCE)
    assert write(store, [make_ad(str(n)) for n in range(5)]) == ["new"] * 5
    assert stored(database) == (5, 5)


def test_a_connection_cut_while_idle(store: Store, make_ad: MakeAd, database: Database) -> None:
    assert write(store, [make_ad("1")]) == ["new"]
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
    other = Database(database.address)
    execute(other, f"{cut} '{database.address.database}' AND pid <> pg_backend_pid()")
    other.close()
    assert write(store, [make_ad("1"), make_ad("2")]) == ["unchanged", "new"]


def test_a_server_restarted_between_batches(
    store: Store, make_ad: MakeAd, server_folder: Path
) -> None:
    assert write(store, [make_ad("1")]) == ["new"]
    server = embedded.Server(server_folder, embedded.binaries(), "")
    server.must_run("pg_ctl", "restart", "-w", "-m", "immediate", "-D", str(server.data))
    assert write(store, [make_ad("1"), make_ad("2")]) == ["unchanged", "new"]


def test_a_database_that_stays_away_is_reported_once_and_for_all(
    store: Store, make_ad: MakeAd, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    away = Database(store.database.address.set(database="nowhere", password="s3cret"))
    lost = Store(away, store.crawl_id, store.checklist_id, store.criteria)
    answers = write(lost, [make_ad(str(n)) for n in range(LARGEST_BATCH + 2)], patience=0.3)
    assert len(answers) == LARGEST_BATCH + 2
    assert all(isinstance(answer, DatabaseProblem) for answer in answers)
    assert 'database "nowhere" does not exist' in str(answers[0])
    assert "trying again" in caplog.text
    assert "s3cret" not in caplog.text + str(answers)
    away.close()


def test_a_mistake_of_ours_reaches_who_waits(store: Store, make_ad: MakeAd) -> None:
    nobody = Store(store.database, store.crawl_id, store.checklist_id, criteria={})
    assert isinstance(write(nobody, [make_ad("1")])[0], KeyError)


def test_a_server_that_dies_while_it_answers_is_lost_and_bad_data_is_not() -> None:
    died = DatabaseError("INSERT", {}, psycopg2.DatabaseError("server closed the connection"))
    refused = DataError("INSERT", {}, psycopg2.DataError("out of range"))
    assert (is_lost(died), is_lost(refused)) == (True, False)
