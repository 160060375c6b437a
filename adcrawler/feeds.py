"""What an RSS, Atom or JSON feed of ads holds."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import feedparser
from scrapy.http import Response

from adcrawler.answers import AnswerError, member, whole
from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import nodes, raw_texts, text
from adcrawler.extract.text import to_text
from adcrawler.extract.urls import absolute

_END = re.compile(
    rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL
)
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|learn more|lire la suite|en savoir plus)"
    r"[\s.…»>→\])]*\Z",
    re.IGNORECASE,
)
_CONTENTS = ("content_html", "content_text", "summary")
SHORTEST = 500
"""Characters; a shorter text is no whole ad, 99 in 100 ads are longer."""


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
        said = to_text(self.text)
        return len(said) < SHORTEST or _CUT_OFF.search(said) is not None


def entries(response: Response) -> Iterator[Entry]:
    """Yield the entries of a feed. Raise AnswerError where it is none, and where it breaks off."""
    if response.body.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        items = member(response, whole(response), "items")
        yield from (_from_json(response, item) for item in items if isinstance(item, dict))
        return
    feed = _parsed(response)
    if not feed.get("version"):  # an empty answer has none
        raise AnswerError(f"{response.url} is no RSS, Atom or JSON feed")
    if not _END.search(response.body):
        raise AnswerError(f"{response.url} breaks off before its end")
    yield from (_from_xml(response, entry) for entry in feed.entries)


def _parsed(response: Response) -> Any:
    headers = {"content-location": response.url}
    try:  # texts are not sanitized: they are read, and never shown as they are
        return feedparser.parse(response.body, response_headers=headers, sanitize_html=False)
    except ValueError:  # an encoding that is none
        return {}


def _address(response: Response, stated: Any) -> str:
    """Return where an entry's page is, "" if it does not say."""
    found = absolute(stated, response.url) if isinstance(stated, str) and stated else None
    return found or ""


def _from_xml(response: Response, entry: Any) -> Entry:
    texts = [content.value for content in entry.get("content", []) if content.value]
    return Entry(
        entry.get("id") or entry.get("link") or "",
        _address(response, entry.get("link")),
        entry.get("title") or "",
        max([*texts, entry.get("summary") or ""], key=len),
        entry.get("published") or entry.get("updated"),
        entry.get("publisher"),
    )


def _from_json(response: Response, item: Node) -> Entry:
    return Entry(
        str(item.get("id") or item.get("url") or ""),
        _address(response, item.get("url") or item.get("external_url")),
        text(item.get("title")) or "",
        next(iter(raw_texts([item.get(name) for name in _CONTENTS])), ""),
        text([item.get("date_published"), item.get("date_modified")]),
        job_posting=next(iter(nodes(item.get("_jobposting"))), {}),
    )
