"""One pass over some boards, now: for `adcrawler crawl BOARD…` and for those who use cron."""

import asyncio
import os
import signal
import socket
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from adcrawler.boards import Board
from adcrawler.daemon.config import Config
from adcrawler.daemon.runner import Runner
from adcrawler.daemon.schedule import site_of
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.runs import Ended

Tell = Callable[[Board, Ended | None], None]
"""Hears how a board's run ended; None if its site was being asked already."""


async def crawl_now(
    database: Database,
    config: Config,
    boards: Iterable[Board],
    options: Sequence[str],
    tell: Tell,
) -> None:
    """Crawl boards, those of one site one after the other. Raise DatabaseProblem."""
    runner = Runner(database, config, f"{socket.gethostname()}-{os.getpid()}")
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, runner.stop)
    await runner.sign_in()
    keeping = asyncio.create_task(runner.keep_alive())
    places = asyncio.Semaphore(config.concurrency)
    try:
        async with asyncio.TaskGroup() as group:
            for together in _by_site(boards):
                group.create_task(_one_after_another(runner, places, together, options, tell))
    except* DatabaseProblem as problems:
        raise problems.exceptions[0] from None
    finally:
        keeping.cancel()
        with suppress(DatabaseProblem):  # others will see that it is gone
            await runner.sign_out()


def _by_site(boards: Iterable[Board]) -> list[list[Board]]:
    sites: dict[str, list[Board]] = defaultdict(list)
    for board in boards:
        sites[site_of(board)].append(board)
    return list(sites.values())


async def _one_after_another(
    runner: Runner,
    places: asyncio.Semaphore,
    boards: Iterable[Board],
    options: Sequence[str],
    tell: Tell,
) -> None:
    for board in boards:
        async with places:
            if not runner.stopping:
                tell(board, await runner.run(board, options))
