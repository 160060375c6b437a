"""What the commands share that only ask or change the database."""

import argparse
from abc import abstractmethod

from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand

from adcrawler.boards import Board, load_boards
from adcrawler.environment import ConfigError
from adcrawler.plain import tell
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.targets import ArgumentError

WIDE = 1000


class DatabaseCommand(ScrapyCommand):
    """Exit code: 1 when the database cannot be used, 2 when what was asked for is wrong."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    @abstractmethod
    def act(self, database: Database, args: list[str], opts: argparse.Namespace) -> int | None:
        """Do what was asked, and return the exit code if it is not 0."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        try:
            database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
            try:
                database.prepare()
                self.exitcode = self.act(database, args, opts) or 0
            finally:
                database.close()
        except DatabaseProblem as problem:
            self.refuse(problem, 1)
        except (ArgumentError, ConfigError) as mistake:
            self.refuse(mistake, 2)

    def refuse(self, problem: Exception, code: int) -> None:
        tell(problem)
        self.exitcode = code


def print_table(table: Table) -> None:
    """Print a table as wide as the terminal; without one, as wide as it is."""
    terminal = Console(markup=False)
    console = terminal if terminal.is_terminal else Console(markup=False, width=WIDE)
    for column in table.columns:
        column.no_wrap = True
    console.print(table, highlight=False)


def known_boards(names: list[str]) -> dict[str, Board]:
    """Return boards by name. Raise ArgumentError if there is no such board, or none is named."""
    boards = load_boards()
    if not names:
        raise ArgumentError("name the boards; adcrawler schedule lists them")
    for name in names:
        if name not in boards:
            raise ArgumentError(f"there is no board {name!r}; adcrawler schedule lists them")
    return {name: boards[name] for name in names}
