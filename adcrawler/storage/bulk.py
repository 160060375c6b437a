"""Many rows in one statement, whatever their table, as one JSON argument.

As fast as COPY into the same table, and with ON CONFLICT, RETURNING and joins.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Table

Row = dict[str, Any]


def rows_as(table: Table) -> str:
    """Return the SQL of the one argument `%s`, a JSON array, as rows of a table."""
    return f"json_populate_recordset(NULL::{table.name}, %s)"


def insert_rows(
    connection: Connection, table: Table, rows: Sequence[Row], also: str = ""
) -> CursorResult[Any]:
    """Insert rows that name the same columns; `also` follows, such as RETURNING id."""
    names = ", ".join(f'"{name}"' for name in rows[0])
    statement = f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {rows_as(table)} {also}"  # noqa: S608
    return connection.exec_driver_sql(statement, (encoded(rows),))


def replacing(table: Table) -> str:
    """Return the clause that writes a row over the one with the same key."""
    key = ", ".join(column.name for column in table.primary_key)
    rest = [column.name for column in table.columns if not column.primary_key]
    return f"ON CONFLICT ({key}) DO UPDATE SET " + ", ".join(f"{n} = excluded.{n}" for n in rest)


def encoded(rows: Sequence[Row]) -> str:
    return json.dumps(rows, ensure_ascii=False, default=_as_text, separators=(",", ":"))


def _as_text(value: object) -> str:
    """Return what PostgreSQL reads as bytea, date or timestamp."""
    return f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)
