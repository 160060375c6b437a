"""The schema.org JobPostings of a page's JSON-LD, read as tolerantly as search engines do.

Each step is tried only when the ones before it failed, so sound JSON is never touched, and none of
them guesses: a block that stays unreadable is left out, and the others of the page still count.
"""

import html as entities
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]

_DECODER = json.JSONDecoder(strict=False)  # raw line breaks and tabs inside strings
_OPENING = re.compile(r"(?:\s|\ufeff|<!--|<!\[CDATA\[|/\*|\*/|//|;)+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ESCAPED_JSON = re.compile(r"\s*[\[{]\s*(?:&(?:amp;)*(?:quot|#34|#x22);)")
_STRING = r'"(?:[^"\\]|\\.)*+\\?(?:"|\Z)'
_BACKSLASH = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(\')|)')
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/|//[^\n]*|<!--|-->", re.DOTALL)
_TRAILING_COMMA = re.compile(rf"({_STRING})|,(?=\s*[\]}}])", re.DOTALL)


def job_postings(tree: HtmlElement) -> list[Node]:
    """Return every JobPosting of the page's JSON-LD, wherever it is nested, in page order."""
    blocks = [load(text) for text in _scripts(tree)]
    nodes = list(_nodes(blocks))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return [_resolved(node, by_id) for node in nodes if is_job_posting(node)]


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            yield script.text or ""


def load(text: str) -> Any:
    """Return the value of a JSON text with the faults that pages have; None when unreadable."""
    for repaired in _repairs(text):
        try:
            return _DECODER.raw_decode(repaired)[0]  # what follows the value is left aside
        except (ValueError, RecursionError):
            continue
    return None


def _repairs(text: str) -> Iterator[str]:
    if opening := _OPENING.match(text):
        text = text[opening.end() :]
    if not text:
        return
    yield text
    if _ESCAPED_JSON.match(text):
        while _ESCAPED_JSON.match(text):
            text = entities.unescape(text)
        yield text
    text = _BACKSLASH.sub(_keep_or_double, _CONTROL.sub(" ", text))
    yield text
    for pattern in (_COMMENT, _TRAILING_COMMA):
        text = pattern.sub(_strings_only, text)
    yield text


def _keep_or_double(match: re.Match[str]) -> str:
    """Make a backslash that begins no JSON escape a plain one; `\\'` is JavaScript's quote."""
    if match[2]:
        return "'"
    return match[0] if match[1] else "\\\\"


def _strings_only(match: re.Match[str]) -> str:
    return match[1] or ""


def _nodes(value: Any) -> Iterator[Node]:
    """Yield every object in the value, in document order; not those inside a JobPosting."""
    waiting = [value]
    while waiting:  # no recursion: pages nest as deeply as they like
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            if not is_job_posting(value):
                waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def is_job_posting(node: Node) -> bool:
    types = node.get("@type")
    return any(
        isinstance(name, str) and re.split("[/#:]", name.strip())[-1] == "JobPosting"
        for name in (types if isinstance(types, list) else [types])
    )


def _resolved(node: Node, by_id: dict[str, Node]) -> Node:
    """Put what a property refers to (`{"@id": "#employer"}`) in its place."""
    return {name: _referred(value, by_id) for name, value in node.items()}


def _referred(value: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(value, dict) and len(value) == 1 and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    if isinstance(value, list):
        return [_referred(item, by_id) for item in value] if len(value) < 1000 else value
    return value
