"""Runs a report: its rows, as the query names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from adcrawler.reports.catalogue import Report, Value

FEW = 20
"""Jobs below which a share says little, and is marked."""


@dataclass(frozen=True, slots=True)
class Result:
    report: Report
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    values: Mapping[str, Value]

    def records(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def is_few(self, row: tuple[Any, ...]) -> bool:
        """Tell whether a row's shares are of too few jobs."""
        return "n" in self.columns and (row[self.columns.index("n")] or 0) < FEW


def run(connection: Connection, report: Report, given: Mapping[str, str]) -> Result:
    """Run a report. Raises ReportError for a parameter that does not fit."""
    values = report.values(given)
    found = connection.execute(text(report.sql), values)
    columns = tuple(found.keys())
    return Result(report, columns, tuple(tuple(row) for row in found), values)
