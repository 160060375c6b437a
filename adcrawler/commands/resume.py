"""`adcrawler resume`: crawl paused boards again."""

import argparse

from adcrawler.daemon.command import DatabaseCommand
from adcrawler.storage.database import Database
from adcrawler.storage.runs import end_pause
from adcrawler.targets import ArgumentError


class Command(DatabaseCommand):
    def syntax(self) -> str:
        return "BOARD..."

    def short_desc(self) -> str:
        return "Crawl paused boards again"

    def long_desc(self) -> str:
        return (
            "What was missed meanwhile is made up once. Example: adcrawler resume acme. "
            "Exit code: 0; 1 when the database cannot be used; 2 for a board that is not paused."
        )

    def act(self, database: Database, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        if not args:
            raise ArgumentError("name the boards to resume; adcrawler schedule lists them")
        if others := sorted(set(args) - set(end_pause(database, args))):
            raise ArgumentError(f"not paused: {', '.join(others)}")
