"""When a board is due."""

from datetime import UTC, datetime, timedelta

import pytest

from adcrawler.daemon.config import Retries
from adcrawler.daemon.due import JITTER, LONGEST_RETRY_DELAY, jitter, plan
from adcrawler.storage.runs import LastRun

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)
RETRIES = Retries(bound=3, delay=60)


def ended(ago: timedelta, outcome: str = "ok", failures: int = 0) -> LastRun:
    """Return a run that ended so long ago, a minute after it had begun."""
    end = NOW - ago
    return LastRun(
        id=7,
        started_at=end - timedelta(minutes=1),
        finished_at=end,
        outcome=outcome,  # type: ignore[arg-type]
        failures=failures,
    )


def test_a_board_never_crawled_is_due() -> None:
    assert plan(DAY, None, RETRIES, NOW).state == "due"


def test_a_board_that_runs_is_not() -> None:
    running = LastRun(id=1, started_at=NOW - 3 * DAY)
    assert plan(DAY, running, RETRIES, NOW).state == "running"


def test_the_interval_counts_from_start_to_start() -> None:
    waiting = plan(DAY, ended(timedelta(hours=2)), RETRIES, NOW)
    assert waiting.state == "waiting"
    begun = NOW - timedelta(hours=2, minutes=1)
    assert abs(waiting.at - (begun + DAY)) <= JITTER * DAY


@pytest.mark.parametrize("days", [2, 10, 100])
def test_whatever_was_missed_is_due_once(days: int) -> None:
    """What was made up is a run like any other: the interval counts from it."""
    assert plan(DAY, ended(days * DAY), RETRIES, NOW).state == "due"
    assert plan(DAY, ended(timedelta()), RETRIES, NOW).state == "waiting"


def test_jitter_spreads_within_its_bounds_and_stays() -> None:
    found = [jitter(number) for number in range(1000)]
    assert min(found) < -0.8 * JITTER
    assert max(found) > 0.8 * JITTER
    assert max(map(abs, found)) <= JITTER
    assert found == [jitter(number) for number in range(1000)]


@pytest.mark.parametrize(
    ("outcome", "failures", "delay"),
    [
        ("failed", 1, 60),
        ("failed", 2, 120),
        ("timeout", 3, 240),
        ("interrupted", 1, 0),
        ("interrupted", 2, 60),
    ],
)
def test_failures_are_made_up_later_and_later(outcome: str, failures: int, delay: int) -> None:
    last = ended(timedelta(), outcome, failures)
    again = plan(DAY, last, RETRIES, NOW)
    assert again.at == NOW + timedelta(seconds=delay)
    assert again.state == ("retry" if delay else "due")


def test_then_the_interval_decides_again() -> None:
    assert plan(DAY, ended(timedelta(hours=1), "failed", 4), RETRIES, NOW).state == "waiting"
    assert plan(DAY, ended(2 * DAY, "failed", 40), RETRIES, NOW).state == "due"


def test_no_delay_is_longer_than_the_interval_or_six_hours() -> None:
    many = Retries(bound=1000, delay=60)
    hour = timedelta(hours=1)
    assert plan(hour, ended(timedelta(), "failed", 20), many, NOW).at < NOW + 1.1 * hour
    far = plan(30 * DAY, ended(timedelta(), "failed", 900), many, NOW)
    assert far.at == NOW + timedelta(seconds=LONGEST_RETRY_DELAY)
