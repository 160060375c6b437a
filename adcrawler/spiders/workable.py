"""Accounts of Workable: the widget's list, with descriptions, in one answer."""

from collections.abc import Iterator

from scrapy.http import Response

from adcrawler.answers import records, value
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import boolean, text
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider

API = "https://apply.workable.com/api/v1/widget/accounts/{token}"


class WorkableSpider(PlatformSpider):
    name = "workable"
    list_url = f"{API}?details=true"

    def parse(self, response: Response) -> Iterator[JobPosting]:
        self.company = text(value(response, "name"))
        yield from self.ads(records(response, "jobs"), self.read)
        self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        node = {
            "title": job["title"],
            "description": job["description"],
            "hiringOrganization": self.company,
            "jobLocation": [{"address": _address(place)} for place in _places(job)],
            "jobLocationType": "remote" if boolean(job.get("telecommuting")) else None,
            "employmentType": job.get("employment_type"),
            "identifier": job.get("code"),
            "datePosted": job.get("published_on") or job.get("created_at"),
            "industry": job.get("industry"),
            "occupationalCategory": job.get("function") or job.get("department"),
            "experienceRequirements": job.get("experience"),
            "educationRequirements": job.get("education"),
            "potentialAction": {"target": job.get("application_url")},
        }
        return self.posting(job["shortcode"], node, job["url"])


def _places(job: Node) -> list[Node]:
    """Return the places that the employer shows, else the ad's only one."""
    shown = [place for place in job.get("locations") or [] if not boolean(place.get("hidden"))]
    return shown or ([] if job.get("locations") else [job])


def _address(place: Node) -> Node:
    return {
        "addressLocality": place.get("city"),
        "addressRegion": place.get("region") or place.get("state"),
        "addressCountry": place.get("countryCode") or place.get("country"),
    }
