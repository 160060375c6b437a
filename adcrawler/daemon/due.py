"""When a board is due: a pure function of what is known about its last runs.

A board that was missed for days is due once, since only its last run counts. A failed run is made
up soon, but later each time and not for ever; then its usual interval decides again.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from zlib import crc32

from adcrawler.daemon.config import Retries
from adcrawler.storage.runs import LastRun

JITTER = 0.05
"""Of the interval, at most: boards that began together drift apart."""
LONGEST_RETRY_DELAY = 6 * 3600.0

State = Literal["running", "due", "waiting", "retry", "paused", "disabled"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of a board; `at` is when its next run begins, or began."""

    state: State
    at: datetime


BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def plan(interval: timedelta, last: LastRun | None, retries: Retries, now: datetime) -> Plan:
    """Return when a board that is neither disabled nor paused is crawled next."""
    if last is None:
        return Plan("due", BEGINNING)
    if last.finished_at is None:
        return Plan("running", last.started_at)
    regular = last.started_at + interval * (1 + jitter(last.id))
    if 0 < last.failures <= retries.bound:
        again = min(regular, last.finished_at + timedelta(seconds=_retry_delay(last, retries)))
        return Plan("due" if again <= now else "retry", again)
    return Plan("due" if regular <= now else "waiting", regular)


def jitter(run: int) -> float:
    """Return a share of the interval, always the same for a run."""
    return (crc32(str(run).encode()) / 2**32 * 2 - 1) * JITTER


def _retry_delay(last: LastRun, retries: Retries) -> float:
    """Return the seconds to wait; a first interruption is none of the board's fault."""
    doublings = last.failures - 1 - (last.outcome == "interrupted")
    if doublings < 0:
        return 0.0
    return min(retries.delay * 2.0 ** min(doublings, 20), LONGEST_RETRY_DELAY)
