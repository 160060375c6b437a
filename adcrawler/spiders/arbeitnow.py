"""Arbeitnow: pages of a hundred jobs, newest first, most of them in Germany."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from adcrawler.answers import member, whole
from adcrawler.extract.json_ld import Node
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider


class ArbeitnowSpider(PlatformSpider):
    name = "arbeitnow"
    list_url = "https://www.arbeitnow.com/api/job-board-api?page=1"

    def parse(self, response: Response, page: int = 1) -> Iterator[Any]:
        """Read a page. The address of the next is made here: `links` may be of another's query."""
        answer = whole(response)
        jobs = member(response, answer, "data")
        fresh = self.fresh(jobs, "slug")
        for job in fresh:
            yield from self.ad(job, self.read)
        if fresh and (answer.get("links") or {}).get("next"):
            url = self.first_page().replace("page=1", f"page={page + 1}")
            yield self.next_page(response, url, page=page + 1)
        else:
            self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        node = {
            "title": job["title"],
            "description": job["description"],
            "hiringOrganization": job.get("company_name"),
            "jobLocation": job.get("location"),
            "jobLocationType": "remote" if job.get("remote") else None,
            "employmentType": job.get("job_types"),
            "datePosted": job.get("created_at"),
            "industry": job.get("tags"),
        }
        return self.posting(job["slug"], node, job["url"])
