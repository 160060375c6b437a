"""Whether all is well: one picture for `adcrawler status`, alerts and metrics."""

import shutil
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from adcrawler.boards import Board
from adcrawler.daemon.config import Config
from adcrawler.daemon.schedule import Scheduled, read_schedule
from adcrawler.storage.database import Database
from adcrawler.storage.health import Activity, Seen, read_activity, suspicious
from adcrawler.storage.incidents import Incident, open_incidents


@dataclass(frozen=True, slots=True)
class Health:
    activity: Activity
    schedule: list[Scheduled]
    incidents: list[Incident]
    lease: float

    @property
    def alive(self) -> list[Seen]:
        return [seen for seen in self.activity.workers if seen.seconds_ago < self.lease]

    @property
    def boards(self) -> Counter[str]:
        """The number of boards by state."""
        return Counter(entry.plan.state for entry in self.schedule)

    @property
    def failing(self) -> list[Scheduled]:
        return [entry for entry in self.schedule if entry.last and entry.last.failures]

    @property
    def latest(self) -> timedelta:
        """How late the board is that waits for longest."""
        return max((entry.late for entry in self.schedule), default=timedelta())

    @property
    def problems(self) -> list[str]:
        """What needs a person, one line each; none when all is well."""
        lines = [incident.message for incident in self.incidents]
        if not self.alive:
            lines.insert(0, "no worker is running")
        return lines


def read_health(database: Database, boards: Mapping[str, Board], config: Config) -> Health:
    return Health(
        read_activity(database),
        read_schedule(database, boards, config.retry_policy),
        open_incidents(database),
        config.lease,
    )


def failing_boards(health: Health, after: int) -> dict[str, str]:
    """Return a line for each board of which so many runs in a row failed."""
    return {
        entry.board.name: f"board {entry.board.name} failed {entry.last.failures} times in a row"
        for entry in health.failing
        if entry.last and entry.last.failures >= after and entry.plan.state != "disabled"
    }


def suspicious_boards(database: Database, boards: Collection[str], after: int) -> dict[str, str]:
    """Return a line for each board of which so many crawls in a row cannot be trusted."""
    return {
        name: f"the last {after} crawls of board {name} were suspicious: {why}"
        for name, why in suspicious(database, boards, after).items()
    }


def idle(health: Health, longest: float) -> dict[str, str]:
    """Return a line if no crawl ended well for so many seconds, though boards are to be crawled."""
    wanted = health.boards.keys() - {"disabled", "paused"}
    since = health.activity.last_success_at or health.activity.first_run_at
    if not wanted or since is None or datetime.now(UTC) - since < timedelta(seconds=longest):
        return {}
    return {"": f"no crawl has ended well since {since:%Y-%m-%d %H:%M %Z}"}


def full_database(health: Health, limit: int | None, percent: int) -> dict[str, str]:
    size = health.activity.database_bytes
    if limit is None or size < limit * percent / 100:
        return {}
    return {"": f"the database has {size / 2**30:.1f} of {limit / 2**30:.1f} GB"}


def full_disk(config: Config, machine: str) -> dict[str, str]:
    """Return a line if the disk of this machine's logs is near full."""
    disk = shutil.disk_usage(config.state_dir)
    used = round(100 * disk.used / (disk.used + disk.free))
    if used < config.disk_percent:
        return {}
    free = disk.free / 2**30
    return {
        machine: f"{machine}: the disk of {config.state_dir} is {used} % full, {free:.1f} GB left"
    }
