"""How far a long audit has come, on a terminal."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from adcrawler.render.batch import Judged
from adcrawler.sources import measure

PATIENCE = 1.0
"""Seconds of work after which the bar appears."""
REDRAW = 0.2
"""Seconds between two states of it."""


def with_progress(outcomes: Iterable[Judged], paths: list[str]) -> Iterable[Judged]:
    """Return the outcomes; show how far they are when they go elsewhere than a terminal."""
    if not (sys.stderr and sys.stderr.isatty()) or (sys.stdout and sys.stdout.isatty()):
        return outcomes
    return _shown(outcomes, paths)


def _shown(outcomes: Iterable[Judged], paths: list[str]) -> Iterator[Judged]:
    columns = (BarColumn(), TextColumn("{task.fields[ads]} ads"), TimeRemainingColumn())
    # No thread redraws the bar: processes are forked while it is shown.
    progress = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        auto_refresh=False,
        disable=True,
    )
    task = progress.add_task("", total=measure(paths), ads=0)
    done, due = 0, monotonic() + PATIENCE
    try:
        for number, outcome in enumerate(outcomes, 1):
            yield outcome
            done += outcome.size
            if monotonic() > due:
                progress.disable = False
                progress.start()
                progress.update(task, completed=done, ads=number, refresh=True)
                due = monotonic() + REDRAW
    finally:
        progress.stop()
