"""Group commit: what has queued while one batch was written is the next batch.

No timer and no added wait: a lone ad is committed at once, many at a time share a transaction.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from time import monotonic
from typing import NamedTuple, TypeVar

from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)

from adcrawler.storage.database import Database, plain_reason
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Outcome, Store

logger = logging.getLogger(__name__)

LARGEST_BATCH = 200
LONGEST_DELAY = 5.0
T = TypeVar("T")


class RefusedError(Exception):
    """The database does not take this ad; the message says why."""


class Waiting(NamedTuple):
    ad: AuditedAd
    future: asyncio.Future[Outcome]

    def settle(self, result: Outcome | BaseException) -> None:
        if self.future.done():  # cancelled by whom it was for
            return
        if isinstance(result, BaseException):
            self.future.set_exception(result)
        else:
            self.future.set_result(result)


class Writer:
    """Writes the ads of one crawl; `patience` is how many seconds it waits for a lost database."""

    def __init__(self, store: Store, patience: float) -> None:
        self._store = store
        self._patience = patience
        self._queue: list[Waiting] = []
        self._task: asyncio.Task[None] | None = None
        self._problem: DatabaseProblem | None = None

    async def write(self, ad: AuditedAd) -> Outcome:
        """Return once the ad is committed. Raises RefusedError, or DatabaseProblem for good."""
        if self._problem:
            raise self._problem
        waiting = Waiting(ad, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())
        return await waiting.future

    async def _work(self) -> None:
        while batch := self._next_batch():
            try:
                results = await self._commit([waiting.ad for waiting in batch])
            except Exception as error:  # noqa: BLE001 -- theirs to raise: nobody waits for ever
                if isinstance(error, DatabaseProblem):
                    self._problem = error
                    batch, self._queue = batch + self._queue, []
                results = [error] * len(batch)
            for waiting, result in zip(batch, results, strict=True):
                waiting.settle(result)

    def _next_batch(self) -> list[Waiting]:
        """Take what is queued; an ad that came twice waits for the next batch."""
        batch: dict[tuple[str, str], Waiting] = {}
        rest = []
        for waiting in self._queue:
            if len(batch) == LARGEST_BATCH or waiting.ad.identity in batch:
                rest.append(waiting)
            else:
                batch[waiting.ad.identity] = waiting
        self._queue = rest
        return list(batch.values())

    async def _commit(self, ads: Sequence[AuditedAd]) -> list[Outcome | BaseException]:
        """Write the ads in one transaction, or one by one when the database refuses them."""
        try:
            return [*await persist(self._store.database, self._patience, self._store.write, ads)]
        except (SQLAlchemyError, ValueError) as error:  # psycopg2 raises ValueError for odd texts
            if len(ads) == 1:
                return [RefusedError(_one_line(error))]
        return [(await self._commit([ad]))[0] for ad in ads]


async def persist(
    database: Database, patience: float, work: Callable[..., T], *arguments: object
) -> T:
    """Do work in a thread, again while its connection gets lost; it must bear being done twice.

    Raises DatabaseProblem when the database has not come back within `patience` seconds of the
    first failure.
    """
    deadline, delay = None, 0.1
    while True:
        try:
            if deadline is not None:
                await asyncio.to_thread(database.reopen)
            return await asyncio.to_thread(work, *arguments)
        except DBAPIError as error:
            if not is_lost(error):
                raise
            problem = DatabaseProblem(f"{database.name}: {plain_reason(error)}")
        except DatabaseProblem as error:
            problem = error
        deadline = deadline or monotonic() + patience
        if monotonic() + delay > deadline:
            raise problem
        logger.info("%s; trying again", problem)
        await asyncio.sleep(delay)
        delay = min(2 * delay, LONGEST_DELAY)


def is_lost(error: DBAPIError) -> bool:
    """Tell whether the server, and not the data, is in the way."""
    state = getattr(error.orig, "pgcode", None) or ""
    data_too_large = state.startswith("54")
    # A server that dies while it answers gives psycopg2's bare DatabaseError, without a state.
    broken_off = type(error) is DatabaseError and not state
    return broken_off or (
        isinstance(error, OperationalError | InterfaceError) and not data_too_large
    )


def _one_line(error: Exception) -> str:
    """Return what the database says of a row, without the row."""
    original = getattr(error, "orig", None) or error
    diagnosis = getattr(original, "diag", None)
    message = getattr(diagnosis, "message_primary", None) or str(original)
    return " ".join(message.split())
