"""What an operator sets, from environment variables; a mistake is named, with what would be right.

The environment file (deploy/environment explains every line) gives what the environment does not.
"""

import os
import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Self

from croniter import croniter
from platformdirs import user_state_path

from adcrawler.environment import ConfigError

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
BYTES = {"M": 2**20, "G": 2**30, "T": 2**40}
ELSEWHERE = {
    "ADCRAWLER_BOARDS",
    "ADCRAWLER_CACHE_DIR",
    "ADCRAWLER_DATABASE_URL",
    "ADCRAWLER_DATA_DIR",
    "ADCRAWLER_ENVIRONMENT",
    "ADCRAWLER_REDIS_URL",
}
"""Variables that are read where they are used, and need no check here."""


def whole(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ValueError("a whole number above 0")
    return int(text)


def count(text: str) -> int:
    if not text.isdecimal():
        raise ValueError("a whole number")
    return int(text)


def percent(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise ValueError("a number from 1 to 100")
    return int(text)


def duration(text: str) -> float:
    if not (found := re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", text)):
        raise ValueError("a time such as 90s, 30m, 2h or 1d")
    return float(found[1]) * SECONDS[found[2]]


def size(text: str) -> int:
    if not (found := re.fullmatch(r"(\d+)([MGT])", text)):
        raise ValueError("a size such as 500M, 2G or 1T")
    return int(found[1]) * BYTES[found[2]]


def cron(text: str) -> str:
    if not croniter.is_valid(text):
        raise ValueError("a time table as cron writes it, such as * * * * *")
    return text


def name(text: str) -> str:
    if not re.fullmatch(r"[\w.-]{1,64}", text):
        raise ValueError("a name of letters, digits, dots and hyphens")
    return text


def folder(text: str) -> Path:
    if not Path(text).is_absolute():
        raise ValueError("an absolute path")
    return Path(text)


def existing(text: str) -> Path:
    if not (Path(text).is_absolute() and Path(text).is_dir()):
        raise ValueError("the absolute path of a folder that is there")
    return Path(text)


def level(text: str) -> str:
    if text not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
        raise ValueError("DEBUG, INFO, WARNING, ERROR or CRITICAL")
    return text


def alert_urls(text: str) -> tuple[str, ...]:
    """Return addresses that alerts go to. Each may hold a secret, so no message repeats them."""
    from adcrawler.daemon.alerts import is_address

    urls = tuple(text.split())
    for number, url in enumerate(urls, 1):
        if not is_address(url):
            raise ValueError(f"addresses as Apprise writes them; number {number} is none")
    return urls


def networks(text: str) -> tuple[str, ...]:
    """Return networks in one form."""
    try:
        return tuple(str(ip_network(part)) for part in re.split(r"[,\s]+", text) if part)
    except ValueError:
        raise ValueError("addresses or networks such as 10.0.0.7,192.168.1.0/24") from None


def setting(variable: str, read: Callable[[str], Any], default: Any) -> Any:
    """Return a field that an environment variable sets."""
    return field(default=default, metadata={"variable": f"ADCRAWLER_{variable}", "read": read})


@dataclass(frozen=True, slots=True)
class Retries:
    bound: int
    delay: float
    """Seconds before the first; each next waits twice as long."""


def contact(text: str) -> str:
    """Return an address at which a board's owner reaches the operator, not that of the example."""
    if not re.search(r"\w@\w|://", text) or text == "you@example.org":
        raise ValueError("your own mail or web address: boards' owners must be able to reach you")
    return text


@dataclass(frozen=True, kw_only=True)
class Config:
    contact: str | None = setting("CONTACT", contact, None)
    worker: str = setting("WORKER", name, socket.gethostname())
    concurrency: int = setting("CONCURRENCY", whole, 4)
    scan: str = setting("SCAN", cron, "* * * * *")
    crawl_time: float = setting("CRAWL_TIME", duration, 2 * 3600.0)
    crawl_memory: int = setting("CRAWL_MEMORY", size, 2**30)
    stop_time: float = setting("STOP_TIME", duration, 60.0)
    lease: float = setting("LEASE", duration, 120.0)
    retries: int = setting("RERUNS", count, 4)
    retry_delay: float = setting("RERUN_DELAY", duration, 300.0)
    state_dir: Path = setting("STATE_DIR", folder, user_state_path("adcrawler"))
    pages: Path | None = setting("PAGE_DIR", folder, None)
    keep_logs: float = setting("KEEP_LOGS", duration, 30 * 86400.0)
    alert_urls: tuple[str, ...] = setting("ALERT_URLS", alert_urls, ())
    alert_after: int = setting("ALERT_AFTER", whole, 3)
    alert_idle: float = setting("ALERT_IDLE", duration, 86400.0)
    alert_outage: float = setting("ALERT_OUTAGE", duration, 60.0)
    disk_percent: int = setting("DISK_PERCENT", percent, 90)
    database_size: int | None = setting("DATABASE_SIZE", size, None)
    metrics_file: Path | None = setting("METRICS_FILE", folder, None)
    allow_private: tuple[str, ...] = setting("ALLOW_PRIVATE", networks, ())
    # Read where they are used, and only checked here:
    log_level: str | None = setting("LOG_LEVEL", level, None)
    reports: Path | None = setting("REPORTS", existing, None)
    retention_days: int = setting("RETENTION_DAYS", count, 180)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the settings. Raise ConfigError for the first that is wrong."""
        values = {}
        for known in fields(cls):
            variable = known.metadata["variable"]
            if text := environment.get(variable, "").strip():
                try:
                    values[known.name] = known.metadata["read"](text)
                except ValueError as error:
                    raise ConfigError(f"{variable} must be {error}") from None
        return cls(**values)

    @classmethod
    def of_worker(cls) -> Self:
        """Return the settings. Raise ConfigError also if nobody says who crawls."""
        config = cls.from_environment()
        if config.contact is None:
            raise ConfigError("ADCRAWLER_CONTACT must be set: who crawls must be reachable")
        return config

    @property
    def retry_policy(self) -> Retries:
        return Retries(self.retries, self.retry_delay)

    @property
    def page_dir(self) -> Path:
        return self.pages or self.state_dir / "reports"

    @property
    def log_dir(self) -> Path:
        return self.state_dir / "runs"


KNOWN = ELSEWHERE | {known.metadata["variable"] for known in fields(Config)}
