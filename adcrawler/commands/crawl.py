"""`adcrawler crawl`: run a spider, say what went wrong in plain lines, and end with a true code."""

import argparse
import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import Spider, signals
from scrapy.commands import crawl
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from adcrawler.boards import Board, load_boards
from adcrawler.daemon.bounds import bound_this_process
from adcrawler.daemon.command import known_boards
from adcrawler.daemon.config import Config, networks
from adcrawler.daemon.schedule import due_boards
from adcrawler.environment import ConfigError
from adcrawler.extract.urls import split_urls
from adcrawler.frontier import check_frontier
from adcrawler.pipelines.rejection import LEFT_OUT
from adcrawler.plain import tell
from adcrawler.problems import Problem
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.runs import Ended
from adcrawler.targets import ArgumentError

DONE = {"finished", "max_ads"}
MOST_LINES = 20
COUNTED = {
    "gone": "gone",
    "forbidden": "forbidden by robots.txt",
    "refused": "refused by their server",
    "private": "at an address that is not public",
    "unreachable": "unreachable",
    "too-large": "too large",
    "error": "with an error",
    "beyond-limit": "beyond ADCRAWLER_MAX_PAGES",
}
FAILURES = {
    None: "it could not start",
    "database_down": "the database cannot be used; nothing that was stored is lost",
    "start_error": "it could not start",
    "suspicious": "its board is not as it was, see the log; nothing was closed",
}
TOLD_AT_THE_END = (
    "scrapy.core.downloader.handlers.http11",
    "scrapy.downloadermiddlewares.httpcompression",
)
"""Loggers that warn of what becomes one of the last lines."""


