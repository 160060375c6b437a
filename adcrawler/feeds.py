"""What an RSS, Atom or JSON feed of ads holds."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import feedparser
from scrapy.http import Response

from adcrawler.answers import AnswerError, member, whole
from adcrawler.extract.json_ld import Node
from adcrawler.extract.text import to_text

_END = re.compile(
    rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL
)
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|learn more|lire la suite|en savoir plus)"
    r"[\s.…»>→\])]*\Z",
    re.IGNORECASE,
)
SHORTEST = 500
"""Characters; a shorter text is no whole ad, 98 in 100 ads are longer."""


class Entry(NamedTuple):
    """An entry of a feed, as published."""

    key: str
    link: str
    title: str
    text: str
    """HTML, or plain text."""
    day: str | None = None
    company: str | None = None
    job_posting: Node = {}
    """What some feeds say of the ad in schema.org's words."""

    @property
    def is_teaser(self) -> bool:
        text = to_text(self.text)
        return len(text) < SHORTEST or _CUT_OFF.search(text) is not None


def entries(response: Response) -> Iterator[Entry]:
    """Yield the entries of a feed. Raise AnswerError where it is none, and where it breaks off."""
    if response.body.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        yield from map(_from_json, member(response, whole(response), "items"))
        return
    feed = feedparser.parse(
        response.body,
        response_headers={"content-location": response.url},
        sanitize_html=False,  # texts are read, never shown as they are
    )
    if not feed.version:
        raise AnswerError(f"{response.url} is no RSS, Atom or JSON feed")
    if not _END.search(response.body):
        raise AnswerError(f"{response.url} breaks off before its end")
    yield from map(_from_xml, feed.entries)


def _from_xml(entry: Any) -> Entry:
    texts = [content.value for content in entry.get("content", [])]
    return Entry(
        entry.get("id") or entry.get("link", ""),
        entry.get("link", ""),
        entry.get("title", ""),
        max([*texts, entry.get("summary", "")], key=len),
        entry.get("published") or entry.get("updated"),
        entry.get("publisher"),
    )


def _from_json(item: Node) -> Entry:
    return Entry(
        str(item.get("id") or item.get("url") or ""),
        item.get("url") or item.get("external_url") or "",
        item.get("title") or "",
        item.get("content_html") or item.get("content_text") or item.get("summary") or "",
        item.get("date_published") or item.get("date_modified"),
        job_posting=item.get("_jobposting") or {},
    )
