"""`adcrawler run`: the whole way once, on the example board: served, crawled, scored, stored."""

import argparse
import locale
from contextlib import ExitStack

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.example_board import ExampleBoard
from adcrawler.plain import tell
from adcrawler.render.summary import render
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.reader import best_ads, crawl_summary, worst_ads

PORT = 8026
"""The example board's usual port; another one is taken when it is in use."""


class Command(ScrapyCommand):
    requires_project = True
    default_settings = {"LOG_LEVEL": "ERROR"}

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Crawl the bundled example board and show what its ads are worth"

    def long_desc(self) -> str:
        return (
            "Serve the bundled example board on this machine, crawl it, score its ads, store them "
            "and show what came of it; no network is needed. Example: adcrawler run --lang fr"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--lang", choices=("fr", "en"), help="default: that of this terminal")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings
        if args:
            raise UsageError(f"run takes no argument {args[0]!r}", print_help=False)
        lang = opts.lang or _terminal_language()
        database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
        try:
            database.prepare()
            crawl_id, interrupted = self._crawl()
            with database.connect() as connection:
                summary = crawl_summary(connection, crawl_id)
                best, worst = best_ads(connection, crawl_id), worst_ads(connection, crawl_id)
        except DatabaseProblem as problem:
            tell(problem)
            self.exitcode = 1
            return
        finally:
            database.close()
        Console().print(render(summary, best, worst, lang), highlight=False)
        if interrupted:
            tell("interrupted; what was crawled until now is kept")
            self.exitcode = 130

    def _crawl(self) -> tuple[int, bool]:
        """Crawl the board. Return the crawl's id and whether it was interrupted."""
        assert self.crawler_process
        assert self.settings
        self.settings.set("ADCRAWLER_ALLOW_PRIVATE", "127.0.0.1", priority="cmdline")
        with ExitStack() as stack:
            board = _serve(stack)
            crawler = self.crawler_process.create_crawler("jobposting")
            self.crawler_process.crawl(crawler, site=board.url)
            self.crawler_process.start()
        crawl_id = crawler.stats.get_value("crawl_id")
        if crawl_id is None:
            raise DatabaseProblem("the crawl did not start")
        for problem in getattr(crawler.spider, "problems", []):
            tell(problem.text)
            self.exitcode = 1
        return int(crawl_id), crawler.stats.get_value("finish_reason") == "shutdown"


def _serve(stack: ExitStack) -> ExampleBoard:
    try:
        return stack.enter_context(ExampleBoard(PORT))
    except OSError:
        return stack.enter_context(ExampleBoard())


def _terminal_language() -> str:
    language = locale.getlocale()[0] or ""
    return "fr" if language.startswith("fr") else "en"
