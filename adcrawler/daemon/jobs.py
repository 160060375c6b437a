"""The work queue: tasks that Procrastinate hands to one worker each.

`crawl` runs a board. `scan`, each minute, asks what is due and queues it: a board is queued at
most once (its queueing lock), and boards of one site run one after the other (their lock).
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status

from adcrawler.boards import Board, BoardsError, load_boards
from adcrawler.daemon.chores import CHORES, run_chore
from adcrawler.daemon.config import Config
from adcrawler.daemon.runner import Runner
from adcrawler.daemon.schedule import Scheduled, read_schedule, site_of
from adcrawler.daemon.watch import note_boards, note_chore, watch
from adcrawler.storage.database import Database
from adcrawler.storage.queue import SCHEMA
from adcrawler.storage.runs import take_over

logger = logging.getLogger(__name__)

CRAWLS = "crawls"
UPKEEP = "upkeep"
SLOW = "chores"
"""Queues: what looks after the schedule never waits behind crawls or reports."""
OUTAGE = 600.0
"""Seconds for which the queue waits for a database that is away, before its worker starts anew."""
MADE_UP = 8 * 86400.0
"""Seconds for which a chore that was missed, while no worker ran, is made up: once."""
HOURS_KEPT = 24
"""Of finished jobs; table `run` keeps the history."""


@dataclass(slots=True)
class Work:
    """What the tasks work with."""

    database: Database
    config: Config
    runner: Runner
    boards: dict[str, Board]
    """As last read without a mistake."""

    def read_boards(self) -> str | None:
        """Read the boards again. Return what is wrong with them; the old ones then go on."""
        try:
            self.boards = load_boards()
        except BoardsError as error:
            return str(error)
        return None


def make_app(work: Work) -> App:
    """Return the queue of a database, with our tasks."""
    connections = connector(work.database, work.config.concurrency + 4)
    app = App(connector=connections, periodic_defaults={"max_delay": MADE_UP})

    @app.task(name="crawl", queue=CRAWLS)
    async def crawl(board: str) -> None:
        # Shielded: a queue that lost its database must not end crawls that can go on.
        await asyncio.shield(asyncio.create_task(run_board(work, board)))

    @app.periodic(cron=work.config.scan)
    @app.task(name="scan", queue=UPKEEP, queueing_lock="scan", pass_context=False)
    async def scan(timestamp: int) -> None:  # noqa: ARG001 -- Procrastinate passes it
        await look_after(app, work)

    for name, chore in CHORES.items():
        app.periodic(cron=chore.cron)(_chore(app, work, name))
    return app


def _chore(app: App, work: Work, name: str) -> Any:
    """Return the task that does a chore and notes whether that went well."""

    @app.task(name=name, queue=SLOW, queueing_lock=name)
    async def chore(timestamp: int) -> None:  # noqa: ARG001 -- Procrastinate passes it
        logger.info("%s begins", name)
        problem = await run_chore(work.config, name)
        logger.info("%s ended%s", name, f": {problem}" if problem else "")
        await asyncio.to_thread(note_chore, work.database, name, problem)

    return chore


def connector(database: Database, connections: int) -> PsycopgConnector:
    """Return how Procrastinate reaches its schema; its messages show no password."""
    address = database.address.set(drivername="postgresql")
    return PsycopgConnector(
        conninfo=address.render_as_string(hide_password=False),
        kwargs={"options": f"-c search_path={SCHEMA}", "application_name": "adcrawler-queue"},
        min_size=1,
        max_size=connections,
        timeout=OUTAGE,
        reconnect_timeout=OUTAGE,
    )


async def run_board(work: Work, name: str) -> None:
    """Crawl a board, if it still is due: it may have been crawled or paused since it was queued."""
    await asyncio.to_thread(work.read_boards)
    board = work.boards.get(name)
    if board is None or not await asyncio.to_thread(is_due, work, board):
        logger.info("%s is queued, but not due any more", name)
        return
    if await work.runner.run(board) is None:
        logger.info("%s: its site is being asked; the next scan will see to it", name)


def is_due(work: Work, board: Board) -> bool:
    (entry,) = read_schedule(work.database, {board.name: board}, work.config.retry_policy)
    return entry.plan.state == "due"


async def look_after(app: App, work: Work) -> None:
    """Take over from lost workers, queue what is due, tell of what is wrong."""
    mistake = await asyncio.to_thread(work.read_boards)
    await asyncio.to_thread(note_boards, work.database, mistake)
    for name in await asyncio.to_thread(take_over, work.database, work.config.lease):
        logger.warning("worker %s is lost; its boards are crawled by others", name)
    await release_lost_jobs(app, work.config.lease)
    await app.job_manager.delete_old_jobs(
        nb_hours=HOURS_KEPT, include_failed=True, include_cancelled=True, include_aborted=True
    )
    health = await asyncio.to_thread(watch, work.database, work.config, work.boards)
    await queue_boards(app, [entry for entry in health.schedule if entry.plan.state == "due"])


async def release_lost_jobs(app: App, lease: float) -> None:
    """End jobs whose worker was lost, so that their locks do not outlive them."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=lease):
        if job.id is not None:
            await app.job_manager.finish_job_by_id_async(job.id, Status.ABORTED, delete_job=False)


async def queue_boards(app: App, due: Iterable[Scheduled]) -> None:
    """Queue boards, those that are due for longest first, unless they are queued already."""
    task: Any = app.tasks["crawl"]
    for entry in due:
        name = entry.board.name
        lock, site = f"board:{name}", f"site:{site_of(entry.board)}"
        try:
            await task.configure(lock=site, queueing_lock=lock).defer_async(board=name)
        except AlreadyEnqueued:
            continue
        logger.info("%s is due", name)
