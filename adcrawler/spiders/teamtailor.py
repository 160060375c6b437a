"""Career sites of Teamtailor: a JSON Feed whose items bring a schema.org JobPosting."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response
from w3lib.url import add_or_replace_parameter

from adcrawler.answers import records, value
from adcrawler.extract.json_ld import Node
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider

FULL = 100
"""Items of a page at most."""


class TeamtailorSpider(PlatformSpider):
    name = "teamtailor"
    list_url = "https://{token}.teamtailor.com/jobs.json"
    marketing = frozenset({"teamtailor.com", "www.teamtailor.com"})

    def parse(self, response: Response, page: int = 1) -> Iterator[Any]:
        """Read a page of the feed; one that is full may have another, also without saying so."""
        known, listed = len(self._keys), self.listed
        yield from self.ads(records(response, "items"), self.read)
        fresh = len(self._keys) - known
        following = value(response, "next_url")
        if following or fresh >= FULL:
            numbered = add_or_replace_parameter(self.first_page(), "page", str(page + 1))
            url = response.urljoin(following or numbered)
            yield self.next_page(response, url, page=page + 1)
        elif fresh or self.listed == listed:  # a page that repeats the first proves no end
            self.end_of_list()

    def read(self, item: Node) -> JobPosting | None:
        if not self.unseen(item["id"]):
            return None
        node = {
            "title": item["title"],
            "description": item.get("content_html"),
            "datePosted": item.get("date_published"),
        }
        return self.posting(item["id"], node | (item.get("_jobposting") or {}), item["url"])
