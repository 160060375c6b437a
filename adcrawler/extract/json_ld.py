"""The schema.org JobPostings of a page's JSON-LD, read as tolerantly as search engines do.

Each step is tried only when the ones before it failed, so sound JSON is never touched, and none of
them guesses: a block that stays unreadable is left out, and the others of the page still count.
"""

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]

_DECODER = json.JSONDecoder(strict=False)  # raw line breaks and tabs inside strings
_OPENING = re.compile(  # wrappers, and comments whole: "// made by a plugin"
    r"(?:\s|\ufeff|;|<!--|<!\[CDATA\[|/\*[^{\[]*?\*/|/\*|\*/|//[^{\[\n]*(?:\n|\Z)|//)+"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ESCAPED_JSON = re.compile(r"\s*[\[{]\s*(?:&(?:amp;)*(?:quot|#34|#x22);)")
_STRING = r'"(?:[^"\\]|\\.)*+\\?(?:"|\Z)'
_BACKSLASH = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(\')|)')
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/|//[^\n]*|<!--|-->", re.DOTALL)
_VALUE = re.compile(
    r'("[@\w]+"\s*:\s*")(.*?)(?="\s*(?:,\s*"[@\w]+"\s*:|,?\s*[}\]]|,?\s+/[/*])|\Z)', re.DOTALL
)
_QUOTE = re.compile(r'\\.|"', re.DOTALL)
_TRAILING_COMMA = re.compile(rf"({_STRING})|,(?=\s*[\]}}])", re.DOTALL)


def job_postings(tree: HtmlElement) -> list[Node]:
    """Return every JobPosting of the page's JSON-LD, wherever it is nested, in page order."""
    return postings_in([load(text) for text in _scripts(tree)])


def postings_in(value: Any) -> list[Node]:
    """Return the JobPostings in a JSON-LD value: plain property names, references resolved."""
    nodes = list(_nodes(value))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return [_resolved(node, by_id, 8) for node in nodes if _is_job_posting(node)]


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
    yield _plain_json(_VALUE.sub(_quotes_escaped, text))


def _plain_json(text: str) -> str:
    """Take out JavaScript's comments and trailing commas, and leave strings alone."""
    for pattern in (_COMMENT, _TRAILING_COMMA):
        text = pattern.sub(_strings_only, text)
    return text


def _keep_or_double(match: re.Match[str]) -> str:
    """Make a backslash that begins no JSON escape a plain one; before ' it is JavaScript's."""
    if match[2]:
        return "'"
    return match[0] if match[1] else "\\\\"


def _strings_only(match: re.Match[str]) -> str:
    return match[1] or ""


def _quotes_escaped(match: re.Match[str]) -> str:
    """Escape the bare quotes of a value; it ends where a key, a bracket or a comment follows."""
    return match[1] + _QUOTE.sub(lambda quote: '\\"' if quote[0] == '"' else quote[0], match[2])


def _nodes(value: Any) -> Iterator[Node]:
    """Yield every object in the value, in document order; not those inside a JobPosting."""
    waiting = [value]
    while waiting:  # no recursion: pages nest as deeply as they like
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            if not _is_job_posting(value):
                waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _is_job_posting(node: Node) -> bool:
    types = node.get("@type")
    return any(
        isinstance(name, str) and _local(name.strip()) == "JobPosting"
        for name in (types if isinstance(types, list) else [types])
    )


def _local(name: str) -> str:
    """Return "title" for "http://schema.org/title" and "schema:title"."""
    return re.split("[/#:]", name)[-1]


def _resolved(value: Any, by_id: dict[str, Node], depth: int) -> Any:
    """Put what a property refers to (`{"@id": "#employer"}`) in its place, to a small depth."""
    if isinstance(value, list) and depth:
        return [_resolved(item, by_id, depth - 1) for item in value]
    if not isinstance(value, dict) or not depth:
        return value
    if value.keys() == {"@id"} and isinstance(value["@id"], str):
        value = by_id.get(value["@id"], value)
    return {_local(name): _resolved(item, by_id, depth - 1) for name, item in value.items()}
