"""`adcrawler report`: what the market says, in a table, a file or a page."""

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy.exc import DBAPIError

from adcrawler.plain import tell
from adcrawler.reports.catalogue import COMMON, Report, ReportError, find_reports
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem

PAGE = "page"


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}
    reports: dict[str, Report]

    def syntax(self) -> str:
        return "[NAME | page] [options]"

    def short_desc(self) -> str:
        return "Report on the market: salaries, technologies, clichés…"

    def long_desc(self) -> str:
        return (
            "Without a name: list the reports. NAME.sql in ./reports (or ADCRAWLER_REPORTS) is one "
            "of your own. page: all of them on one HTML page. "
            "Example: adcrawler report salary --country FR --by experience. "
            "Example: adcrawler report page --lang fr -o market.html."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        group = parser.add_argument_group("report")
        group.add_argument("--format", choices=("table", "csv", "json", "md"), default="table")
        group.add_argument("--lang", choices=("fr", "en"), default="en", help="of headings")
        group.add_argument("-o", dest="file", metavar="FILE", help="write to a file")
        self.broken = ""
        try:
            self.reports = find_reports()
        except (ReportError, OSError, UnicodeDecodeError) as error:
            self.reports, self.broken = {}, str(error)
        own = (report.own.items() for report in self.reports.values())
        for name, parameter in {**COMMON, **dict(pair for pairs in own for pair in pairs)}.items():
            group.add_argument(f"--{name}", dest=f"given_{name}", metavar="X", help=parameter.help)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if self.broken:
            raise UsageError(self.broken, print_help=False)
        if not args:
            self._list(opts.lang)
            return
        if len(args) > 1 or args[0] not in {PAGE, *self.reports}:
            unknown = args[1] if len(args) > 1 else args[0]
            known = ", ".join([*self.reports, PAGE])
            raise UsageError(
                f"there is no report {unknown!r}; there are: {known}", print_help=False
            )
        given = {
            name.removeprefix("given_"): value
            for name, value in vars(opts).items()
            if name.startswith("given_") and value is not None
        }
        try:
            self._write(self._made(args[0], given, opts), opts.file)
        except ReportError as error:
            raise UsageError(str(error), print_help=False) from error
        except DatabaseProblem as problem:
            tell(problem)
            self.exitcode = 1

    def _list(self, lang: str) -> None:
        width = max(map(len, self.reports))
        for report in self.reports.values():
            print(f"{report.name:<{width}}  {report.title.in_language(lang)}")

    def _made(self, name: str, given: dict[str, str], opts: argparse.Namespace) -> str:
        from adcrawler.reports.page import render_page
        from adcrawler.storage.market import refresh_market

        assert self.settings
        if name in self.reports:
            self.reports[name].values(given)  # what does not fit is told before any work
        database = Database.configured(self.settings.get("ADCRAWLER_DATABASE_URL"))
        try:
            database.prepare()
            refresh_market(database)
            if name == PAGE:
                return render_page(database, opts.lang, given)
            return self._result(database, name, given, opts)
        finally:
            database.close()

    def _result(
        self, database: Database, name: str, given: dict[str, str], opts: argparse.Namespace
    ) -> str:
        from adcrawler.reports import show
        from adcrawler.reports.run import run

        with database.connect() as connection:
            try:
                result = run(connection, self.reports[name], given)
            except DBAPIError as error:
                reason = str(error.orig).strip().partition("\n")[0]
                raise ReportError(f"report {name}: {reason}") from error
        if opts.format == "table":
            colour = opts.file is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
            return show.as_table(result, opts.lang, Console().width, colour=colour)
        if opts.format == "md":
            return show.as_markdown(result, opts.lang)
        return show.as_csv(result) if opts.format == "csv" else show.result_as_json(result)

    def _write(self, content: str, file: str | None) -> None:
        if file is None:
            sys.stdout.write(content)
            return
        try:
            Path(file).write_text(content, encoding="utf-8")
        except OSError as error:
            raise UsageError(
                f"{file} cannot be written: {error.strerror}", print_help=False
            ) from error
