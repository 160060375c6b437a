"""Himalayas: a hundred thousand remote jobs, twenty a page, of which the newest are read."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from scrapy.http import Response

from adcrawler.answers import member, whole
from adcrawler.extract.dates import read_instant
from adcrawler.extract.json_ld import Node
from adcrawler.items import JobPosting
from adcrawler.spiders.base import positive
from adcrawler.spiders.platform import PlatformSpider, pay

AT_ONCE = 20
DAYS = 3
"""A page may be a day old, and a crawl is a day after the last."""


class HimalayasSpider(PlatformSpider):
    name = "himalayas"
    list_url = f"https://himalayas.app/jobs/api?limit={AT_ONCE}"
    arguments = {"days": "N", **PlatformSpider.arguments}
    lists_all = False
    custom_settings = PlatformSpider.custom_settings | {"DEPTH_LIMIT": 1_000}  # some 80 pages a day

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name, **arguments)
        days = positive("days", arguments.get("days")) or DAYS
        self.since = datetime.now(UTC) - timedelta(days=days)

    def parse(self, response: Response, offset: int = 0) -> Iterator[Any]:
        """Read a page, and ask for the next as long as there are jobs of these days."""
        jobs = member(response, whole(response), "jobs")
        fresh = self.fresh(jobs, "guid")
        recent = [
            job for job in fresh if (read_instant(job.get("pubDate")) or self.since) >= self.since
        ]
        for job in recent:
            yield from self.ad(job, self.read)
        if recent:
            offset += AT_ONCE
            url = f"{self.first_page()}&offset={offset}"
            yield self.next_page(response, url, offset=offset)
        else:
            self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        salary = map(job.get, ("minSalary", "maxSalary", "currency", "salaryPeriod"))
        node = {
            "title": job["title"],
            "description": job["description"],
            "hiringOrganization": job.get("companyName"),
            "jobLocationType": "remote",
            "applicantLocationRequirements": job.get("locationRestrictions"),
            "employmentType": job.get("employmentType"),
            "baseSalary": pay(*salary),
            "datePosted": job.get("pubDate"),
            "validThrough": job.get("expiryDate"),
            "experienceRequirements": job.get("seniority"),
        }
        return self.posting(job["guid"], node, job["guid"])
