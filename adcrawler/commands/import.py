# ruff: noqa: N999 -- the command is named like this
"""`adcrawler import`: ads that `adcrawler export` wrote, back into a database."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.plain import tell
from adcrawler.storage.database import Database
from adcrawler.storage.imports import ImportProblem, import_ads
from adcrawler.storage.problem import DatabaseProblem


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] FILE.jsonl"

    def short_desc(self) -> str:
        return "Restore ads from a file that export wrote"

    def long_desc(self) -> str:
        return (
            "Restore ads with their versions, audits, facts and jobs from JSON Lines that "
            "adcrawler export wrote; ads that are there already stay as they are. "
            "Example: adcrawler import ads.jsonl"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        if len(args) != 1:
            raise UsageError("import takes one file", print_help=False)
        assert self.settings
        database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
        try:
            database.prepare()
            with Path(args[0]).open(encoding="utf-8") as lines:
                imported = import_ads(database, lines, Path(args[0]).name)
        except (DatabaseProblem, ImportProblem) as problem:
            tell(f"{args[0]}: {problem}")
            self.exitcode = 1
        except UnicodeDecodeError:
            tell(f"{args[0]}: is no text; only JSON Lines that export wrote can be restored")
            self.exitcode = 1
        except OSError as error:
            tell(f"{args[0]}: {error.strerror}")
            self.exitcode = 1
        else:
            print(f"{imported.ads} ads restored, {imported.known} were there")
        finally:
            database.close()
