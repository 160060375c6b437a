"""Boards of Greenhouse: the whole list in one answer, each ad's HTML escaped once."""

from collections.abc import Iterator

from scrapy.http import Response

from adcrawler.answers import records
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import texts
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider, pay

API = "https://boards-api.greenhouse.io/v1/boards/{token}/jobs"


class GreenhouseSpider(PlatformSpider):
    name = "greenhouse"
    list_url = f"{API}?content=true&pay_transparency=true"

    def parse(self, response: Response) -> Iterator[JobPosting]:
        yield from self.ads(records(response, "jobs"), self.read)
        self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        if job.get("internal_job_id", 1) is None:  # "tell us who you are", for no job
            self.leave_out("no job")
            return None
        node = {
            "title": job["title"],
            "description": job["content"],
            "hiringOrganization": job.get("company_name"),
            "jobLocation": _places(job),
            "identifier": job.get("requisition_id"),
            "datePosted": job.get("first_published"),
            "validThrough": job.get("application_deadline"),
            "occupationalCategory": job.get("departments"),
            "baseSalary": [_pay(range_) for range_ in job.get("pay_input_ranges") or []],
        }
        return self.posting(job["id"], node, job["absolute_url"], job.get("language"))


def _places(job: Node) -> list[str]:
    """Return the place in the ad's own words, else those of its offices."""
    return texts(job.get("location")) or texts(job.get("offices"), "location", "name")


def _pay(range_: Node) -> Node:
    """Read a range in cents, whose title is all that may say of how long."""
    low, high = ((range_.get(name) or 0) / 100 for name in ("min_cents", "max_cents"))
    return pay(low, high, range_.get("currency_type"), range_.get("title"))
