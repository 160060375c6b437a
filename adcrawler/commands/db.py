"""`adcrawler db`: the database's schema, address and shell."""

import argparse
import os
import shutil
import signal
import subprocess

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.plain import tell
from adcrawler.storage import embedded
from adcrawler.storage.analysts import grant_reading
from adcrawler.storage.database import Database
from adcrawler.storage.privacy import prune
from adcrawler.storage.problem import DatabaseProblem

ACTIONS = ("upgrade", "check", "url", "psql", "prune", "grant")


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] upgrade|check|url|psql|prune|grant [ROLE] [-- ARGUMENT...]"

    def short_desc(self) -> str:
        return "Upgrade, check or query the database"

    def long_desc(self) -> str:
        return (
            "upgrade: make or change the tables as this version needs them. "
            "check: say whether the database can be used. url: print its address. "
            "psql: open its shell; arguments after -- are psql's. "
            "prune: drop the texts of ads that have been closed for ADCRAWLER_RETENTION_DAYS. "
            "grant ROLE: let a role, made if need be, read all but the texts. "
            "Example: adcrawler db psql -- -c 'SELECT grade, count(*) FROM latest_audit GROUP BY 1'"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--password", action="store_true", help="url: show the password")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        action, *rest = [arg for arg in args if arg != "--"] or [""]
        too_many = action != "psql" and len(rest) != (action == "grant")
        if action not in ACTIONS or too_many:
            raise UsageError(f"say one of: {', '.join(ACTIONS)}", print_help=False)
        assert self.settings
        try:
            database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
            self.exitcode = getattr(self, action)(database, opts, rest) or 0
        except DatabaseProblem as problem:
            tell(problem)
            self.exitcode = 1

    def upgrade(self, database: Database, _opts: argparse.Namespace, _rest: list[str]) -> None:
        database.upgrade()
        self.check(database, _opts, _rest)

    def check(self, database: Database, _opts: argparse.Namespace, _rest: list[str]) -> None:
        if database.is_embedded:
            database.upgrade()
        print(f"{database.name}: ready, schema {database.check()}")

    def url(self, database: Database, opts: argparse.Namespace, _rest: list[str]) -> None:
        address = database.address.set(drivername="postgresql")
        print(address.render_as_string(hide_password=not opts.password))
        if database.is_embedded:
            hint = "it runs only while an adcrawler command does; to look inside, adcrawler db psql"
            tell(f"this is the embedded PostgreSQL: {hint}")

    def psql(self, database: Database, _opts: argparse.Namespace, rest: list[str]) -> int:
        database.prepare()
        address = database.address.set(drivername="postgresql")
        program = str(embedded.binaries() / "psql")
        if not database.is_embedded:
            program = shutil.which("psql") or program
        # The password goes by the environment: a command line is for all to see.
        environment = dict(os.environ)
        if address.password:
            environment["PGPASSWORD"] = str(address.password)
        url = address.set(password=None).render_as_string()
        with subprocess.Popen([program, "-d", url, *rest], env=environment) as process:  # noqa: S603
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C cancels psql's query, not us
            return process.wait()

    def prune(self, database: Database, _opts: argparse.Namespace, _rest: list[str]) -> None:
        assert self.settings
        days = str(self.settings.get("ADCRAWLER_RETENTION_DAYS"))
        if not days.isdecimal():
            raise UsageError(f"ADCRAWLER_RETENTION_DAYS is no number of days: {days}")
        database.prepare()
        pruned = prune(database, int(days))
        print(f"{pruned.expired} ads closed that had expired, {pruned.texts} texts dropped")

    def grant(self, database: Database, _opts: argparse.Namespace, rest: list[str]) -> None:
        database.prepare()
        with database.connect() as connection, connection.begin():
            grant_reading(connection, rest[0])
        print(f"{rest[0]} may read {database.name}, but no texts of ads")
