"""Career sites of Recruitee: everything in one answer, the text in two halves."""

from collections.abc import Iterator

from scrapy.http import Response

from adcrawler.answers import records
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import boolean
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider, pay

REMOTE = {"remote": "remote", "hybrid": "hybrid", "on_site": "onsite"}


class RecruiteeSpider(PlatformSpider):
    name = "recruitee"
    list_url = "https://{token}.recruitee.com/api/offers/"
    marketing = frozenset({"recruitee.com", "www.recruitee.com", "tellent.com", "www.tellent.com"})

    def parse(self, response: Response) -> Iterator[JobPosting]:
        yield from self.ads(records(response, "offers"), self.read)
        self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        if job.get("status", "published") != "published":
            self.leave_out("unpublished")
            return None
        range_ = job.get("salary") or {}
        translations = list(job.get("translations") or {})
        node = {
            "title": job["title"],
            "description": [job["description"], job.get("requirements")],
            "hiringOrganization": job.get("company_name"),
            "jobLocation": [
                {"address": _address(place)} for place in job.get("locations") or [job]
            ],
            "jobLocationType": [word for flag, word in REMOTE.items() if boolean(job.get(flag))],
            "employmentType": job.get("employment_type_code"),
            "datePosted": job.get("published_at") or job.get("created_at"),
            "validThrough": job.get("close_at"),
            "occupationalCategory": job.get("department"),
            "baseSalary": pay(*map(range_.get, ("min", "max", "currency", "period"))),
            "potentialAction": {"target": job.get("careers_apply_url")},
        }
        language = translations[0] if len(translations) == 1 else None
        return self.posting(job["id"], node, job["careers_url"], language)


def _address(place: Node) -> Node:
    return {
        "streetAddress": place.get("street"),
        "postalCode": place.get("postal_code"),
        "addressLocality": place.get("city"),
        "addressRegion": place.get("state") or place.get("state_name"),
        "addressCountry": place.get("country_code") or place.get("country"),
    }
