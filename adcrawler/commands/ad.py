"""`adcrawler ad`: the ads that are stored, and the life of each."""

import argparse
from datetime import date
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy import Connection

from adcrawler.middlewares.kept_pages import forget_pages
from adcrawler.plain import one_line, printable, tell
from adcrawler.render.history import history, moment, overview
from adcrawler.storage.database import Database
from adcrawler.storage.history import ads, life_of
from adcrawler.storage.privacy import as_pattern, forget_ad, forget_contact
from adcrawler.storage.problem import DatabaseProblem

ACTIONS = ("list", "show", "forget")


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] list | show ID | forget ID | forget --contact ADDRESS"

    def short_desc(self) -> str:
        return "List the stored ads, show the life of one, or forget it"

    def long_desc(self) -> str:
        return (
            "list: the ads seen last. show: one ad, by its number or its address; with --history "
            "every version with what changed, closings and reopenings. "
            "forget: delete an ad for good; with --contact, drop the texts of all ads that name an "
            "address, a number or a person; kept pages too. "
            "Example: adcrawler ad show 12 --history"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--history", action="store_true", help="show: what changed, and when")
        parser.add_argument("--contact", metavar="ADDRESS", help="forget: e-mail, number or name")
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
        named = action == "show" or (action == "forget" and not opts.contact)
        if action not in ACTIONS or len(rest) != named:
            hint = "say list, show or forget with an ad's number or address, or forget --contact"
            raise UsageError(hint, print_help=False)
        assert self.settings
        database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
        try:
            database.prepare()
            with database.connect() as connection, connection.begin():
                getattr(self, action)(connection, opts, *rest)
        except DatabaseProblem as problem:
            tell(problem)
            self.exitcode = 1
        finally:
            database.close()

    def list(self, connection: Connection, opts: argparse.Namespace) -> None:
        wanted = {name: getattr(opts, name) for name in ("board", "company", "since", "open")}
        for ad in ads(connection, opts.limit, **wanted):
            state = f"closed {ad['closed_reason']}" if ad["closed_at"] else "open"
            grade = ad["grade"] or "-"
            name = " · ".join(filter(None, (ad["title"], ad["company"], ad["board"])))
            seen = moment(ad["last_seen_at"])
            print(f"{ad['id']:>7} {seen} {state:<14} {grade} {one_line(name)}")

    def show(self, connection: Connection, opts: argparse.Namespace, which: str) -> None:
        life = life_of(connection, which)
        for line in overview(life.ad):
            print(printable(line))
        if opts.history:
            print()
            for line in history(life):
                print(printable(line))

    def forget(self, connection: Connection, opts: argparse.Namespace, which: str = "") -> None:
        assert self.settings
        if opts.contact:
            forgotten = forget_contact(connection, opts.contact)
        else:
            forgotten = forget_ad(connection, life_of(connection, which).ad["id"])
        pattern = as_pattern(opts.contact) if opts.contact else None
        file = Path(self.settings["HTTPCACHE_DIR"]) / "pages.sqlite3"
        pages = forget_pages(file, set(forgotten.urls), pattern)
        print(f"forgotten: {forgotten.ads} ads, {pages} kept pages")
