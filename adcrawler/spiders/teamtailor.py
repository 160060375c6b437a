"""Career sites of Teamtailor: a JSON Feed whose items bring a schema.org JobPosting."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from adcrawler.answers import records, value
from adcrawler.extract.json_ld import Node
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider


class TeamtailorSpider(PlatformSpider):
    name = "teamtailor"
    list_url = "https://{token}.teamtailor.com/jobs.json"
    marketing = frozenset({"teamtailor.com", "www.teamtailor.com"})

    def parse(self, response: Response) -> Iterator[Any]:
        yield from self.ads(records(response, "items"), self.read)
        if following := value(response, "next_url"):
            yield self.next_page(response, response.urljoin(following))
        else:
            self.end_of_list()

    def read(self, item: Node) -> JobPosting | None:
        node = {
            "title": item["title"],
            "description": item.get("content_html"),
            "datePosted": item.get("date_published"),
        }
        return self.posting(item["id"], node | (item.get("_jobposting") or {}), item["url"])
