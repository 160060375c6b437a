"""Jobicy: its hundred newest remote jobs, published six hours late."""

from collections.abc import Iterator

from scrapy.http import Response

from adcrawler.answers import records
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import text
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider, pay


class JobicySpider(PlatformSpider):
    name = "jobicy"
    list_url = "https://jobicy.com/api/v2/remote-jobs?count=100"
    lists_all = False

    def parse(self, response: Response) -> Iterator[JobPosting]:
        yield from self.ads(records(response, "jobs"), self.read)
        self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        where = (text(job.get("jobGeo")) or "").split(",")
        salary = map(job.get, ("salaryMin", "salaryMax", "salaryCurrency", "salaryPeriod"))
        node = {
            "title": job["jobTitle"],
            "description": job["jobDescription"],
            "hiringOrganization": job.get("companyName"),
            "jobLocationType": "remote",
            "applicantLocationRequirements": where,
            "employmentType": job.get("jobType"),
            "baseSalary": pay(*salary),
            "datePosted": job.get("pubDate"),
            "industry": job.get("jobIndustry"),
            "experienceRequirements": job.get("jobLevel"),
        }
        return self.posting(job["id"], node, job["url"])
