"""`adcrawler audit`: judge ads in files, with no database and no network."""

import argparse
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from adcrawler.checklist import ChecklistError, load_checklist
from adcrawler.plain import one_line, tell
from adcrawler.render.batch import Judged, judge
from adcrawler.render.formats import FORMATS, Options
from adcrawler.render.progress import with_progress
from adcrawler.sources import Source, find_sources

BATCH = 64
"""Sources a process judges at a time: enough to make the hand-over cheap."""
BATCH_BYTES = 1_000_000
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
        add = parser.add_argument
        add("--format", choices=sorted(FORMATS), default="text", help="default: text")
        add("--lang", choices=("fr", "en"), default="", help="of the ads; guessed if not given")
        add("--checklist", metavar="FILE", type=Path, help="TOML: your own weights and words")
        add("--fail-under", metavar="N", type=float, help="exit with 1 when an ad scores below N")
        add("--jobs", metavar="N", type=int, default=1, help="processes (0: one a core)")
        add("--stored", action="store_true", help="audit the database's ads again, not files")
        add("--since", metavar="DATE", type=date.fromisoformat, help="--stored: ads seen since")
        add("--board", metavar="NAME", help="--stored: ads of this board")
        super().add_options(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if opts.stored:
            self.exitcode = self._audit_stored(args, opts)
            return
        paths = _paths(args)
        _check(opts)
        console = Console()
        colour = console.is_terminal and console.color_system and not console.no_color
        options = Options(opts.format, opts.lang, opts.checklist, console.width, bool(colour))
        if paths == ["-"] and sys.stdin and sys.stdin.isatty():
            tell("reading an ad from this terminal until Ctrl-D")
        outcomes = _judge_all(find_sources(paths), options, opts.jobs or os.cpu_count() or 1)
        try:
            self.exitcode = _print_all(with_progress(outcomes, paths), options, opts.fail_under)
        except BrokenProcessPool:
            tell("a process of --jobs died; is there enough memory?")
            self.exitcode = 2

    def _audit_stored(self, args: list[str], opts: argparse.Namespace) -> int:
        """Audit what is stored and print how much that was. Return the exit code."""
        from adcrawler.storage.problem import DatabaseProblem
        from adcrawler.storage.reaudit import Auditor, Scope, audit_stored

        _check(opts)
        if args:
            raise UsageError("--stored takes no files", print_help=False)
        assert self.settings
        auditor = Auditor(self.settings.get("ADCRAWLER_DATABASE_URL"), opts.checklist)
        total = 0
        try:
            jobs = opts.jobs or os.cpu_count() or 1
            for done in audit_stored(auditor, Scope(opts.since, opts.board), jobs):
                total += done
        except DatabaseProblem as problem:
            tell(problem)
            return 2
        except KeyboardInterrupt:
            tell("interrupted; the same command goes on from here")
            return 130
        finally:
            print(f"{total} ad{'s' * (total != 1)} audited again", file=sys.stderr)
        return 0


def _paths(args: list[str]) -> list[str]:
    """Return what to read; after "--" everything is a file."""
    end = args.index("--") if "--" in args else len(args)
    if unknown := [arg for arg in args[:end] if arg.startswith("-") and arg != "-"]:
        message = f"there is no option {unknown[0]}; a file of this name is ./{unknown[0]}"
        raise UsageError(message, print_help=False)
    return [*args[:end], *args[end + 1 :]] or ["-"]


def _check(opts: argparse.Namespace) -> None:
    """Raise UsageError for values that make no sense, and for a checklist with a mistake."""
    problem = ""
    if opts.jobs < 0:
        problem = "--jobs takes 0 or more"
    elif opts.fail_under is not None and not 0 <= opts.fail_under <= 100:
        problem = "--fail-under takes a score from 0 to 100"
    elif opts.checklist:
        try:
            load_checklist(opts.checklist)
        except ChecklistError as error:
            problem = str(error)
    if problem:
        raise UsageError(problem, print_help=False)


def _batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += len(source.content)
        if len(batch) == BATCH or size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _judge_all(sources: Iterable[Source], options: Options, jobs: int) -> Iterator[Judged]:
    """Judge in order; in `jobs` processes, keeping few batches in memory."""
    if jobs == 1:
        for source in sources:
            yield from judge([source], options)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_ignore_interrupt)
    try:
        waiting: deque[Future[list[Judged]]] = deque()
        for batch in _batches(sources):
            waiting.append(pool.submit(judge, batch, options))
            if len(waiting) >= AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupt() -> None:
    """Let Ctrl-C, which every process of a terminal gets, end the command alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _print_all(outcomes: Iterable[Judged], options: Options, fail_under: float | None) -> int:
    """Print every outcome as it comes. Return the exit code."""
    ads = below = problems = 0
    fmt = FORMATS[options.format]
    for outcome in outcomes:
        if outcome.problem:
            problems += 1
            print(one_line(f"{outcome.name}: {outcome.problem}"), file=sys.stderr)
            continue
        _write(fmt.separator if ads else fmt.header(outcome.lang))
        _write(outcome.output)
        ads += 1
        below += fail_under is not None and outcome.score < fail_under
    _write("" if ads else fmt.header(options.lang))
    _write(fmt.footer())
    return 2 if problems else int(below > 0)


def _write(text: str) -> None:
    if sys.stdout:
        sys.stdout.write(text)
