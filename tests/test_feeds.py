"""Feeds as broken as they come."""

import pytest
from scrapy.http import TextResponse

from adcrawler.answers import AnswerError
from adcrawler.feeds import entries

URL = "https://a.example/feed"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'<?xml version="1.0" encoding="\xc3"?><rss>',
        b'<?xml version="1.0" encoding="\0"?><rss>',
    ],
)
def test_an_answer_without_entries_or_an_encoding_is_no_feed(body: bytes) -> None:
    with pytest.raises(AnswerError, match="is no RSS, Atom or JSON feed"):
        list(entries(TextResponse(URL, body=body)))


def test_an_entry_that_says_nothing_is_an_empty_one() -> None:
    body = b"""<?xml version="1.>><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id>
    <title type="x\0/title><link href="http://["/><content type="xhtml"></content></entry></feed>"""
    [entry] = entries(TextResponse(URL, body=body))
    assert (entry.key, entry.link, entry.title, entry.text) == ("urn:1", "", "", "")
