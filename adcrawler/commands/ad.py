"""`adcrawler ad`: the ads that are stored, and the life of each."""

import argparse
import sys
from datetime import date

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy import Connection

from adcrawler.render.history import history, moment, overview
from adcrawler.storage.database import Database
from adcrawler.storage.history import ads, life_of
from adcrawler.storage.problem import DatabaseProblem

ACTIONS = ("list", "show")


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] list | show ID"

    def short_desc(self) -> str:
        return "List the stored ads, or show the life of one"

    def long_desc(self) -> str:
        return (
            "list: the ads seen last. show: one ad, by its number or its address; with --history "
            "every version with what changed, closings and reopenings. "
            "Example: adcrawler ad show 12 --history"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--history", action="store_true", help="show: what changed, and when")
        parser.add_argument("--board", metavar="NAME", help="list: ads of this board")
        parser.add_argument("--company", metavar="NAME", help="list: the name contains this")
        parser.add_argument(
            "--since", metavar="DATE", type=date.fromisoformat, help="list: seen since, 2026-05-31"
        )
        state = parser.add_mutually_exclusive_group()
        state.add_argument("--open", dest="open", action="store_true", default=None)
        state.add_argument("--closed", dest="open", action="store_false")
        parser.add_argument("--limit", metavar="N", type=int, default=50, help="default: 50")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        action, *rest = args or [""]
        if action not in ACTIONS or len(rest) != (action != "list"):
            raise UsageError("say list, or show with an ad's number or address", print_help=False)
        assert self.settings
        database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
        try:
            database.prepare()
            with database.connect() as connection:
                getattr(self, action)(connection, opts, *rest)
        except DatabaseProblem as problem:
            print(f"adcrawler: {problem}", file=sys.stderr)
            self.exitcode = 1
        finally:
            database.close()

    def list(self, connection: Connection, opts: argparse.Namespace) -> None:
        wanted = {name: getattr(opts, name) for name in ("board", "company", "since", "open")}
        for ad in ads(connection, opts.limit, **wanted):
            state = f"closed {ad['closed_reason']}" if ad["closed_at"] else "open"
            grade = ad["grade"] or "-"
            name = " · ".join(filter(None, (ad["title"], ad["company"], ad["board"])))
            print(f"{ad['id']:>7} {moment(ad['last_seen_at'])} {state:<14} {grade} {name}")

    def show(self, connection: Connection, opts: argparse.Namespace, which: str) -> None:
        life = life_of(connection, which)
        for line in overview(life.ad):
            print(line)
        if opts.history:
            print()
            for line in history(life):
                print(line)
