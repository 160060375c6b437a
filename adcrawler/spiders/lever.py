"""Sites of Lever: every posting in one list; its text is spread over several fields."""

from collections.abc import Iterator

from scrapy.http import Response

from adcrawler.answers import records
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import texts
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider, pay


class LeverSpider(PlatformSpider):
    name = "lever"
    list_url = "https://api.lever.co/v0/postings/{token}?mode=json"

    def parse(self, response: Response) -> Iterator[JobPosting]:
        yield from self.ads(records(response), self.read)
        self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        categories, range_ = job.get("categories") or {}, job.get("salaryRange") or {}
        node = {
            "title": job["text"],
            "description": _whole_text(job),
            "jobLocation": [_place(place, job.get("country")) for place in _places(categories)],
            "jobLocationType": job.get("workplaceType"),
            "employmentType": categories.get("commitment"),
            "datePosted": job.get("createdAt"),
            "occupationalCategory": categories.get("department") or categories.get("team"),
            "baseSalary": pay(*map(range_.get, ("min", "max", "currency", "interval"))),
            "potentialAction": {"target": job.get("applyUrl")},
        }
        return self.posting(job["id"], node, job["hostedUrl"])


def _whole_text(job: Node) -> str:
    """Return opening and body, lists, closing part and words on pay, as the page has them."""
    lists = [
        f"<h3>{part['text']}</h3><ul>{part['content']}</ul>" for part in job.get("lists") or []
    ]
    parts = [job.get("description"), *lists, job.get("additional"), job.get("salaryDescription")]
    return "\n".join(filter(None, parts))


def _places(categories: Node) -> list[str]:
    return texts(categories.get("allLocations")) or texts(categories.get("location"))


def _place(place: str, country: str | None) -> str:
    """Return a place with its country, unless it names more than a town."""
    return f"{place}, {country}" if country and "," not in place else place
