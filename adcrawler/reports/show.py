"""How results are shown: as a table, CSV, JSON or Markdown."""

import csv
import io
import re
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from rich.console import Console
from rich.table import Table

from adcrawler.checklist import default_checklist
from adcrawler.checklist.criterion import Text
from adcrawler.plain import as_json, cell, one_line
from adcrawler.reports.run import FEW, Result

FEW_MARK = "*"
FEW_NOTE = Text(
    fr=f"{FEW_MARK} part calculée sur moins de {FEW} emplois",
    en=f"{FEW_MARK} of fewer than {FEW} jobs",
)
NOTHING = Text(fr="Aucun emploi ne correspond.", en="No job fits.")
_MONTH = re.compile(r"\d{4}-\d{2}")


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    content = files("adcrawler.reports").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def heading(column: str, lang: str) -> str:
    return _words()["column"].get(column, {}).get(lang, column)


def shown(column: str, value: Any, lang: str, *, few: bool = False) -> str:
    """Return a value as people read it in a language; shares as percentages."""
    if value is None:
        return "–"
    if isinstance(value, date):
        return format_date(value, "MMM y" if column == "month" else "medium", locale=lang)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    elif isinstance(value, list):
        value = ", ".join(shown(column, part, lang) for part in value)
    if not is_number(value):
        return one_line(_said(column, str(value), lang))
    if column.startswith("share") or column == "median_width":
        return format_percent(value, "#,##0 %" if lang == "fr" else "#,##0%", locale=lang) + (
            FEW_MARK if few else ""
        )
    if column.endswith("change"):
        points = round(float(value) * 100, 1) or 0.0  # never "-0.0"
        return format_decimal(points, "+0.0;-0.0", locale=lang)
    whole = isinstance(value, int) or column.startswith("p")
    return format_decimal(value, "#,##0" if whole else "#,##0.0", locale=lang)


def _said(column: str, value: str, lang: str) -> str:
    """Return a text in the language: a criterion's title, a month, a word that queries use."""
    if column == "criterion" and (criterion := default_checklist().criteria.get(value)):
        return criterion.title.in_language(lang)
    if _MONTH.fullmatch(value):
        return format_date(date.fromisoformat(f"{value}-01"), "MMM y", locale=lang)
    return _words()["value"].get(value, {}).get(lang, value)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def as_table(result: Result, lang: str, width: int, *, colour: bool) -> str:
    output = io.StringIO()
    console = Console(
        file=output, width=width, force_terminal=colour, no_color=not colour, markup=False
    )
    table = Table(title=result.report.title.in_language(lang), title_justify="left", box=None)
    for index, column in enumerate(result.columns):
        number = any(is_number(row[index]) for row in result.rows)
        table.add_column(heading(column, lang), justify="right" if number else "left")
    for row in _shown_rows(result, lang):
        table.add_row(*row)
    console.print(table, *_notes(result, lang), sep="\n", highlight=False)
    return output.getvalue()


def as_markdown(result: Result, lang: str) -> str:
    lines = [f"## {result.report.title.in_language(lang)}", ""]
    lines.append(_markdown_row(heading(column, lang) for column in result.columns))
    lines.append(_markdown_row("---" for _ in result.columns))
    lines += [_markdown_row(row) for row in _shown_rows(result, lang)]
    lines += [f"\n{note}" for note in _notes(result, lang)]
    return "\n".join(lines) + "\n"


def _markdown_row(cells: Any) -> str:
    escaped = (
        re.sub(r"([\\`*_\[\]<>|])", r"\\\1", cell) if cell != "---" else cell for cell in cells
    )
    return "| " + " | ".join(escaped) + " |"


def as_csv(result: Result) -> str:
    """Return comma-separated values; a text that a spreadsheet would run begins with '."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow(map(cell, row))
    return output.getvalue()


def result_as_json(result: Result) -> str:
    parameters = {name: value for name, value in result.values.items() if value is not None}
    content = {"report": result.report.name, "parameters": parameters, "rows": result.records()}
    return as_json(content, indent=1, default=_json_value) + "\n"


def _json_value(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)


def _shown_rows(result: Result, lang: str) -> list[list[str]]:
    return [
        [
            shown(column, value, lang, few=result.is_few(row))
            for column, value in zip(result.columns, row, strict=True)
        ]
        for row in result.rows
    ]


def _notes(result: Result, lang: str) -> list[str]:
    if not result.rows:
        return [NOTHING.in_language(lang)]
    return [FEW_NOTE.in_language(lang)] if any(map(result.is_few, result.rows)) else []
