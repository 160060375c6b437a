"""The work queue's own tables: Procrastinate's, in a schema of their own.

Procrastinate brings its SQL along. A new database gets it whole; later versions bring migrations,
each applied once and noted in `queue.applied`.
"""

from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

SCHEMA = "queue"
APPLIED = "queue.applied"


def upgrade_queue(connection: Connection) -> None:
    """Make or change the tables as the installed Procrastinate needs them."""
    if not (missing := missing_migrations(connection)):
        return
    if inspect(connection).has_schema(SCHEMA):
        scripts = missing
    else:
        scripts = [_folder() / "schema.sql"]
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
        connection.execute(text(f"CREATE TABLE {APPLIED} (name text PRIMARY KEY)"))
    _run(connection, scripts)
    names = [{"name": file.name} for file in missing]
    connection.execute(text(f"INSERT INTO {APPLIED} VALUES (:name)"), names)  # noqa: S608


def missing_migrations(connection: Connection) -> list[Path]:
    """Return the installed Procrastinate's migrations that this database lacks, in order."""
    applied: set[str] = set()
    if inspect(connection).has_schema(SCHEMA):
        applied = set(connection.scalars(text(f"SELECT name FROM {APPLIED}")))  # noqa: S608
    files = sorted((_folder() / "migrations").glob("*.sql"))
    return [file for file in files if file.name not in applied]


def _folder() -> Path:
    """Return where Procrastinate keeps its SQL; importing it would cost each crawl its time."""
    return Path(str(distribution("procrastinate").locate_file("procrastinate/sql")))


def _run(connection: Connection, scripts: list[Path]) -> None:
    """Run scripts that name their tables without a schema."""
    connection.execute(text(f"SET LOCAL search_path = {SCHEMA}"))
    driver: Any = connection.connection  # SQLAlchemy would see parameters in their % and :
    with driver.cursor() as cursor:
        for script in scripts:
            cursor.execute(script.read_text("utf-8"))
    connection.execute(text("SET LOCAL search_path = DEFAULT"))
