"""`adcrawler schedule`: which boards run, are due or late, and when each is crawled next."""

import argparse
from datetime import UTC, datetime, timedelta

from rich.table import Table

from adcrawler.boards import load_boards
from adcrawler.daemon.command import DatabaseCommand, print_table
from adcrawler.daemon.config import Config
from adcrawler.daemon.schedule import Scheduled, read_schedule
from adcrawler.storage.database import Database
from adcrawler.targets import ArgumentError


class Command(DatabaseCommand):
    def syntax(self) -> str:
        return "[--all]"

    def short_desc(self) -> str:
        return "Say which boards run, are due or late, and when each is crawled next"

    def long_desc(self) -> str:
        return (
            "One line a board, the most urgent first; disabled ones with --all. "
            "Example: adcrawler schedule --all. "
            "Exit code: 0; 1 when the database cannot be used."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--all", action="store_true", help="disabled boards too")

    def act(self, database: Database, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise ArgumentError(f"schedule takes no argument {args[0]!r}")
        config = Config.from_environment()
        schedule = read_schedule(database, load_boards(), config.retry_policy)
        shown = [entry for entry in schedule if opts.all or entry.plan.state != "disabled"]
        print_table(_table(shown))


def _table(schedule: list[Scheduled]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("board", "state", "when", "every", "last run"):
        table.add_column(name)
    for entry in schedule:
        every = f"{entry.board.interval_hours:g} h"
        table.add_row(entry.board.name, entry.plan.state, _when(entry), every, _last(entry))
    return table


def _when(entry: Scheduled) -> str:
    """Return when a board is crawled next, or since when it runs or waits to."""
    state, now = entry.plan.state, datetime.now(UTC)
    if state in {"paused", "disabled"}:
        return entry.note or "–"
    if state == "due":
        return f"late by {short(entry.late)}" if entry.last else "never crawled"
    if state == "running":
        return f"for {short(now - entry.plan.at)}"
    return f"in {short(entry.plan.at - now)}"


def _last(entry: Scheduled) -> str:
    last = entry.last
    if last is None or last.finished_at is None:
        return "–"
    often = f" ({last.failures} in a row)" if last.failures > 1 else ""
    return f"{last.outcome}{often} {short(datetime.now(UTC) - last.finished_at)} ago"


def short(time: timedelta) -> str:
    """Return a time in its largest unit: "40 s", "12 min", "5 h", "3 d"."""
    seconds = max(0, round(time.total_seconds()))
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"
