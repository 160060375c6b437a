"""`adcrawler status`: whether all is well, on one screen."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from rich.console import Console

from adcrawler.boards import load_boards
from adcrawler.commands.schedule import short
from adcrawler.daemon.command import DatabaseCommand
from adcrawler.daemon.config import Config
from adcrawler.daemon.health import Health, read_health
from adcrawler.plain import printable
from adcrawler.storage.database import Database
from adcrawler.targets import ArgumentError


class Command(DatabaseCommand):
    def syntax(self) -> str:
        return "[--format text|json]"

    def short_desc(self) -> str:
        return "Say whether all is well: workers, boards, runs, problems"

    def long_desc(self) -> str:
        return (
            "The health of all workers and boards that share the database. "
            "Example: adcrawler status --format json. "
            "Exit code, for monitoring: 0 when all is well; 1 when something needs a person."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def act(self, database: Database, args: list[str], opts: argparse.Namespace) -> int:
        if args:
            raise ArgumentError(f"status takes no argument {args[0]!r}")
        health = read_health(database, load_boards(), Config.from_environment())
        if opts.format == "json":
            print(json.dumps(as_json(health), indent=2, default=str))
        else:
            Console().print("\n".join(map(printable, lines(health))), highlight=False, markup=False)
        return 1 if health.problems else 0


def lines(health: Health) -> list[str]:
    activity, boards = health.activity, health.boards
    states = ", ".join(f"{count} {state}" for state, count in sorted(boards.items()))
    outcomes = ", ".join(f"{count} {name}" for name, count in sorted(activity.last_day.items()))
    shown = [f"  {seen.name} on {seen.machine}: {_doing(seen)}" for seen in activity.workers]
    return [
        "all is well" if not health.problems else "needs a person:",
        *(f"  {problem}" for problem in health.problems),
        f"boards: {states or 'none'}; the latest by {short(health.latest)}",
        f"runs of the last day: {outcomes or 'none'}; {activity.queued} queued",
        f"database: {activity.database_bytes / 2**20:.0f} MB",
        f"workers: {len(health.alive)}",
        *shown,
    ]


def _doing(seen: Any) -> str:
    return f"{seen.running} of {seen.concurrency} crawls, seen {seen.seconds_ago:.0f} s ago"


def as_json(health: Health) -> dict[str, Any]:
    activity = asdict(health.activity)
    return {
        "ok": not health.problems,
        "problems": health.problems,
        "boards": dict(health.boards),
        "late_seconds": health.latest.total_seconds(),
        **activity,
        "incidents": [asdict(incident) for incident in health.incidents],
    }
