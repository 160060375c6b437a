"""Any RSS, Atom or JSON feed of ads. What is only a teaser is read on the ad's own page."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response, TextResponse

from adcrawler.extract.dates import read_day
from adcrawler.extract.posting import find_postings
from adcrawler.extract.urls import without_tracking
from adcrawler.feeds import Entry, entries
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider


class FeedSpider(PlatformSpider):
    name = "feed"
    lists_all = False

    def parse(self, response: Response) -> Iterator[Any]:
        for entry in entries(response):
            self.listed += 1
            if not entry.link:
                self.skip(entry, ValueError(f"{entry.title!r} has no address"))
            elif not entry.is_teaser:
                yield from self.ad(entry, self.read)
            elif not self.is_other_trade(entry.title):
                yield self.detail(entry.link, self.parse_page, entry, cb_kwargs={"entry": entry})
        self.end_of_list()

    def read(self, entry: Entry) -> JobPosting | None:
        node = {
            "title": entry.title,
            "description": entry.text,
            "hiringOrganization": entry.company,
            "datePosted": entry.day,
        }
        url = without_tracking(entry.link)
        return self.posting(entry.key, node | entry.job_posting, url)

    def parse_page(self, response: Response, entry: Entry) -> Iterator[JobPosting]:
        """Read the ad's own page; a page without just one ad leaves it out."""
        url = without_tracking(response.url)
        readable = isinstance(response, TextResponse)
        found = find_postings(response.text, url, self.board.name) if readable else []
        if len(found) != 1:
            self.leave_out("teaser")
            return
        posting = found[0]
        posting.company = posting.company or entry.company
        posting.date_posted_raw = posting.date_posted_raw or entry.day
        posting.date_posted = posting.date_posted or read_day(entry.day)
        yield from self.once(self.credited(posting, entry.key))
