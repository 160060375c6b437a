"""`adcrawler worker`: what supervisor or systemd keeps running."""

import argparse
import asyncio
import logging
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.boards import load_boards
from adcrawler.daemon.config import Config
from adcrawler.environment import ConfigError
from adcrawler.log_format import PlainRecord
from adcrawler.plain import tell
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.targets import ArgumentError


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[--check]"

    def short_desc(self) -> str:
        return "Crawl the boards when they are due, until stopped"

    def long_desc(self) -> str:
        return (
            "Crawl each enabled board on its interval, with as many other workers as share the "
            "database. SIGTERM ends it gracefully. Example: adcrawler worker --check. "
            "The settings are environment variables; deploy/environment explains each. "
            "Exit code: 0 when stopped; 2 when a setting, the boards or the database's schema are "
            "wrong, so that starting again is no use."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--check", action="store_true", help="only say whether settings and boards are right"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings
        if args:
            raise UsageError(f"worker takes no argument {args[0]!r}", print_help=False)
        try:
            config = Config.of_worker()
            database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
            if opts.check:
                enabled = sum(board.enabled for board in load_boards().values())
                print(f"the settings are right; boards enabled: {enabled}")
            else:
                _work(database, config)
        except (ConfigError, ArgumentError, DatabaseProblem) as problem:
            tell(problem)
            self.exitcode = 2


def _work(database: Database, config: Config) -> None:
    from adcrawler.daemon.worker import work

    logging.setLogRecordFactory(PlainRecord)
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    for chatty in ("alembic", "procrastinate", "psycopg.pool"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
    try:
        asyncio.run(work(database, config))
    finally:
        database.close()
