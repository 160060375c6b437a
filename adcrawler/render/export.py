"""Records of ads as JSON Lines, CSV or Parquet, one after the other."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from adcrawler.plain import as_json, cell

Record = dict[str, Any]
GROUP = 1000
"""Rows of a Parquet file that are kept in memory."""
SEPARATOR = "; "


class ExportProblem(Exception):  # noqa: N818 -- it is what the user reads
    """Why a format cannot be written, and what to do."""


def as_jsonl(records: Iterable[Record]) -> Iterator[bytes]:
    for record in records:
        yield as_json(record).encode() + b"\n"


def as_csv(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield rows; a text that a spreadsheet would run begins with an apostrophe."""
    with io.StringIO(newline="") as text:
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        for row in map(flat, records):
            writer.writerow({name: cell(_joined(value)) for name, value in row.items()})
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
        yield text.getvalue().encode()


def write_parquet(records: Iterable[Record], path: Path) -> None:
    """Write a Parquet file. Raises ExportProblem without pyarrow."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ExportProblem("Parquet needs pyarrow: pip install adcrawler[parquet]") from error
    kinds: dict[str, Any] = {"text": pa.string(), "number": pa.float64(),
                             "list": pa.list_(pa.string())}  # fmt: skip
    schema = pa.schema([(name, kinds[kind]) for name, (kind, _) in COLUMNS.items()])
    rows = map(flat, records)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema))


def flat(record: Record) -> Record:
    """Return an ad as one row: its newest version, audit and facts, without its text."""
    return {name: read(record) for name, (_, read) in COLUMNS.items()}


def _joined(value: Any) -> Any:
    return SEPARATOR.join(value) if isinstance(value, list) else value


def _of(*path: str) -> Callable[[Record], Any]:
    """Return what reads a value of the newest version."""

    def read(record: Record) -> Any:
        value: Any = record["adcrawler"]["versions"][-1]
        for name in path:
            value = value.get(name) if value else None
        return value

    return read


def _of_ad(name: str) -> Callable[[Record], Any]:
    return lambda record: record["adcrawler"].get(name)


def _number(read: Callable[[Record], Any]) -> Callable[[Record], float | None]:
    return lambda record: None if (value := read(record)) is None else float(value)


CATEGORIES = ("contact", "mission", "skills", "pay", "conditions", "dates", "noise", "demands",
              "appeal", "style")  # fmt: skip
COLUMNS: dict[str, tuple[str, Callable[[Record], Any]]] = {
    **{name: ("text", _of_ad(name)) for name in ("board", "key", "url")},
    "job": ("number", _number(_of_ad("job"))),
    **{name: ("text", _of(name)) for name in ("title", "company", "language", "date_posted")},
    "locations": ("list", _of("locations")),
    "employment_type": ("list", _of("employment_type")),
    **{
        name: ("text", _of_ad(name))
        for name in ("first_seen_at", "last_seen_at", "closed_at", "closed_reason")
    },
    "versions": ("number", lambda record: float(len(record["adcrawler"]["versions"]))),
    "checklist": ("text", _of("audit", "checklist")),
    "score": ("number", _number(_of("audit", "score"))),
    "grade": ("text", _of("audit", "grade")),
    **{
        f"{name}_score": ("number", _number(_of("audit", f"{name}_score"))) for name in CATEGORIES
    },
    "met": ("list", _of("audit", "met")),
    "unmet": ("list", _of("audit", "unmet")),
    "technologies": ("list", _of("facts", "technologies")),
    **{
        name: ("number", _number(_of("facts", name)))
        for name in ("salary_min", "salary_max", "salary_yearly_min", "salary_yearly_max",
                     "remote_days", "contract_months", "experience_years_min", "team_size",
                     "company_size")
    },
    **{
        name: ("text", _of("facts", name))
        for name in ("salary_currency", "salary_period", "remote", "contract", "degree",
                     "start_date")
    },
    "benefits": ("list", _of("facts", "benefits")),
    "credit": ("text", lambda record: record.get("creditText")),
    "credit_url": ("text", lambda record: record.get("isBasedOn")),
}  # fmt: skip
"""Each column of CSV and Parquet: what it holds, and how it is read."""
