"""Remote OK: its newest jobs in one list, whose first element is its terms."""

import re
from collections.abc import Iterator

from ftfy import fix_encoding
from scrapy.http import Response

from adcrawler.answers import AnswerError, records
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import text
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider, pay

WATERMARK = re.compile(
    r"(?:<br\s*/?>|\s)*Please mention the word \S+ (?:and tag \S+ )?when applying.*\Z", re.DOTALL
)
"""Ends every text; it holds the address of whoever asked, so that it differs by client."""
GUESSED = re.compile(r"estimated (?:the |this )?(?:salary|pay)", re.IGNORECASE)


class RemoteokSpider(PlatformSpider):
    name = "remoteok"
    list_url = "https://remoteok.com/api"
    lists_all = False

    def parse(self, response: Response) -> Iterator[JobPosting]:
        """Read the list. Raise AnswerError unless it begins with the terms that we keep to."""
        rows = records(response)
        if "legal" not in next(rows, {}):
            raise AnswerError(f"{response.url} no longer begins with its terms: read them again")
        yield from self.ads(rows, self.read)
        self.end_of_list()

    def read(self, job: Node) -> JobPosting | None:
        said = fix_encoding(WATERMARK.sub("", job["description"]))
        place = fix_encoding(text(job.get("location")) or "")
        salary = pay(job.get("salary_min"), job.get("salary_max"), "USD", "year")
        node = {
            "title": fix_encoding(job["position"]),
            "description": said,
            "hiringOrganization": fix_encoding(text(job.get("company")) or ""),
            "jobLocationType": "remote",
            "jobLocation": "" if place.lower() == "remote" else place,
            "estimatedSalary" if GUESSED.search(said) else "baseSalary": salary,
            "datePosted": job.get("date") or job.get("epoch"),
            "skills": job.get("tags"),
        }
        return self.posting(job["id"], node, job["url"])
