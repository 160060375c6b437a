"""The work queue's tables, and their versions."""

from pathlib import Path

import pytest
from sqlalchemy import text

from adcrawler.storage import queue
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.queue import missing_migrations


def test_the_queue_comes_with_the_tables(empty_database: Database) -> None:
    with empty_database.connect() as connection:
        assert missing_migrations(connection)
    empty_database.upgrade()
    with empty_database.connect() as connection:
        assert missing_migrations(connection) == []
        found = connection.scalars(text("SELECT to_regclass('queue.procrastinate_jobs')")).one()
        assert found is not None
        assert connection.scalars(text("SELECT to_regclass('procrastinate_jobs')")).one() is None


def test_a_later_version_s_migrations_are_applied_once(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = tmp_path / "migrations" / "99.00.00_01_pre_colour.sql"
    later.parent.mkdir()
    later.write_text("ALTER TABLE procrastinate_jobs ADD colour text DEFAULT '50 %: x'")
    monkeypatch.setattr(queue, "_folder", lambda: tmp_path)
    with pytest.raises(DatabaseProblem, match="older work queue: run `adcrawler db upgrade`"):
        database.check()
    database.upgrade()
    database.upgrade()
    database.check()
    with database.connect() as connection:
        query = "SELECT count(*) FROM pg_attribute WHERE attname = 'colour' AND attrelid = "
        where = "'queue.procrastinate_jobs'::regclass"
        assert connection.scalars(text(query + where)).one() == 1
