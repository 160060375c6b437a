"""From the content of a file to the ads in it: text, Markdown, HTML, JSON(-LD)."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from adcrawler.ad import FIELDS, Ad
from adcrawler.extract.text import to_text
from adcrawler.front_matter import split_front_matter
from adcrawler.sources import Source

_HEADING = re.compile(r"#{1,6}[ \t]+|[ \t]+#+$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*(?:\n|\Z)")
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")


class UnreadableError(ValueError):
    """A source that holds no ad that can be read; the message says why in one line."""


class Problem(NamedTuple):
    """Why a source, or one ad in it, could not be read."""

    name: str
    reason: str


class Found(NamedTuple):
    """An ad, and where in its file it stands."""

    ad: Ad
    name: str
    """As the user knows it: the file, with ":2" for its second line or "#2" for its second ad."""
    file: str
    line: int = 1
    text_line: int | None = None
    """The line where the ad's text begins, when the file holds it as it is judged."""


def read_ads(source: Source, lang: str = "") -> Iterator[Found | Problem]:
    """Yield the ads of a source, and a problem in place of each that cannot be read.

    `lang`, "fr" or "en", goes before what the ad says of its language.
    """
    try:
        if source.problem:
            raise UnreadableError(source.problem)
        text = decode(source.content)
        if not text.strip():
            raise UnreadableError("the file is empty")
        if source.kind == "text":
            found: Iterator[Found | Problem] = iter([_from_text(text, source)])
        elif source.kind == "html":
            found = _from_html(text, source)
        else:
            found = _from_json(text, source)
        for one in found:
            yield _in_language(one, lang) if lang and isinstance(one, Found) else one
    except UnreadableError as error:
        yield Problem(source.name, str(error))


def _in_language(found: Found, lang: str) -> Found:
    return found._replace(ad=replace(found.ad, lang=lang))


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 by its mark, else Windows' Latin alphabet.

    Raises UnreadableError for bytes that are no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        text, sure = content.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        text, sure = content.decode("cp1252", "replace"), False
    head = text[:4096]
    if "\0" in head or (not sure and _CONTROL.search(head)):
        raise UnreadableError("no text; known are text, Markdown, HTML and JSON")
    return text


def _from_text(text: str, source: Source) -> Found:
    """Take the title from the front matter, else from the first line, a heading or not."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields, start = split_front_matter(text)
    title_at = 0
    if "title" not in fields:
        title_at = start = _next_line(text, start)
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        fields["title"] = _HEADING.sub("", text[start:end].strip())
        start = min(end + 1, len(text))
        if underline := _UNDERLINE.match(text, start):
            start = underline.end()
    start = _next_line(text, start)
    ad = Ad.from_record({"id": source.name, **fields, "text": text[start:]})
    return Found(ad, source.name, source.file, _line(text, title_at), _line(text, start))


def _next_line(text: str, start: int) -> int:
    """Return where the first line from `start` on begins that is not blank."""
    blank = re.compile(r"\s*\n").match(text, start)
    return blank.end() if blank else start


def _line(text: str, offset: int) -> int:
    return 1 + text.count("\n", 0, offset)


def _from_html(text: str, source: Source) -> Iterator[Found]:
    from adcrawler.extract.posting import find_postings  # pulls in lxml and more

    postings = find_postings(text, source.name, "")
    for number, posting in enumerate(postings, 1):
        name = f"{source.name}#{number}" if len(postings) > 1 else source.name
        yield Found(replace(Ad.from_posting(posting), id=name), name, source.file)
    if not postings:
        title, _, body = to_text(text).strip().partition("\n")
        if not title:
            raise UnreadableError("no text in this page")
        yield Found(Ad(title, body.strip(), id=source.name), source.name, source.file)


def _from_json(text: str, source: Source) -> Iterator[Found | Problem]:
    from adcrawler.extract.json_ld import postings_in

    content = _parse(text, source)
    if not (isinstance(content, dict) and {"text", "html"} & content.keys()):
        content = postings_in(content) or content
    records = content if isinstance(content, list) else [content]
    if not records:
        raise UnreadableError("no ad in this file")
    for number, record in enumerate(records, 1):
        name = f"{source.name}#{number}" if len(records) > 1 else source.name
        try:
            yield Found(_from_record(record, name), name, source.file, source.line or 1)
        except UnreadableError as error:
            yield Problem(name, str(error))


def _parse(text: str, source: Source) -> Any:
    try:
        return json.loads(text.rstrip(), strict=False)
    except json.JSONDecodeError as error:
        line = "" if source.line else f"line {error.lineno}, "
        raise UnreadableError(f"not JSON: {error.msg} ({line}column {error.colno})") from error
    except RecursionError as error:
        raise UnreadableError("JSON nested too deeply") from error
    except ValueError as error:  # more digits than Python reads
        raise UnreadableError("not JSON: a number is too long") from error


def _from_record(record: Any, name: str) -> Ad:
    """Read schema.org's JobPosting, or an object with our own field names."""
    from adcrawler.extract.job_posting import read_posting

    if not isinstance(record, dict):
        raise UnreadableError("an ad is a JSON object")
    if "text" not in record and "html" not in record:
        posting = read_posting(record, "json-ld", "", name, None)
        if posting is None:
            raise UnreadableError("an ad has a title and a text, html or description")
        key = _field(record, "id") or posting.identifier or name
        return replace(Ad.from_posting(posting), id=key)
    fields = {key: value for key in FIELDS if (value := _field(record, key))}
    if "title" not in fields:
        raise UnreadableError("an ad has a title")
    if "text" not in fields:
        fields["text"] = to_text(_field(record, "html"))
    return Ad.from_record({"id": name} | fields)


def _field(record: dict[str, Any], key: str) -> str:
    """Return a field as text; of a list its texts."""
    value = record.get(key)
    values = value if isinstance(value, list) else [value]
    if any(isinstance(one, dict | list) for one in values):
        raise UnreadableError(f'"{key}" is a text, not an object')
    return ", ".join(str(one) for one in values if one is not None)
