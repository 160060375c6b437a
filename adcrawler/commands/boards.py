"""`adcrawler boards`: the boards that we crawl, and whether they are still as they were."""

import argparse
import os
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.boards import Board, load_boards
from adcrawler.plain import one_line, tell
from adcrawler.probe import UNDERSTOOD, Probe
from adcrawler.storage.database import Database, data_folder
from adcrawler.storage.harvest import last_results
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.targets import ArgumentError

ENOUGH = 4
"""Pages that a check asks for: the list's first, and the next or those of its first ads."""


class Command(ScrapyCommand):
    requires_project = True

    def syntax(self) -> str:
        return "[options] [check NAME]"

    def short_desc(self) -> str:
        return "List the boards with their last result, or check one"

    def long_desc(self) -> str:
        return (
            "List the boards of boards.toml, and of your own file in ADCRAWLER_BOARDS, with what "
            "their last crawl came to. check: fetch a page of one board and say whether its spider "
            "still understands it; nothing is stored. Example: adcrawler boards check gitlab"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--platform", metavar="NAME", help="only boards that this spider reads")
        parser.add_argument("--country", metavar="FR", help="only boards of this country")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args and (args[0] != "check" or len(args) != 2):
            raise UsageError("say check with a board's name, or nothing", print_help=False)
        try:
            boards = load_boards()
            if args:
                self.check(boards, args[1])
            else:
                self.list(boards, opts)
        except ArgumentError as error:
            self._fail(str(error))

    def list(self, boards: Mapping[str, Board], opts: argparse.Namespace) -> None:
        results = self._results()
        table = Table(box=None, pad_edge=False)
        for header in ("name", "platform", "", "last crawl"):
            table.add_column(header, no_wrap=header != "last crawl")
        for board in boards.values():
            if opts.platform in {None, board.platform} and opts.country in {None, board.country}:
                said = _result(results.get(board.name)) if board.enabled else f"off: {board.note}"
                table.add_row(board.name, board.platform, board.country, said)
        Console().print(table, highlight=False, markup=False)

    def check(self, boards: Mapping[str, Board], name: str) -> None:
        """Say what a page of a board comes to; exit code 1 unless it is understood."""
        if name not in boards:
            self._fail(f"there is no board {name!r}; adcrawler boards lists them")
            return
        assert self.crawler_process
        arguments = {"board": name, "all": "1"}
        probe = Probe(self.crawler_process, boards[name].platform, arguments, ENOUGH).run()
        for problem in probe.spider.problems:
            self._fail(problem.text)
        self.exitcode = int(probe.verdict != UNDERSTOOD)
        lost = "".join(f", {count} {reason}" for reason, count in probe.left_out().items())
        counts = f"{probe.spider.listed} records, {len(probe.ads)} ads read{lost}"
        print(f"{name} {probe.verdict}: {counts}")
        filled = [f"{field} {count}" for field, count in probe.filled().items()]
        print("fields:", ", ".join(filled) or "none")

    def _results(self) -> Mapping[str, Any]:
        """Return what the last crawls came to, as far as there is a database."""
        url = self.settings.get("ADCRAWLER_DATABASE_URL") if self.settings else None
        if not (url or os.environ.get("ADCRAWLER_DATABASE_URL") or data_folder().exists()):
            return {}
        database = Database.configured(url)
        try:
            database.prepare()
            with database.connect() as connection:
                return last_results(connection)
        except DatabaseProblem as problem:
            tell(f"no results are shown: {problem}")
            return {}
        finally:
            database.close()

    def _fail(self, line: str) -> None:
        tell(line)
        self.exitcode = 1


def _result(row: Any) -> str:
    """Return "2026-05-04 10:30, 34 ads", and what was the matter if anything."""
    if row is None:
        return "-"
    said = [f"{row.started_at:%Y-%m-%d %H:%M}", f"{row.ads} ads"]
    if row.finish_reason is None:
        said.append("not ended")
    elif row.suspicions:
        said.append(f"suspicious: {row.suspicions[0]}")
    elif not row.complete:
        said.append(f"not complete ({row.finish_reason})")
    return one_line(", ".join(said))
