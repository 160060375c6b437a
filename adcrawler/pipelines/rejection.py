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


def rejection(crawler: Crawler, reason: Reason, detail: str = "") -> DropItem:
    """Count a rejected ad and return the exception to raise."""
    crawler.stats.inc_value(PREFIX + reason)
    return DropItem(f"{reason}: {detail}" if detail else reason, log_level="INFO")
