"""`adcrawler runs`: what was crawled, what came of it, and the log of each run."""

import argparse
import socket
import sys
from typing import Any

from rich.table import Table
from sqlalchemy import Row

from adcrawler.daemon.command import DatabaseCommand, known_boards, print_table
from adcrawler.daemon.config import Config
from adcrawler.plain import one_line, tell
from adcrawler.storage.database import Database
from adcrawler.storage.health import find_run, history
from adcrawler.targets import ArgumentError


class Command(DatabaseCommand):
    def syntax(self) -> str:
        return "[BOARD] | --log ID"

    def short_desc(self) -> str:
        return "Show the newest runs, why they failed, and their logs"

    def long_desc(self) -> str:
        return (
            "One line a run, the newest first. Example: adcrawler runs acme --limit 50. "
            "--log ID prints a run's log, on the machine that made it. "
            "Exit code: 0; 1 when the database or the log cannot be read; 2 for wrong arguments."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--limit", type=int, default=20, metavar="N", help="default: 20")
        parser.add_argument("--log", type=int, metavar="ID", help="print the log of this run")

    def act(self, database: Database, args: list[str], opts: argparse.Namespace) -> int | None:
        if opts.log is not None:
            return _print_log(database, opts.log)
        if opts.limit < 1:
            raise ArgumentError("--limit must be above 0")
        if len(args) > 1:
            raise ArgumentError("name one board, or none for all")
        board = next(iter(known_boards(args))) if args else None
        print_table(_table(history(database, board, opts.limit)))
        return None


def _print_log(database: Database, number: int) -> int | None:
    run = find_run(database, number)
    if run is None:
        raise ArgumentError(f"there is no run {number}; adcrawler runs lists them")
    file = Config.from_environment().log_dir / f"{number}.log"
    try:
        sys.stdout.write(file.read_text("utf-8", "replace"))
    except OSError as error:
        here = socket.gethostname()
        elsewhere = f"; the run was made on {run.machine}" if run.machine != here else ""
        tell(f"{file} cannot be read: {error.strerror}{elsewhere}")
        return 1
    return None


def _table(runs: list[Row[Any]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("id", "board", "began", "took", "outcome", "ads", "new", "worker", "reason"):
        table.add_column(name, justify="right" if name in {"id", "took", "ads", "new"} else "left")
    for run in runs:
        took = f"{(run.finished_at - run.started_at).total_seconds():.0f} s" if run.outcome else "–"
        ads = "–" if run.new is None else str(run.new + run.changed + run.unchanged)
        new = "–" if run.new is None else str(run.new)
        began = f"{run.started_at:%Y-%m-%d %H:%M}"
        outcome = run.outcome or "running"
        reason = one_line(run.reason or "")
        table.add_row(str(run.id), run.board, began, took, outcome, ads, new, run.worker, reason)
    return table
