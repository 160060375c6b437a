"""A database that is away: told once when it lasts, and once when it is over, by each machine.

The incident table is away with it, so a file remembers that it was told, across restarts too.
"""

import logging
from time import monotonic

from adcrawler.daemon.alerts import send
from adcrawler.daemon.config import Config

logger = logging.getLogger(__name__)


class Outage:
    def __init__(self, config: Config) -> None:
        self.urls = config.alert_urls
        self.patience = config.alert_outage
        self.file = config.state_dir / "database-is-away"
        self.since: float | None = None

    def goes_on(self, problem: str) -> None:
        """Hear that the database does not answer."""
        if self.since is None:
            self.since = monotonic()
            logger.warning("%s; waiting for it", problem)
        elif monotonic() - self.since >= self.patience and self._is_first():
            logger.error("%s for %.0f s", problem, monotonic() - self.since)
            send(self.urls, f"the database is away: {problem}", "Crawls begin again with it.")

    def is_over(self) -> None:
        """Hear that it answers again."""
        if self.since is not None:
            logger.warning("the database is back after %.0f s", monotonic() - self.since)
            self.since = None
        if self._was_told():
            send(self.urls, "over: the database is back", "Crawls go on.")

    def _was_told(self) -> bool:
        """Forget the outage. Return whether it was told of, and nobody here told of its end."""
        try:
            self.file.unlink()
        except FileNotFoundError:
            return False
        return True

    def _is_first(self) -> bool:
        """Remember that the outage is told of. Return whether nobody here told of it before."""
        try:
            self.file.open("x").close()
        except FileExistsError:
            return False
        return True
