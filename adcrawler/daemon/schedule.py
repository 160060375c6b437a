"""Which boards there are, whose servers they ask, and when each is crawled next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from tldextract import TLDExtract

from adcrawler.boards import Board, load_boards
from adcrawler.daemon.config import Config, Retries
from adcrawler.daemon.due import Plan, plan
from adcrawler.storage.database import Database
from adcrawler.storage.runs import LastRun, last_runs, paused

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A board, its newest run, and when it is crawled next."""

    board: Board
    last: LastRun | None
    plan: Plan
    note: str | None = None
    """Why it is paused or disabled."""

    @property
    def late(self) -> timedelta:
        """Since when a run is due; a board that was never crawled is not late."""
        if self.plan.state != "due" or self.last is None:
            return timedelta()
        return datetime.now(UTC) - self.plan.at


def read_schedule(
    database: Database, boards: Mapping[str, Board], retries: Retries
) -> list[Scheduled]:
    """Return every board with its plan, what is to be done first at the beginning."""
    runs, pauses, now = last_runs(database, boards), paused(database), datetime.now(UTC)
    scheduled = []
    for board in boards.values():
        last = runs.get(board.name)
        planned = plan(timedelta(hours=board.interval_hours), last, retries, now)
        note = None
        if not board.enabled:
            planned, note = Plan("disabled", NEVER), board.note
        elif board.name in pauses and planned.state != "running":
            planned, note = Plan("paused", NEVER), pauses[board.name]
        scheduled.append(Scheduled(board, last, planned, note))
    return sorted(scheduled, key=lambda entry: (entry.plan.at, entry.board.name))


def due_boards(database: Database, config: Config) -> list[Board]:
    """Return the boards that are due, the one that waits for longest first."""
    schedule = read_schedule(database, load_boards(), config.retry_policy)
    return [entry.board for entry in schedule if entry.plan.state == "due"]


def site_of(board: Board) -> str:
    """Return whose servers a board is read from: all hosts of one domain count as one."""
    url = str(board.url or getattr(_spider(board.platform), "list_url", ""))
    host = urlsplit(url.format(token=board.token or "")).hostname or board.platform
    found = _domains()(host)
    return found.top_domain_under_public_suffix or host


def crawl_arguments(board: Board) -> list[str]:
    """Return what `adcrawler crawl` takes to crawl a board."""
    if "board" in _spider(board.platform).arguments:
        return [board.platform, "-a", f"board={board.name}"]
    return [board.platform, "-a", f"site={board.url}"]


@cache
def _spider(platform: str) -> Any:
    module = import_module(f"adcrawler.spiders.{platform}")
    return getattr(module, "".join(map(str.title, platform.split("_"))) + "Spider")


@cache
def _domains() -> TLDExtract:
    return TLDExtract(suffix_list_urls=(), cache_dir=None)  # the list that it brings along
