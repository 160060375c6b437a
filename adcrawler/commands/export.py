"""`adcrawler export`: stored ads with their audits, to be used elsewhere."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.plain import tell
from adcrawler.render.export import ExportProblem, as_csv, as_jsonl, write_parquet
from adcrawler.storage.database import Database
from adcrawler.storage.exports import Wanted, records
from adcrawler.storage.problem import DatabaseProblem

FORMATS = ("jsonl", "csv", "parquet")


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] [-o FILE.jsonl | FILE.csv | FILE.parquet]"

    def short_desc(self) -> str:
        return "Write stored ads and their audits to a file"

    def long_desc(self) -> str:
        return (
            "Write stored ads: JSON Lines as schema.org's JobPosting, with all that import "
            "restores; CSV and Parquet as a table. Contact details are masked, sources credited. "
            "Example: adcrawler export -o ads.parquet --open --since 2026-05-01"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="default: screen")
        parser.add_argument("--format", choices=FORMATS, help="default: by FILE's name, else jsonl")
        parser.add_argument("--board", metavar="NAME", help="ads of this board")
        parser.add_argument(
            "--since", metavar="DATE", type=date.fromisoformat, help="seen since, 2026-05-31"
        )
        parser.add_argument("--lang", metavar="CODE", help="in this language")
        state = parser.add_mutually_exclusive_group()
        state.add_argument("--open", dest="open", action="store_true", default=None)
        state.add_argument("--closed", dest="open", action="store_false")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"export takes no argument {args[0]!r}", print_help=False)
        kind = opts.format or (opts.output.suffix[1:] if opts.output else "jsonl")
        if kind not in FORMATS or (kind == "parquet" and not opts.output):
            raise UsageError("write to -o FILE.jsonl, FILE.csv or FILE.parquet", print_help=False)
        assert self.settings
        database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
        try:
            self._export(database, kind, opts)
        except (DatabaseProblem, ExportProblem) as problem:
            tell(problem)
            self.exitcode = 1
        except OSError as error:
            tell(f"{opts.output or 'output'}: {error.strerror}")
            self.exitcode = 1
        finally:
            database.close()

    def _export(self, database: Database, kind: str, opts: argparse.Namespace) -> None:
        database.prepare()
        wanted = Wanted(opts.board, opts.since, opts.open, opts.lang)
        with database.connect() as connection:
            found = records(connection, wanted)
            if kind == "parquet":
                with _whole(opts.output) as part:
                    write_parquet(found, part)
                return
            lines = as_csv(found) if kind == "csv" else as_jsonl(found)
            if opts.output is None:
                _write(lines, sys.stdout.buffer)
                return
            with _whole(opts.output) as part, part.open("wb") as file:
                _write(lines, file)


def _write(lines: Iterator[bytes], file: BinaryIO) -> None:
    file.writelines(lines)
    file.flush()


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a name to write to; the file is there under its own once it is whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
