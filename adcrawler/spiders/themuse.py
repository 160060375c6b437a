"""The Muse: pages of twenty jobs, the first one numbered 0, by category."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from adcrawler.answers import member, whole
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import texts
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider

CATEGORIES = "&category=Software%20Engineer&category=Data%20Science"
ANYWHERE = "Flexible / Remote"


class ThemuseSpider(PlatformSpider):
    name = "themuse"
    list_url = "https://www.themuse.com/api/public/jobs?page=0"

    def first_page(self) -> str:
        return super().first_page() + ("" if self.everything else CATEGORIES)

    def parse(self, response: Response, page: int = 0) -> Iterator[Any]:
        answer = whole(response)
        jobs = member(response, answer, "results")
        fresh = self.fresh(jobs, "id")
        for job in fresh:
            yield from self.ad(job, self.read)
        if fresh and page + 1 < (answer.get("page_count") or 0):
            url = self.first_page().replace("page=0", f"page={page + 1}")
            yield self.next_page(response, url, page=page + 1)
        else:
            self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        places = texts(job.get("locations"))
        node = {
            "title": job["name"],
            "description": job["contents"],
            "hiringOrganization": job.get("company"),
            "jobLocation": [place for place in places if place != ANYWHERE],
            "jobLocationType": "remote" if ANYWHERE in places else None,
            "datePosted": job.get("publication_date"),
            "occupationalCategory": job.get("categories"),
            "experienceRequirements": job.get("levels"),
        }
        return self.posting(job["id"], node, job["refs"]["landing_page"])