class Command(crawl.Command):
    def short_desc(self) -> str:
        return "Crawl job boards, a site or single pages, and score their ads"

    def long_desc(self) -> str:
        return (
            "Run a spider: its ads are audited and stored, and with -O also written to a file. "
            "Example: adcrawler crawl jobposting -a url=https://example.org/jobs/1 -O ads.jsonl. "
            "Or crawl boards of boards.toml by name, or those that are due, as a worker does: each "
            "in a process of its own, whose log `adcrawler runs` shows. "
            "Spider jobposting takes one of -a url=URL[,URL...], -a urls=FILE, -a sitemap=URL, "
            "-a site=URL, and -a max_ads=N. Spiders of boards take -a board=NAME, of those that "
            "adcrawler boards lists or the platform has, -a all=1 to keep ads of other trades, "
            "-a trust=1 to believe a board that looks suspicious, and -a max_ads=N. "
            "Exit code: 0; 1 when what was asked for failed; 2 when the arguments are wrong."
        )

    def syntax(self) -> str:
        return "[options] SPIDER | BOARD... | --due"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--due", action="store_true", help="crawl the boards that are due, once"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        try:
            self.boards = self._boards(args, opts)
        except ArgumentError as error:
            raise UsageError(str(error), print_help=False) from None
        self.requires_crawler_process = self.boards is None

    def _boards(self, args: list[str], opts: argparse.Namespace) -> list[Board] | None:
        """Return the boards that are meant; None if a spider is. Raise ArgumentError."""
        assert self.settings is not None
        if opts.due and args:
            raise ArgumentError("--due takes no names of boards")
        if not opts.due:
            spiders = get_spider_loader(self.settings).list()
            if not args or args[0] in spiders or args[0] not in load_boards():
                return None
        if opts.spargs or opts.output or opts.overwrite_output:
            raise ArgumentError("-a, -o and -O go with a spider, not with boards")
        return [] if opts.due else list(known_boards(args).values())

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        bound_this_process()
        if self.boards is None:
            self._run_spider(args, opts)
        else:
            self._run_boards(self.boards, opts)

    def _run_boards(self, boards: list[Board], opts: argparse.Namespace) -> None:
        from adcrawler.daemon.now import crawl_now

        options = [part for pair in opts.set for part in ("-s", pair)]
        try:
            config = Config.from_environment()
            assert self.settings
            database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
            database.prepare()
            if opts.due:
                boards = due_boards(database, config)
            logging.getLogger("adcrawler.daemon").setLevel(logging.ERROR)  # _tell says it
            told = partial(self._tell, named=not opts.due)
            asyncio.run(crawl_now(database, config, boards, options, told))
            database.close()
        except DatabaseProblem as problem:
            self._fail(str(problem))
        except ConfigError as mistake:
            self._fail(str(mistake), 2)

    def _tell(self, board: Board, ended: Ended | None, *, named: bool) -> None:
        """Say how a board's run ended; that it is crawled already is no failure of what is due."""
        if ended is None:
            line = f"{board.name}: its site is being asked at the moment; try again later"
            if named:
                self._fail(line)
        elif ended.outcome == "ok":
            print(f"{board.name}: ok")
        else:
            self._fail(f"{board.name}: {ended.outcome}: {ended.reason}")

    def _run_spider(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.crawler_process
        try:
            crawler = self._create_crawler(self._spider(args, opts))
            _check_writable(crawler.settings.getdict("FEEDS"))
        except ArgumentError as error:
            self._fail(str(error), 2)
            return
        for name in TOLD_AT_THE_END:
            logging.getLogger(name).setLevel(logging.ERROR)
        found: deque[Any] = deque(maxlen=2)  # enough to know whether there is just one

        def keep(item: Any) -> None:
            found.append(item)

        crawler.signals.connect(keep, signals.item_scraped)
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        if len(found) == 1 and _is_one_url(opts.spargs) and not _exports_to_stdout(crawler):
            _show(found[0])
        self._conclude(crawler)

    def _spider(self, args: list[str], opts: argparse.Namespace) -> type[Spider]:
        """Return the spider that was named. Raise ArgumentError if it cannot start like this."""
        assert self.crawler_process
        loader = self.crawler_process.spider_loader
        known = ", ".join(sorted(loader.list()))
        if unknown := [arg for arg in args if arg.startswith("-")]:
            raise ArgumentError(f"there is no option {unknown[0]}")
        if len(args) != 1:
            raise ArgumentError(f"name boards, or one spider to run: {known}")
        if args[0] not in loader.list():
            raise ArgumentError(f"there is no spider {args[0]!r}, only: {known}; and no such board")
        _check_networks(self.crawler_process.settings.get("ADCRAWLER_ALLOW_PRIVATE"))
        spider = loader.load(args[0])
        check_frontier(self.crawler_process.settings, spider)
        spider(**opts.spargs)  # refuses its arguments here, before anything has started
        return spider

    def _conclude(self, crawler: Crawler) -> None:
        """Tell what went wrong, and set the exit code."""
        reason = crawler.stats.get_value("finish_reason") if crawler.spider else None
        problems: list[Problem] = getattr(crawler.spider, "problems", [])
        for problem in problems[:MOST_LINES]:
            self._fail(problem.text)
        if len(problems) > MOST_LINES:
            self._fail(f"and {len(problems) - MOST_LINES} more pages with problems")
        if met := _met_on_the_way(crawler):
            tell(f"left out: {met}")
        if any(name.startswith("feedexport/failed") for name in crawler.stats.get_stats()):
            self._fail("the ads could not all be written to the file, see the log")
        if reason == "shutdown":
            self._fail("interrupted; what was crawled until now is kept", 130)
        elif reason not in DONE:
            self._fail(f"the crawl failed: {FAILURES.get(reason, reason)}")

    def _fail(self, line: str, code: int = 1) -> None:
        tell(line)
        self.exitcode = max(self.exitcode, code)


def _check_networks(text: str | None) -> None:
    try:
        networks(text or "")
    except ValueError as error:
        raise ArgumentError(f"ADCRAWLER_ALLOW_PRIVATE must be {error}") from None


def _check_writable(feeds: Iterable[str]) -> None:
    """Open each output file once: Scrapy would find out only when the first ad comes."""
    for feed in map(str, feeds):
        if urlsplit(feed).scheme or "%" in feed:
            continue
        try:
            Path(feed).parent.mkdir(parents=True, exist_ok=True)
            Path(feed).open("ab").close()
        except OSError as error:
            raise ArgumentError(f"{feed} cannot be written: {error.strerror}") from None


def _is_one_url(arguments: dict[str, str]) -> bool:
    return len(split_urls(arguments.get("url", ""))) == 1


def _exports_to_stdout(crawler: Crawler) -> bool:
    return any(str(uri).startswith("stdout:") for uri in crawler.settings.getdict("FEEDS"))


def _show(item: Any) -> None:
    """Print the audit of an ad that was crawled, audited by a pipeline or not."""
    from rich.console import Console

    from adcrawler.ad import Ad
    from adcrawler.checklist import audit
    from adcrawler.render.text import show

    posting = getattr(item, "posting", item)
    judged = getattr(item, "audit", None) or audit(Ad.from_posting(posting))
    show(Console(), judged, posting.url)


def _met_on_the_way(crawler: Crawler) -> str:
    """Return how many pages failed that the user did not name, and ads left out, by kind."""
    problems: list[Problem] = getattr(crawler.spider, "problems", [])
    counts = []
    for kind, words in COUNTED.items():
        count = crawler.stats.get_value(f"pages/{kind}", 0)
        count -= sum(problem.kind == kind for problem in problems)
        if count > 0:
            counts.append(f"{count} page{'s' * (count > 1)} {words}")
    for name, count in crawler.stats.get_stats().items():
        if name.startswith(LEFT_OUT):
            reason = name.removeprefix(LEFT_OUT)
            counts.append(f"{count} ad{'s' * (count > 1)} ({reason})")
    return ", ".join(counts)
