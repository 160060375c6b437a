"""`adcrawler pause`: leave boards alone until someone resumes them."""

import argparse

from adcrawler.daemon.command import DatabaseCommand, known_boards
from adcrawler.storage.database import Database
from adcrawler.storage.runs import set_pause


class Command(DatabaseCommand):
    def syntax(self) -> str:
        return "[--reason TEXT] BOARD..."

    def short_desc(self) -> str:
        return "Crawl boards no more, until they are resumed"

    def long_desc(self) -> str:
        return (
            "Workers begin no crawl of these boards; one that runs goes on to its end. "
            "Example: adcrawler pause acme --reason 'asked us to wait'. "
            "Exit code: 0; 1 when the database cannot be used; 2 for a board that is not there."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--reason", help="shown by adcrawler schedule")

    def act(self, database: Database, args: list[str], opts: argparse.Namespace) -> None:
        set_pause(database, known_boards(args).keys(), opts.reason)
