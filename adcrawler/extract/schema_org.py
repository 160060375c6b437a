"""Values of schema.org's properties, which pages publish as any JSON type whatever.

No reader here raises: what it cannot read is None or empty, and so are fillers such as "N/A".
"""

import html
import re
from typing import Any

from adcrawler.extract.json_ld import Node

HTML_PROPERTIES = frozenset(
    {
        "description",
        "responsibilities",
        "qualifications",
        "skills",
        "experienceRequirements",
        "educationRequirements",
        "jobBenefits",
        "benefits",
        "incentiveCompensation",
        "incentives",
    }
)
"""The properties whose text may be HTML."""

_FILLERS = {"", "-", "–", "—", ".", "n/a", "na", "none", "null", "undefined", "unknown"}
_FILLERS |= {"true", "false"}  # "hiringOrganization": "false"
_FILLERS |= {"unavailable", "not available", "anywhere", "not specified", "tbd", "tba"}
_FILLERS |= {"non précisé", "non renseigné", "non spécifié"}
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|div|em|font|h[1-6]|i|img|li|ol|p|small|span|strong|su[bp]|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
_DEPTH = 6


def text(value: Any) -> str | None:
    """Return the value as one line of text; an object's is its name, a list's the first found."""
    return next(iter(texts(value)), None)


def texts(value: Any, *names: str) -> list[str]:
    """Return the different texts of a value or a list, one line each, without fillers.

    `names` are the properties that tell what an object is, the first found is taken.
    """
    lines = (line_of(raw) for raw in raw_texts(value, *names))
    return list(dict.fromkeys(line for line in lines if line))


def raw_texts(value: Any, *names: str, depth: int = _DEPTH) -> list[str]:
    """Return the texts of a value as published, markup and line breaks included."""
    if isinstance(value, str):
        return [] if value.strip().lower() in _FILLERS else [value]
    if isinstance(value, bool) or value is None or not depth:
        return []
    if isinstance(value, int | float):
        return [str(int(value) if value == value // 1 and abs(value) < 1e15 else value)]
    if isinstance(value, list):
        return [found for item in value for found in raw_texts(item, *names, depth=depth - 1)]
    for name in names or ("@value", "name", "value"):
        if found := raw_texts(value.get(name), *names, depth=depth - 1):
            return found
    return []


def line_of(raw: str) -> str:
    """Return a published text as one plain line: no markup, no entities, single spaces."""
    plain = html.unescape(_TAG.sub(" ", raw))
    if "&" in plain or "<" in plain:  # escaped twice
        plain = html.unescape(_TAG.sub(" ", plain))
    line = _SPACES.sub(" ", plain).strip()
    return "" if line.lower() in _FILLERS else line


def nodes(value: Any, depth: int = _DEPTH) -> list[Node]:
    """Return the objects of a value or a list of them."""
    if isinstance(value, dict):
        return [value]
    if isinstance(value, list) and depth:
        return [node for item in value for node in nodes(item, depth - 1)]
    return []


def boolean(value: Any) -> bool | None:
    """Return what a boolean, 0, 1, "False" or "http://schema.org/True" says."""
    word = (text(value) or str(value)).rsplit("/", 1)[-1].strip().lower()
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(word)
