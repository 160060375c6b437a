"""The job board of python.org: a feed of the twenty newest ads, then each ad's own page.

The feed has the texts and no more; day, remote work and contact are on the page.
"""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response, TextResponse

from adcrawler.answers import AnswerError
from adcrawler.feeds import entries
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider

TEXTS = ("Job Description", "Requirements", "About the Company")


class PythonOrgSpider(PlatformSpider):
    name = "python_org"
    list_url = "https://www.python.org/jobs/feed/rss/"
    lists_all = False

    def parse(self, response: Response) -> Iterator[Any]:
        for entry in entries(response):
            self.listed += 1
            title, _, company = entry.title.rpartition(", ")  # titles have commas of their own
            if not entry.link or not title:
                self.skip(entry, ValueError(f"{entry.title!r} has no address or no company"))
            elif not self.is_other_trade(title):
                said = {"title": title, "company": company}
                yield self.detail(entry.link, self.parse_page, entry, cb_kwargs=said)
        self.end_of_list()

    def parse_page(self, response: TextResponse, **said: str) -> Iterator[JobPosting]:
        yield from self.ad((response, said), self.read)

    def read(self, page: tuple[TextResponse, dict[str, str]]) -> JobPosting | None:
        response, said = page
        sections = _sections(response)
        remote = "Telecommuting is OK" in sections.get("Restrictions", "")
        node = {
            "title": said["title"],
            "description": "\n".join(sections[name] for name in TEXTS if name in sections),
            "hiringOrganization": said["company"],
            "jobLocation": response.css(".listing-location a::text").get(),
            "jobLocationType": "remote" if remote else None,
            "datePosted": response.css(".listing-posted time::attr(datetime)").get(),
            "applicationContact": _contact(response),
        }
        return self.posting(response.url.rstrip("/").rpartition("/")[2], node, response.url)


def _sections(response: TextResponse) -> dict[str, str]:
    """Return the HTML below each heading. Raise AnswerError where the page has no ad."""
    sections: dict[str, str] = {}
    name = ""
    for element in response.css(".job-description > *"):
        if element.root.tag == "h2":
            name = element.xpath("normalize-space()").get(default="")
        else:
            sections[name] = sections.get(name, "") + element.get()
    if "Job Description" not in sections:
        raise AnswerError(f"{response.url} no longer describes a job where it did")
    return sections


def _contact(response: TextResponse) -> str:
    """Return name and address; the address is put together again from its spans."""
    lines = response.xpath("//h2[normalize-space()='Contact Info']/following-sibling::ul[1]/li")
    said = [line.xpath("normalize-space()").get(default="").partition(": ") for line in lines]
    return ", ".join(value for name, _, value in said if name in {"Contact", "E-mail contact"})
