"""The reports that there are: files NAME.sql, each a query with a few lines of comment on top.

    -- en: Its title
    -- fr: Son titre
    -- by: family | all | month      a choice, the first by default
    -- law: date = 2026-06-07        a date, a whole number (int) or a text

The parameters that many reports share (COMMON) need no line: a query takes those that it names.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import get_args

from adcrawler.checklist.criterion import Text
from adcrawler.extract.job_family import FAMILIES
from adcrawler.facts import Contract

Value = str | int | date | None
_HEADER = re.compile(r"-- (\w+): (.+)")
_NAMED = re.compile(r"(?<![:\w]):([a-z_]+)\b")


class ReportError(ValueError):
    """A report or a parameter that there is not; the message says so in one line."""


@dataclass(frozen=True, slots=True)
class Parameter:
    kind: str
    """date, int, text or choice."""
    default: Value = None
    choices: tuple[str, ...] = ()
    help: str = ""

    def read(self, name: str, given: str) -> Value:
        """Return the value of a text. Raises ReportError if it has none."""
        if self.kind == "choice" and given not in self.choices:
            raise ReportError(f"--{name} is one of {', '.join(self.choices)}, not {given!r}")
        try:
            if self.kind == "date":
                return date.fromisoformat(given)
            return int(given) if self.kind == "int" else given
        except ValueError:
            shape = "a day like 2026-01-31" if self.kind == "date" else "a whole number"
            raise ReportError(f"--{name} is {shape}, not {given!r}") from None


def choice(*choices: str, default: str | None = None, help: str) -> Parameter:  # noqa: A002
    return Parameter("choice", default, choices, help)


COMMON = {
    "since": Parameter("date", help="jobs first seen from this day on (default: a year ago)"),
    "until": Parameter("date", help="and before this day (default: tomorrow)"),
    "basis": choice("flow", "stock", default="flow", help="new jobs, or those open at the end"),
    "board": Parameter("text", help="jobs on this board"),
    "country": Parameter("text", help="in this country (ISO 3166: FR)"),
    "region": Parameter("text", help="in this region (its name)"),
    "language": choice("fr", "en", help="whose ads are in this language"),
    "family": choice(*FAMILIES, help="of this family"),
    "contract": choice(*get_args(Contract), help="with this contract"),
    "limit": Parameter("int", 50, help="rows at most (default: 50)"),
}


@dataclass(frozen=True)
class Report:
    name: str
    title: Text
    sql: str
    own: Mapping[str, Parameter]
    """The parameters that its file declares."""

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """What the query names, in the order of COMMON, then its own."""
        named = set(_NAMED.findall(self.sql))
        common = {name: COMMON[name] for name in COMMON if name in named}
        return common | dict(self.own)

    def values(self, given: Mapping[str, str]) -> dict[str, Value]:
        """Return the value of every parameter. Raises ReportError for what does not fit."""
        for name in given:
            if name not in self.parameters:
                takes = ", ".join(f"--{known}" for known in self.parameters)
                raise ReportError(f"report {self.name} takes no --{name}; it takes {takes}")
        values = {
            name: parameter.read(name, given[name]) if name in given else parameter.default
            for name, parameter in self.parameters.items()
        }
        return _with_time(values)


def _with_time(values: dict[str, Value]) -> dict[str, Value]:
    """Fill in the time: until tomorrow, since a year before. Raises ReportError if it is empty."""
    if "until" in values:
        until = values["until"] or datetime.now(UTC).date() + timedelta(days=1)
        values["until"] = until
        if "since" in values and isinstance(until, date):
            since = values["since"] or until - timedelta(days=365)
            if not isinstance(since, date) or since >= until:
                raise ReportError(f"--since {since} is not before --until {until}")
            values["since"] = since
    return values


def find_reports() -> dict[str, Report]:
    """Return the bundled reports, and those of one's own in ADCRAWLER_REPORTS or ./reports."""
    found = {}
    for name, sql in [*_bundled(), *_own()]:
        found[name] = read_report(name, sql)
    return dict(sorted(found.items()))


def _bundled() -> Iterator[tuple[str, str]]:
    for path in files("adcrawler.reports").iterdir():
        if path.name.endswith(".sql"):
            yield path.name.removesuffix(".sql"), path.read_text(encoding="utf-8")


def _own() -> Iterator[tuple[str, str]]:
    folder = Path(os.environ.get("ADCRAWLER_REPORTS", "reports"))
    for path in sorted(folder.glob("*.sql")):
        yield path.stem, path.read_text(encoding="utf-8")


def read_report(name: str, sql: str) -> Report:
    """Read a report from its text. Raises ReportError if its comments make no sense."""
    lines = dict(_header(sql))
    en = lines.pop("en", name)
    title = Text(fr=lines.pop("fr", en), en=en)
    own = {key: _declared(name, key, value) for key, value in lines.items()}
    report = Report(name, title, sql, own)
    if unknown := set(_NAMED.findall(sql)) - report.parameters.keys():
        raise ReportError(f"report {name} does not say what :{min(unknown)} is")
    return report


def _header(sql: str) -> Iterator[tuple[str, str]]:
    for line in sql.splitlines():
        if not line.startswith("--"):
            return
        if match := _HEADER.fullmatch(line.strip()):
            yield match[1], match[2].strip()


def _declared(report: str, name: str, spec: str) -> Parameter:
    kind, _, default = (part.strip() for part in spec.partition("="))
    if "|" in kind:
        choices = tuple(part.strip() for part in kind.split("|"))
        return choice(*choices, default=choices[0], help=f"for {report}: {', '.join(choices)}")
    if kind not in {"date", "int", "text"}:
        raise ReportError(
            f"report {report}: {name} is a date, an int, a text or a choice, not {spec}"
        )
    plain = Parameter(kind, help=f"for {report}: {spec}")
    return Parameter(kind, plain.read(name, default) if default else None, (), plain.help)
