"""Looks for what is wrong, notes it as incidents, and tells of them."""

import logging
import socket
from collections.abc import Mapping
from functools import partial
from time import time

from adcrawler.boards import Board
from adcrawler.daemon.alerts import tell
from adcrawler.daemon.config import Config
from adcrawler.daemon.health import (
    Health,
    failing_boards,
    full_database,
    full_disk,
    idle,
    read_health,
    suspicious_boards,
)
from adcrawler.daemon.metrics import write
from adcrawler.storage.database import Database
from adcrawler.storage.incidents import settle, tell_new

logger = logging.getLogger(__name__)


def watch(database: Database, config: Config, boards: Mapping[str, Board]) -> Health:
    """Look after what the machines share, and return how it is."""
    health = read_health(database, boards, config)
    settle(database, "board-failing", failing_boards(health, config.alert_after))
    settle(
        database, "board-suspicious", suspicious_boards(database, boards.keys(), config.alert_after)
    )
    settle(database, "no-crawls", idle(health, config.alert_idle))
    limit, percent = config.database_size, config.disk_percent
    settle(database, "database-size", full_database(health, limit, percent))
    tell_new(database, partial(tell, config.alert_urls))
    return health


def watch_machine(database: Database, config: Config, boards: Mapping[str, Board]) -> None:
    """Look after what is this machine's own; a full disk must not end the worker."""
    machine = socket.gethostname()
    settle(database, "disk", full_disk(config, machine), [machine])
    try:
        drop_old_logs(config)
        if config.metrics_file:
            write(read_health(database, boards, config), config.metrics_file)
    except OSError as error:
        logger.warning("%s: %s", error.filename or config.metrics_file, error.strerror)


def drop_old_logs(config: Config) -> None:
    oldest = time() - config.keep_logs
    for log in config.log_dir.glob("*.log"):
        if log.stat().st_mtime < oldest:
            log.unlink(missing_ok=True)


def note_chore(database: Database, name: str, problem: str | None) -> None:
    """Note that a chore failed, or that it does not any more."""
    settle(database, "chore", {name: f"{name} failed: {problem}"} if problem else {}, [name])


def note_boards(database: Database, mistake: str | None) -> None:
    """Note what is wrong with this machine's file of boards, or that nothing is."""
    machine = socket.gethostname()
    text = f"{machine}: {mistake}; the boards go on as they were"
    settle(database, "boards-file", {machine: text} if mistake else {}, [machine])
