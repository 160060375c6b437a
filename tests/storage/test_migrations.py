"""The migrations make the tables that the code describes, and can be undone."""

import pytest
from alembic import command
from sqlalchemy import Connection, text

from adcrawler.storage.database import Database, alembic_config, current_revision
from adcrawler.storage.schema import metadata

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
def test_every_table_says_what_it_is_for(table: object) -> None:
    assert getattr(table, "comment", None)


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    database.upgrade()
    assert database.check() == "0001"
