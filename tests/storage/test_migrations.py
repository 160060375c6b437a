"""The migrations make the tables that the code describes, and can be undone."""

from collections.abc import Callable

import pytest
from alembic import command
from sqlalchemy import Connection, Table, text

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database, alembic_config, current_revision
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.schema import metadata
from adcrawler.storage.schema.comments import COMMENTS
from adcrawler.storage.store import Store

MakeAd = Callable[..., AuditedAd]
CHECKLIST = default_checklist()

CHECKS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype IN ('c', 'f', 'u', 'p') AND connamespace = 'public'::regnamespace
AND conrelid::regclass::text <> 'alembic_version' ORDER BY 1, 2
"""


def constraints(connection: Connection) -> list[tuple[str, ...]]:
    return [tuple(row) for row in connection.execute(text(CHECKS))]


def test_tables_are_what_the_code_describes(database: Database) -> None:
    with database.connect() as connection:
        command.check(alembic_config(connection))


def test_constraints_are_what_the_code_describes(
    database: Database, empty_database: Database
) -> None:
    """Alembic does not compare CHECKs."""
    with empty_database.connect() as connection, connection.begin():
        metadata.create_all(connection)
        described = constraints(connection)
    with database.connect() as connection:
        assert constraints(connection) == described


def test_up_down_up(empty_database: Database) -> None:
    empty_database.upgrade()
    with empty_database.connect() as connection, connection.begin():
        before = constraints(connection)
        command.downgrade(alembic_config(connection), "base")
        assert constraints(connection) == []
        assert current_revision(connection) is None
    empty_database.upgrade()
    with empty_database.connect() as connection:
        assert constraints(connection) == before


@pytest.mark.parametrize("table", metadata.tables.values(), ids=str)
def test_every_table_says_what_it_is_for(table: Table) -> None:
    assert table.comment


@pytest.mark.parametrize("name", sorted(COMMENTS))
def test_every_column_says_what_it_means(name: str) -> None:
    assert [column.name for column in metadata.tables[name].c if not column.comment] == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    before = database.check()
    database.upgrade()
    assert database.check() == before


def test_up_and_down_with_data(empty_database: Database, make_ad: MakeAd) -> None:
    """Ads of the first schema get a job each, and lose no more than what it cannot hold."""
    upgrade_to(empty_database, "0001")
    with empty_database.connect() as connection, connection.begin():
        connection.execute(text(FIRST_AD))
    empty_database.upgrade()
    store = Store.opened(empty_database, open_crawl(empty_database, "test", {}), CHECKLIST)
    assert store.write([make_ad("old"), make_ad("new")]) == ["changed", "new"]
    close_crawl(empty_database, store.crawl_id, CrawlResult("finished"))
    for revision in ("0001", "head"):
        upgrade_to(empty_database, revision)
        with empty_database.connect() as connection:
            kept = (
                "SELECT key, ad.version, count(*), max(title) FROM ad JOIN ad_version ON id = ad_id"
            )
            found = connection.execute(text(f"{kept} GROUP BY ad.id ORDER BY key")).all()
        assert [tuple(row) for row in found] == [
            ("new", 1, 1, "Python developer"),
            ("old", 2, 2, "Python developer"),
        ]
    assert store.write([make_ad("old"), make_ad("3")]) == ["unchanged", "new"]


def upgrade_to(database: Database, revision: str) -> None:
    with database.connect() as connection, connection.begin():
        down = current_revision(connection) is not None and revision != "head"
        move = command.downgrade if down else command.upgrade
        move(alembic_config(connection), revision)


FIRST_AD = """
INSERT INTO board (name) VALUES ('jobs.example');
INSERT INTO crawl (spider, arguments) VALUES ('test', '{}');
INSERT INTO ad (board_id, key, url, version, content_hash, last_crawl_id)
VALUES (1, 'old', 'https://jobs.example/old', 1, decode(repeat('00', 16), 'hex'), 1);
INSERT INTO ad_version (ad_id, version, crawl_id, title, text, locations, language,
                        employment_type, extraction, details)
VALUES (1, 1, 1, 'Developer', 'You build it.', '{}', 'en', '{}', 'json-ld', '{}')
"""
