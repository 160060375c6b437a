"""Career sites of Personio: XML in one language at a time; ads in others come without text."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import _Element
from scrapy.http import Response
from w3lib.url import add_or_replace_parameter

from adcrawler.answers import elements
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider

LANGUAGES = ("en", "fr", "de")
"""Asked for after the site's own, in this order, while there are ads without text."""


class PersonioSpider(PlatformSpider):
    name = "personio"
    list_url = "https://{token}.jobs.personio.de/xml"
    marketing = frozenset({"personio.de", "www.personio.de", "personio.com", "www.personio.com"})

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name, **arguments)
        self.textless: set[str] = set()

    def parse(self, response: Response, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Any]:
        self.site = f"https://{urlsplit(response.url).netloc}"
        for position in elements(response, "workzag-jobs", "position"):
            yield from self.ad(position, self.read)
        self.listed = len(self._keys | self.textless)
        if self.textless and languages:
            url = add_or_replace_parameter(self.first_page(), "language", languages[0])
            yield self.next_page(response, url, languages=languages[1:])
        else:
            self.leave_out("no text", len(self.textless))
            self.end_of_list()

    def read(self, position: _Element) -> JobPosting | None:
        key, text = position.findtext("id") or "", _whole_text(position)
        if not text or not self.unseen(key):
            self.textless |= {key} - self._keys
            return None
        self.textless.discard(key)
        years = position.findtext("yearsOfExperience")
        node = {
            "title": position.findtext("name"),  # its own: its descriptions have names too
            "description": text,
            "hiringOrganization": position.findtext("subcompany"),
            "jobLocation": [office.text for office in position.iterfind(".//office")],
            "employmentType": [position.findtext(name) for name in ("employmentType", "schedule")],
            "datePosted": position.findtext("createdAt"),
            "occupationalCategory": position.findtext("occupation"),
            "experienceRequirements": f"{years} years" if years else None,
        }
        return self.posting(key, node, f"{self.site}/job/{key}")


def _whole_text(position: _Element) -> str:
    parts = position.iterfind("jobDescriptions/jobDescription")
    said = [(part.findtext("name") or "", part.findtext("value") or "") for part in parts]
    return "\n".join(f"<h3>{name.strip()}</h3>{text}" for name, text in said if text.strip())
