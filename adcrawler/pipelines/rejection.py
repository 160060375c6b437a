"""Ads that are not stored: counted by reason, in a few fixed words."""

from typing import Literal

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

Reason = Literal[
    "no title",
    "no text",
    "no address",
    "too long",
    "expired",
    "audit failed",
    "refused by the database",
    "database down",
]

PREFIX = "ads/rejected/"
"""Of the stats that count the reasons."""
LEFT_OUT = "ads/left-out/"
"""Of the stats that count, by reason, the records of a board's list that yield no ad."""


class RejectedError(DropItem):
    """An ad that is not stored, and why."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason, log_level="INFO")
        self.reason = reason


def rejection(crawler: Crawler, reason: Reason, detail: str = "") -> RejectedError:
    """Count a rejected ad and return the exception to raise."""
    crawler.stats.inc_value(PREFIX + reason)
    return RejectedError(reason, detail)
