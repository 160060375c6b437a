"""What a board's interface answers: JSON or XML, read record by record, or a plain failure.

One record is in memory at a time beside the answer itself, so that a list may be long.
"""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import ijson
from lxml import etree
from lxml.etree import _Element
from scrapy.http import Response

from adcrawler.extract.schema_org import line_of

_BOM = b"\xef\xbb\xbf"
_DEEPEST = 100
"""Values inside values that are read: ijson takes the square of their depth."""
_TEXT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKET = re.compile(rb"[\[{\]}]")
_TITLE = re.compile(rb"<title[^>]*>(.{1,300}?)</title", re.IGNORECASE | re.DOTALL)

OTHER_SHAPE = (LookupError, TypeError, ValueError, AttributeError)
"""What reading an answer raises whose values are of other types than its board publishes."""


class AnswerError(Exception):
    """An answer that is not what its board publishes; the message is a line for a person."""


def records(response: Response, path: str = "") -> Iterator[Any]:
    """Yield the records of a JSON list. `path` leads there: "jobs", "data.jobs", "" for the top.

    Raise AnswerError where there is no such list, and where it breaks off.
    """
    _refuse_markup(response)
    _refuse_depth(response)
    found = False
    prefix = f"{path}.item" if path else "item"
    try:
        for record in ijson.items(BytesIO(_body(response)), prefix, use_float=True):
            found = True
            yield record
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise AnswerError(f"{response.url} is broken JSON: {_one_line(error)}") from None
    if not found:
        _check_empty(response, path)


def value(response: Response, path: str) -> Any:
    """Return what stands at a place of a JSON answer, None if nothing; the rest is not kept."""
    _refuse_markup(response)
    _refuse_depth(response)
    try:
        return next(ijson.items(BytesIO(_body(response)), path, use_float=True), None)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise AnswerError(f"{response.url} is broken JSON: {_one_line(error)}") from None


def whole(response: Response) -> dict[str, Any]:
    """Return a JSON object. Raise AnswerError if the answer is none."""
    answer = _parsed(response)
    if not isinstance(answer, dict):
        raise AnswerError(f"{response.url} answers with {_shape(answer)} where an object was due")
    return answer


def member(response: Response, answer: dict[str, Any], name: str) -> list[Any]:
    """Return the list of that name in an answer. Raise AnswerError if there is none."""
    value = answer.get(name)
    if not isinstance(value, list):
        raise AnswerError(f"{response.url} answers without a list {name!r}: {_excerpt(answer)}")
    return value


def elements(response: Response, root: str, tag: str) -> Iterator[_Element]:
    """Yield the elements of an XML document, each gone once the next is asked for.

    Raise AnswerError where the document is another one, and where it breaks off.
    """
    if not (body := _body(response).strip()):
        raise AnswerError(f"{response.url} is an empty answer")
    depth = 0
    options: dict[str, Any] = {"events": ("start", "end"), "resolve_entities": False}
    try:
        for event, element in etree.iterparse(BytesIO(body), no_network=True, **options):
            if event == "start":
                _check_root(response, element, root if depth == 0 else element.tag)
                depth += 1
                continue
            depth -= 1
            if depth == 1 and element.tag == tag:
                yield element
                element.clear()
    except etree.XMLSyntaxError as error:
        what = _page_title(body) or f"broken XML: {_one_line(error)}"
        raise AnswerError(f"{response.url} is {what}") from None


def _check_root(response: Response, element: _Element, root: str) -> None:
    if element.tag != root:
        raise AnswerError(f"{response.url} answers with <{element.tag}> where <{root}> was due")


def _check_empty(response: Response, path: str) -> None:
    """Raise AnswerError unless the answer has the list, without anything in it."""
    answer = _parsed(response)
    for name in filter(None, path.split(".")):
        answer = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(answer, list):
        name = f"a list {path!r}" if path else "a list"
        raise AnswerError(f"{response.url} answers without {name}: {_excerpt(_parsed(response))}")


def _parsed(response: Response) -> Any:
    _refuse_markup(response)
    try:
        return json.loads(_body(response))
    except (ValueError, RecursionError) as error:
        raise AnswerError(f"{response.url} is broken JSON: {_one_line(error)}") from None


def _refuse_markup(response: Response) -> None:
    """Raise AnswerError for what is no JSON at all."""
    start = _body(response)[:1000].lstrip()
    if not start:
        raise AnswerError(f"{response.url} is an empty answer")
    if start.startswith(b"<"):
        raise AnswerError(f"{response.url} is {_page_title(response.body) or 'markup, no JSON'}")


def _refuse_depth(response: Response) -> None:
    """Raise AnswerError for JSON that is nested deeper than any board's."""
    depth = 0
    for bracket in _BRACKET.finditer(_TEXT.sub(b"", response.body)):
        depth += 1 if bracket[0] in b"[{" else -1
        if depth > _DEEPEST:
            raise AnswerError(f"{response.url} is broken JSON: nested too deeply")


def _page_title(body: bytes) -> str | None:
    """Return what to call an HTML page that stands where data was due, None if it is none."""
    match = _TITLE.search(body[:100_000])
    if match is None and not re.match(rb"\s*<(?:!doctype html|html)\b", body, re.IGNORECASE):
        return None
    title = line_of(match[1].decode("utf-8", "replace")) if match else ""
    return f"a web page where data was due ({title or 'without a title'})"


def _body(response: Response) -> bytes:
    return response.body.removeprefix(_BOM)


def _shape(answer: Any) -> str:
    if isinstance(answer, list | str):
        return "a list" if isinstance(answer, list) else "a text"
    return str(answer)


def _excerpt(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False)[:100]


def _one_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]  # what follows is a drawing
