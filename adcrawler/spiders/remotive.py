"""Remotive: all its remote jobs in one answer, whatever is asked for; published a day late."""

from collections.abc import Iterator

from scrapy.http import Response

from adcrawler.answers import records
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import text
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider

ANYWHERE = {"worldwide", "anywhere"}


class RemotiveSpider(PlatformSpider):
    name = "remotive"
    list_url = "https://remotive.com/api/remote-jobs"

    def parse(self, response: Response) -> Iterator[JobPosting]:
        yield from self.ads(records(response, "jobs"), self.read)
        self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        where = (text(job.get("candidate_required_location")) or "").split(",")
        node = {
            "title": job["title"],
            "description": job["description"],
            "hiringOrganization": job.get("company_name"),
            "jobLocationType": "remote",
            "applicantLocationRequirements": [
                place for place in where if place.strip().lower() not in ANYWHERE
            ],
            "employmentType": job.get("job_type"),
            "baseSalary": job.get("salary"),
            "datePosted": job.get("publication_date"),
            "industry": job.get("category"),
        }
        return self.posting(job["id"], node, job["url"])
