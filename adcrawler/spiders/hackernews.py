"""Hacker News, "Ask HN: Who is hiring?": each comment on the month's thread is an ad.

The whole thread is one answer, so it is read whole every time: comments are edited and deleted.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

from scrapy.http import Response

from adcrawler.answers import AnswerError, member, whole
from adcrawler.extract.hn_comment import read_opening
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import nodes
from adcrawler.items import JobPosting
from adcrawler.spiders.platform import PlatformSpider
from adcrawler.targets import ArgumentError

API = "https://hn.algolia.com/api/v1/search_by_date?tags="
THREADS = f"{API}story,author_whoishiring&hitsPerPage=12&query="
COMMENTS = f"{API}comment,story_{{thread}}&hitsPerPage=1000"
PAGE = "https://news.ycombinator.com/item?id="
TITLE = re.compile(r"Ask HN: Who is hiring\? \((\w+ \d{4})\)")
"""The same author asks who wants to be hired, and for freelancers."""


class HackernewsSpider(PlatformSpider):
    name = "hackernews"
    arguments = {"month": "YYYY-MM", **PlatformSpider.arguments}

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name, **arguments)
        self.month = _month(arguments.get("month"))
        self.lists_all = self.month is None  # ads of a newer thread are still up

    def first_page(self) -> str:
        return THREADS + quote(f"hiring {self.month or ''}".strip())

    def parse(self, response: Response) -> Iterator[Any]:
        """Find the thread. Raise AnswerError if there is none."""
        for story in nodes(member(response, whole(response), "hits")):
            match = TITLE.fullmatch(str(story.get("title")))
            if match and self.month in {None, match[1]}:
                thread = COMMENTS.format(thread=story["objectID"])
                yield self.ask(thread, self.parse_comments, asked=True)
                return
        raise AnswerError(f"{response.url} names no thread of {self.month or 'any month'}")

    def parse_comments(self, response: Response) -> Iterator[Any]:
        """Read the newest thousand, which is the most for one query, and ask for those before."""
        answer = whole(response)
        hits = member(response, answer, "hits")
        fresh = self.fresh(hits, "objectID")
        for hit in filter(_is_ad, fresh):
            yield from self.ad(hit, self.read)
        if fresh and len(hits) < (answer.get("nbHits") or 0):
            oldest = min(hit.get("created_at_i", 0) for hit in fresh)
            before = f"&numericFilters=created_at_i%3C%3D{oldest}"
            url = response.url.partition("&numericFilters")[0] + before
            yield self.ask(url, self.parse_comments, asked=True)
        else:
            self.end_of_list()

    def read(self, hit: Node) -> JobPosting | None:
        opening = read_opening(hit["comment_text"])
        node = {
            "title": opening.title,
            "description": hit["comment_text"],
            "hiringOrganization": opening.company,
            "jobLocation": list(opening.locations),
            "jobLocationType": opening.remote,
            "employmentType": list(opening.types),
            "baseSalary": opening.salary,
            "datePosted": hit.get("created_at"),
        }
        return self.posting(hit["objectID"], node, PAGE + hit["objectID"])


def _is_ad(hit: Node) -> bool:
    """Tell an ad from a reply to one."""
    return str(hit.get("parent_id")) == str(hit.get("story_id")) and bool(hit.get("comment_text"))


def _month(given: str | None) -> str | None:
    """Return "May 2026" for "2026-05", as threads are titled."""
    if given is None:
        return None
    try:
        return datetime.strptime(given, "%Y-%m").strftime("%B %Y")  # noqa: DTZ007 -- only a month
    except ValueError:
        raise ArgumentError(f"month must be such as 2026-05, not {given!r}") from None
