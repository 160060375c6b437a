"""Many rows in one statement: by COPY where they are known to be new, else as one JSON argument.

JSON takes ON CONFLICT, RETURNING and joins, at about twice the cost.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

import psycopg2
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

Row = dict[str, Any]


class _Lines:
    """Rows as COPY reads them, made while it reads: the server stores one as the next is made."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._lines = (("\t".join(map(_field, row.values())) + "\n").encode() for row in rows)
        self.error: Exception | None = None

    def read(self, _size: int) -> bytes:
        """Return the next row, whatever its size, and nothing at the end."""
        try:
            return next(self._lines, b"")
        except Exception as error:  # psycopg2 would call it a query that was cancelled
            self.error = error
            raise


def copy_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add rows that name the same columns and are in the way of no others."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    statement = f"COPY {table.name} ({_names(first)}) FROM STDIN"
    lines = _Lines(chain([first], rows))
    try:
        connection.connection.cursor().copy_expert(statement, lines)
    except psycopg2.Error as error:  # as SQLAlchemy reports those of its own statements
        if lines.error:
            raise lines.error from None
        raise DBAPIError.instance(
            statement, None, error, psycopg2.Error, dialect=connection.dialect
        ) from error


def insert_rows(
    connection: Connection, table: Table, rows: Sequence[Row], on_conflict: str
) -> None:
    """Add rows that name the same columns; `on_conflict` says what becomes of those there."""
    if not rows:
        return
    names = _names(rows[0])
    source = f"SELECT {names} FROM {rows_as(table)}"  # noqa: S608
    statement = f"INSERT INTO {table.name} ({names}) {source} {on_conflict}"
    connection.exec_driver_sql(statement, (encoded(rows),))


def replacing(table: Table) -> str:
    """Return the clause that writes a row over the one with the same key."""
    key = ", ".join(column.name for column in table.primary_key)
    rest = [column.name for column in table.columns if not column.primary_key]
    return f"ON CONFLICT ({key}) DO UPDATE SET " + ", ".join(f"{n} = excluded.{n}" for n in rest)


def rows_as(table: Table) -> str:
    """Return the SQL of the one argument `%s`, a JSON array, as rows of a table."""
    return f"json_populate_recordset(NULL::{table.name}, %s)"


def encoded(value: Sequence[Row] | Row) -> str:
    return _JSON.encode(value)


def _names(row: Row) -> str:
    return ", ".join(f'"{name}"' for name in row)


def _plain(value: object) -> str:
    """Return what PostgreSQL reads as bytea, date or timestamp."""
    return f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)


_JSON = json.JSONEncoder(ensure_ascii=False, default=_plain, separators=(",", ":"))


def _field(value: Any) -> str:
    """Return a value as COPY reads it."""
    write = _FIELDS.get(type(value))
    return write(value) if write else _escaped(_plain(value))


def _escaped(text: str) -> str:
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    return text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _array(values: list[Any]) -> str:
    if not values or not isinstance(values[0], str):
        return "{" + str(values)[1:-1] + "}"  # numbers, in one go
    every = "".join(values)
    if '"' in every or "\\" in every:
        values = [value.replace("\\", "\\\\").replace('"', '\\"') for value in values]
    return _escaped('{"' + '","'.join(values) + '"}')


_FIELDS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    int: str,
    float: repr,
    str: _escaped,
    list: _array,
    dict: lambda value: _escaped(encoded(value)),
}
