"""The published text of an ad, with what its board's software did to it undone."""

import html
import re
import unicodedata
from typing import Any

from adcrawler.extract.schema_org import line_of, raw_texts

_TAGS = r"(?:a|b|br|div|em|h[1-6]|i|li|ol|p|section|span|strong|table|td|tr|u|ul)"
_TAG = re.compile(rf"</?{_TAGS}(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ESCAPED_TAG = re.compile(
    rf"&(?:amp;)*lt;/?{_TAGS}(?:\s[^<>]{0, 500}?)?/?&(?:amp;)*gt;", re.IGNORECASE
)
_ESCAPED_BREAK = re.compile(r"(?<![A-Za-z]:)(?<!\\)(?:\\r)?\\n(?![a-z])")
_MATHEMATICAL = re.compile("[\U0001d400-\U0001d7ff]+")


def published(raw: str) -> str:
    r"""Return an ad's HTML or plain text, unescaped until it is HTML, with `\n` as line breaks."""
    for _ in range(4):
        if len(_ESCAPED_TAG.findall(raw)) <= len(_TAG.findall(raw)):
            break
        raw = html.unescape(raw)
    if "\\n" in raw:
        raw = _ESCAPED_BREAK.sub("\n", raw)
    return raw.strip()


def section(value: Any) -> str | None:
    """Return a text or a list of texts as one published text."""
    parts = dict.fromkeys(published(raw) for raw in raw_texts(value, *_SECTION_NAMES))
    return "\n".join(filter(None, parts)) or None


_SECTION_NAMES = ("@value", "description", "name", "value", "credentialCategory", "text")


def title_of(value: Any) -> str | None:
    """Return a title as one plain line; letters of mathematics, used as bold, are plain ones."""
    title = line_of(next(iter(raw_texts(value)), ""))
    return _MATHEMATICAL.sub(lambda bold: unicodedata.normalize("NFKC", bold[0]), title) or None
