"""The worker: crawls until it is told to stop, and waits for a database that is away."""

import asyncio
import fcntl
import logging
import signal
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from procrastinate.exceptions import ConnectorException
from psycopg import Error as PsycopgError
from psycopg_pool import PoolTimeout

from adcrawler.boards import load_boards
from adcrawler.daemon.config import Config
from adcrawler.daemon.jobs import CRAWLS, SLOW, UPKEEP, Work, make_app
from adcrawler.daemon.outage import Outage
from adcrawler.daemon.runner import Runner
from adcrawler.daemon.watch import watch_machine
from adcrawler.environment import ConfigError
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem

logger = logging.getLogger(__name__)

AWAY = (DatabaseProblem, ConnectorException, PsycopgError, PoolTimeout)
"""What is raised, by one driver or the other, when the database is away."""
RECONNECT = 2.0
ENDING = 10.0
"""Seconds that the queue has to end once no crawl runs."""
POLL = 2.0
"""Seconds between two looks into the queue."""


async def work(database: Database, config: Config) -> None:
    """Crawl what is due until SIGTERM or SIGINT.

    Raise ConfigError or BoardsError for what an operator has to correct, DatabaseProblem for a
    database of another version.
    """
    with only_one(config):
        boards = load_boards()
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        if not await until(stop, reached(database, Outage(config))):
            return
        await asyncio.to_thread(database.prepare)
        runner = Runner(database, config)
        await runner.sign_in()
        logger.info("worker %s is ready: %d crawls at once", config.worker, config.concurrency)
        await serve_until(stop, Work(database, config, runner, boards))
        with suppress(DatabaseProblem):  # others will see that it is gone
            await runner.sign_out()
        logger.info("worker %s has stopped", config.worker)


async def serve_until(stop: asyncio.Event, job: Work) -> None:
    """Serve the queue until the stop, then have the crawls end. Raise what our own part raises."""
    parts = [
        asyncio.create_task(keep_working(job)),
        asyncio.create_task(job.runner.keep_alive()),
        asyncio.create_task(watch_for_ever(job)),
    ]
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait([*parts, stopped], return_when=asyncio.FIRST_COMPLETED)
    job.runner.stop()
    await job.runner.idle(job.config.stop_time)
    broken = [part for part in parts if part.done()]
    for part in parts:
        part.cancel()
    await asyncio.wait(parts, timeout=ENDING)
    for part in broken:
        part.result()


async def watch_for_ever(job: Work) -> None:
    """Look after this machine, each minute."""
    while True:
        with suppress(DatabaseProblem):
            await asyncio.to_thread(watch_machine, job.database, job.config, job.boards)
        await asyncio.sleep(60)


async def reached(database: Database, outage: Outage) -> None:
    """Return once the database answers; tell of it if that takes long."""
    while problem := await asyncio.to_thread(absence, database):
        await asyncio.to_thread(outage.goes_on, problem)
        await asyncio.sleep(RECONNECT)
    await asyncio.to_thread(outage.is_over)


def absence(database: Database) -> str | None:
    """Return why the database does not answer, None if it does."""
    try:
        with database.connect():
            return None
    except DatabaseProblem as problem:
        return str(problem)


async def until(stop: asyncio.Event, work: Awaitable[Any]) -> bool:
    """Await work unless stop comes first, and tell whether it was done."""
    task, stopped = asyncio.ensure_future(work), asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if task.done():
        task.result()
        return True
    task.cancel()
    return False


async def keep_working(job: Work) -> None:
    """Serve the queue; begin anew whenever the database was lost."""
    while True:
        try:
            await serve(job)
        except* AWAY as lost:
            logger.warning("the queue lost its database: %s", lost.exceptions[0])
        await reached(job.database, job.runner.outage)
        await asyncio.sleep(RECONNECT)


async def serve(job: Work) -> None:
    """Take crawls and upkeep from the queue until the database is lost."""
    app = make_app(job)
    common: dict[str, Any] = {
        "install_signal_handlers": False,
        "listen_notify": False,  # a listener gives up at the first lost connection
        "fetch_job_polling_interval": POLL,
        "shutdown_graceful_timeout": 1.0,
        "stalled_worker_timeout": job.config.lease,
    }
    async with app.open_async(), asyncio.TaskGroup() as group:
        for queue, at_once in ((CRAWLS, job.config.concurrency), (UPKEEP, 1), (SLOW, 1)):
            part = app.run_worker_async(queues=[queue], concurrency=at_once, **common)
            group.create_task(part)


@contextmanager
def only_one(config: Config) -> Iterator[None]:
    """Keep the worker's name while this process lives. Raise ConfigError if another has it."""
    config.log_dir.mkdir(parents=True, exist_ok=True, mode=0o750)
    file = config.state_dir / f"{config.worker}.lock"
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ConfigError(
                f"a worker named {config.worker} runs already: give ADCRAWLER_WORKER another name"
            ) from None
        yield
