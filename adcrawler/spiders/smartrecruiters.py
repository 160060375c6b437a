"""Companies on SmartRecruiters: pages of a list without texts, and a page for each ad."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from adcrawler.answers import AnswerError, member, whole
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import texts
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider, pay

API = "https://api.smartrecruiters.com/v1/companies/{token}/postings"
SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
OF_THE_JOB = ("jobDescription", "qualifications")


class SmartrecruitersSpider(PlatformSpider):
    name = "smartrecruiters"
    list_url = f"{API}?limit=100"

    def parse(self, response: Response) -> Iterator[Any]:
        """Read a page of the list. A company with no ads is not told from an unknown one."""
        answer = whole(response)
        rows = self.sound(member(response, answer, "content"), "id", "name")
        total = answer.get("totalFound")
        if not isinstance(total, int) or not self.listed:
            raise AnswerError(f"{response.url} has no ads: its company is unknown, or has none")
        fresh = [row for row in rows if self.unseen(row["id"])]
        for row in fresh:
            if not self.is_other_trade(row["name"]):
                url = f"{self.first_page().partition('?')[0]}/{row['id']}"
                yield self.detail(url, self.parse_detail, row, cb_kwargs={"row": row})
        if fresh and self.listed < total:
            yield self.next_page(response, f"{self.first_page()}&offset={self.listed}")
        else:
            self.end_of_list()

    def parse_detail(self, response: Response, row: Node) -> Iterator[JobPosting]:
        yield from self.ad(row | whole(response), self.read)

    def read(self, job: Node) -> JobPosting | None:
        if job.get("active") is False:
            self.leave_out("closed")
            return None
        place, range_ = job.get("location") or {}, job.get("compensation") or {}
        node = {
            "title": job["name"],
            "description": _whole_text(job["jobAd"]["sections"]),
            "hiringOrganization": job.get("company"),
            "jobLocation": {"address": _address(place)},
            "jobLocationType": [kind for kind in ("hybrid", "remote") if place.get(kind)][:1],
            "employmentType": texts(job.get("typeOfEmployment"), "label"),
            "identifier": job.get("refNumber"),
            "datePosted": job.get("releasedDate"),
            "industry": texts(job.get("industry"), "label"),
            "occupationalCategory": texts(job.get("function"), "label"),
            "experienceRequirements": texts(job.get("experienceLevel"), "label"),
            "baseSalary": pay(*map(range_.get, ("min", "max", "currency", "period"))),
            "potentialAction": {"target": job.get("applyUrl")},
        }
        company = next(iter(texts(job.get("company"), "identifier")), self.board.token)
        page = f"https://jobs.smartrecruiters.com/{company}/{job['id']}"
        language = next(iter(texts(job.get("language"), "code")), None)
        return self.posting(job["id"], node, job.get("postingUrl") or page, language)


def _whole_text(sections: Node) -> str:
    """Return the sections with their titles; nothing where only the company is described."""
    said = {name: part for name in SECTIONS if (part := sections.get(name) or {}).get("text")}
    if said.keys().isdisjoint(OF_THE_JOB):
        return ""
    return "\n".join(f"<h3>{part.get('title', '')}</h3>{part['text']}" for part in said.values())


def _address(place: Node) -> Node:
    return {
        "streetAddress": place.get("address"),
        "postalCode": place.get("postalCode"),
        "addressLocality": place.get("city"),
        "addressRegion": place.get("region"),
        "addressCountry": str(place.get("country") or "").upper(),
    }
