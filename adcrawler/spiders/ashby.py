"""Boards of Ashby: everything in one answer, pay in tiers among bonus and equity."""

from collections.abc import Iterator

from scrapy.http import Response

from adcrawler.answers import records
from adcrawler.extract.json_ld import Node
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider, pay

API = "https://api.ashbyhq.com/posting-api/job-board/{token}"
TYPES = {
    "FullTime": "FULL_TIME",
    "PartTime": "PART_TIME",
    "Intern": "INTERN",
    "Contract": "CONTRACTOR",
    "Temporary": "TEMPORARY",
}


class AshbySpider(PlatformSpider):
    name = "ashby"
    list_url = f"{API}?includeCompensation=true"
    custom_settings = {
        **PlatformSpider.custom_settings,
        "DOWNLOAD_TIMEOUT": 90,  # it may think for 20 seconds
    }

    def parse(self, response: Response) -> Iterator[JobPosting]:
        yield from self.ads(records(response, "jobs"), self.read)
        self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        if job.get("isListed") is False:
            self.leave_out("unlisted")
            return None
        kind = job.get("employmentType")
        remote = "Remote" if job.get("isRemote") is True else None
        node = {
            "title": job["title"],
            "description": job["descriptionHtml"],
            "jobLocation": [_place(place) for place in _places(job)],
            "jobLocationType": job.get("workplaceType") or remote,  # hybrid ads are remote as well
            "employmentType": TYPES.get(str(kind), kind),
            "datePosted": job.get("publishedAt"),
            "occupationalCategory": job.get("department") or job.get("team"),
            "baseSalary": _pay(job.get("compensation") or {}),
            "potentialAction": {"target": job.get("applyUrl")},
        }
        return self.posting(job["id"], node, job["jobUrl"])


def _places(job: Node) -> list[Node]:
    return [job, *(job.get("secondaryLocations") or [])]


def _place(place: Node) -> Node | str | None:
    """Return the address where it names a town, else the words."""
    address: Node = (place.get("address") or {}).get("postalAddress") or {}
    return address if address.get("addressLocality") else place.get("location") or address


def _pay(compensation: Node) -> Node | None:
    """Return the range over all tiers; bonus and equity are no salary."""
    parts = [part for tier in compensation.get("compensationTiers") or [] for part in _parts(tier)]
    salaries = [part for part in parts if part.get("compensationType") == "Salary"]
    if not salaries:
        return None
    currency = salaries[0].get("currencyCode")
    same = [part for part in salaries if part.get("currencyCode") == currency]
    lows, highs = (
        [part[end] for part in same if part.get(end)] for end in ("minValue", "maxValue")
    )
    low, high = min(lows, default=None), max(highs, default=None)
    return pay(low, high, currency, salaries[0].get("interval"))


def _parts(tier: Node) -> list[Node]:
    return tier.get("components") or []
