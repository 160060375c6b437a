"""Lets through the ads that can be judged and stored."""

from datetime import UTC, datetime, timedelta
from typing import Self

from scrapy.crawler import Crawler

from adcrawler.items import JobPosting
from adcrawler.pipelines.rejection import Reason, rejection
from adcrawler.storage.schema import LONGEST_KEY, LONGEST_URL

LONGEST_TITLE = 1_000
LONGEST_DESCRIPTION = 500_000
"""Characters, with markup; the longest real ads have some 50,000."""
OLDEST = timedelta(days=20 * 365)
CLOCKS_DIFFER = timedelta(days=2)


class ValidatePipeline:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: JobPosting) -> JobPosting:
        if reason := fault(item):
            raise rejection(self.crawler, reason)
        keeps_expired = getattr(self.crawler.spider, "keeps_expired", False)
        if is_expired(item) and not keeps_expired:
            raise rejection(self.crawler, "expired")
        if item.date_posted and not is_plausible(item):
            self.crawler.stats.inc_value("ads/implausible/date_posted")
            item.date_posted = None
        return item


def fault(posting: JobPosting) -> Reason | None:
    """Return why an ad cannot be stored, None if it can."""
    if not posting.board.strip() or not posting.key.strip() or not posting.url.strip():
        return "no address"
    if not posting.title.strip():
        return "no title"
    if not posting.description.strip():
        return "no text"
    if (
        len(posting.key) > LONGEST_KEY
        or len(posting.url) > LONGEST_URL
        or len(posting.title) > LONGEST_TITLE
        or len(posting.description) > LONGEST_DESCRIPTION
    ):
        return "too long"
    return None


def is_expired(posting: JobPosting) -> bool:
    return posting.valid_through is not None and posting.valid_through < datetime.now(UTC)


def is_plausible(posting: JobPosting) -> bool:
    """Tell whether the day can be when the ad was posted; the raw text stays either way."""
    today = datetime.now(UTC).date()
    return posting.date_posted is not None and (
        today - OLDEST < posting.date_posted < today + CLOCKS_DIFFER
    )
