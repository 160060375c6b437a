"""`adcrawler audit`: judge ads in files, with no database and no network."""

import argparse
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.checklist import ChecklistError, load_checklist
from adcrawler.render.batch import Judged, judge
from adcrawler.render.formats import FORMATS, Options
from adcrawler.sources import Source, find_sources

BATCH = 64
"""Sources a process judges at a time: enough to make the hand-over cheap."""
AHEAD = 4
"""Batches a process that may wait, so that memory stays flat however long the input."""


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] [FILE | FOLDER | GLOB | -]..."

    def short_desc(self) -> str:
        return "Judge ads in files, or on standard input"

    def long_desc(self) -> str:
        return (
            "Judge ads: text, Markdown, HTML, JSON(-LD) and JSON Lines; folders recursively; "
            "- or nothing for standard input. Example: adcrawler audit my-ad.md. "
            "Exit code: 0; 1 when an ad is below --fail-under; 2 when something could not be read."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        group = parser.add_argument_group("audit")
        group.add_argument(
            "--format", choices=sorted(FORMATS), default="text", help="default: text"
        )
        group.add_argument(
            "--lang",
            choices=("fr", "en"),
            default="",
            help="the ads' language; guessed if not given",
        )
        group.add_argument(
            "--checklist",
            metavar="FILE",
            type=Path,
            help="a TOML file of your own weights and words",
        )
        group.add_argument(
            "--fail-under", metavar="N", type=float, help="exit with 1 when an ad scores below N"
        )
        group.add_argument(
            "--jobs", metavar="N", type=int, default=1, help="processes (default 1; 0: one a core)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if opts.jobs < 0:
            raise UsageError("--jobs takes 0 or more", print_help=False)
        if opts.checklist:
            try:
                load_checklist(opts.checklist)
            except ChecklistError as error:
                raise UsageError(str(error), print_help=False) from error
        width = Console().width
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        options = Options(opts.format, opts.lang, opts.checklist, width, colour)
        outcomes = _judge_all(
            find_sources(args or ["-"]), options, opts.jobs or os.cpu_count() or 1
        )
        self.exitcode = _print_all(_with_progress(outcomes), options, opts.fail_under)


def _judge_all(sources: Iterator[Source], options: Options, jobs: int) -> Iterator[Judged]:
    """Judge in order; in `jobs` processes, keeping few batches in memory."""
    batches = iter(lambda: list(islice(sources, BATCH if jobs > 1 else 1)), [])
    if jobs == 1:
        for batch in batches:
            yield from judge(batch, options)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[Judged]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(judge, batch, options))
            if len(waiting) >= AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _with_progress(outcomes: Iterable[Judged]) -> Iterator[Judged]:
    """Show a count on standard error, when it is a terminal and the results go elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from outcomes
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed} ads"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("audit", total=None)
        for outcome in outcomes:
            yield outcome
            progress.advance(task)


def _print_all(outcomes: Iterable[Judged], options: Options, fail_under: float | None) -> int:
    """Print every outcome as it comes. Return the exit code."""
    below = problems = 0
    fmt = FORMATS[options.format]
    sys.stdout.write(fmt.header())
    for number, outcome in enumerate(outcomes):
        if outcome.problem:
            problems += 1
            print(f"{outcome.name}: {outcome.problem}", file=sys.stderr)
            continue
        if number and fmt.separator:
            sys.stdout.write(fmt.separator)
        sys.stdout.write(outcome.output)
        below += fail_under is not None and outcome.score < fail_under
    sys.stdout.write(fmt.footer())
    return 2 if problems else int(bool(below))
