"""Runs boards, each as a child process, and writes down what came of each."""

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import TypeVar

from adcrawler import __version__
from adcrawler.boards import Board
from adcrawler.daemon.child import Child, Exit, Limits, last_words
from adcrawler.daemon.config import Config
from adcrawler.daemon.outage import Outage
from adcrawler.daemon.schedule import crawl_arguments, site_of
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.runs import (
    Ended,
    Member,
    beat,
    close_run,
    finish_reason,
    open_run,
    sign_in,
    sign_out,
)

logger = logging.getLogger(__name__)
T = TypeVar("T")

BEATS = 12
"""A lease is renewed so often before it ends."""
PAUSE = 1.0
"""Seconds between two tries to reach a database that is away."""


class Runner:
    """A member of those who share the boards: while it runs one, no other asks the same site."""

    def __init__(self, database: Database, config: Config, name: str | None = None) -> None:
        self.database = database
        self.config = config
        self.limits = Limits(config.crawl_time, config.crawl_memory, config.stop_time * 0.75)
        self.member = Member(
            name or config.worker,
            socket.gethostname(),
            os.getpid(),
            __version__,
            config.concurrency,
        )
        self.stopping = False
        self._children: dict[int, Child] = {}
        self._idle = asyncio.Event()
        self._idle.set()
        self._seen = monotonic()
        self.outage = Outage(config)

    async def sign_in(self) -> None:
        """Raise DatabaseProblem if the database cannot be used."""
        await asyncio.to_thread(sign_in, self.database, self.member)
        await self._beat()

    async def sign_out(self) -> None:
        await asyncio.to_thread(sign_out, self.database, self.member.name)

    async def run(self, board: Board, options: Sequence[str] = ()) -> Ended | None:
        """Crawl a board. Return how it ended, or None if its site is being asked already.

        Raise DatabaseProblem if the run cannot begin.
        """
        if self.stopping:
            return None
        site = await asyncio.to_thread(site_of, board)
        run_id = await asyncio.to_thread(open_run, self.database, board.name, site, self.member)
        if run_id is None:
            return None
        log = self.config.log_dir / f"{run_id}.log"
        arguments = ["crawl", *crawl_arguments(board), *options, *self.limits.settings]
        child = Child(arguments, log, self.limits, {"ADCRAWLER_RUN": str(run_id)})
        self._children[run_id] = child
        self._idle.clear()
        logger.info("run %d: crawl of %s begins", run_id, board.name)
        try:
            left = await child.run()
            ended = await self._patiently(lambda: self._ended(run_id, left, child))
            await self._patiently(lambda: close_run(self.database, run_id, ended))
        finally:
            del self._children[run_id]
            if not self._children:
                self._idle.set()
        level = logging.INFO if ended.outcome == "ok" else logging.WARNING
        why = f": {ended.reason}" if ended.reason else ""
        logger.log(level, "run %d: crawl of %s ended: %s%s", run_id, board.name, ended.outcome, why)
        return ended

    def stop(self) -> None:
        """Have all crawls end, gracefully, and begin no other."""
        self.stopping = True
        for child in self._children.values():
            child.stop()

    async def idle(self, seconds: float) -> None:
        """Return when no crawl runs any more, or after so many seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)

    async def keep_alive(self) -> None:
        """Renew the lease for ever; end crawls whose lease was lost, for others may begin them."""
        while True:
            try:
                await self._beat()
                await asyncio.to_thread(self.outage.is_over)
            except DatabaseProblem as problem:
                await asyncio.to_thread(self.outage.goes_on, str(problem))
                if monotonic() - self._seen > self.config.lease * 0.75:
                    self._end_all_but(set())
            await asyncio.sleep(self.config.lease / BEATS)

    async def _beat(self) -> None:
        running = list(self._children)
        asked = monotonic()
        still = await asyncio.to_thread(beat, self.database, self.member, running)
        self._seen = asked
        self._end_all_but(still | (self._children.keys() - set(running)))

    def _end_all_but(self, runs: set[int]) -> None:
        for lost in self._children.keys() - runs:
            self._children[lost].stop()

    def _ended(self, run_id: int, left: Exit, child: Child) -> Ended:
        """Return what an exit means."""
        words = last_words(child.log)
        if left.cause == "stop":
            return Ended("interrupted", left.code, "its worker was stopped")
        if left.cause == "time":
            return Ended("timeout", left.code, f"it went on for {self.limits.seconds:g} s")
        if left.code < 0:
            return Ended("interrupted", left.code, f"it was killed by signal {-left.code}")
        if left.code == 0:
            return Ended("ok", 0)
        return self._failed(left.code, words, finish_reason(self.database, run_id))

    def _failed(self, code: int, words: str | None, reason: str | None) -> Ended:
        if reason == "closespider_timeout":
            return Ended("timeout", code, f"it took longer than {self.limits.seconds:g} s")
        if reason == "memusage_exceeded" or "MemoryError" in (words or ""):
            return Ended("memory", code, f"it took more than {self.limits.memory // 2**20} MB")
        if reason == "shutdown":
            return Ended("interrupted", code, "someone stopped it")
        return Ended("failed", code, words or reason or f"it ended with exit code {code}")

    async def _patiently(self, work: Callable[[], T]) -> T:
        """Do what needs the database, however long it is away."""
        while True:
            try:
                return await asyncio.to_thread(work)
            except DatabaseProblem:
                await asyncio.sleep(PAUSE)
