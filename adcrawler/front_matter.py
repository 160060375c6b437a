"""The block of fields between "---" lines with which sites begin a Markdown file."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

_BLOCK = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_NAMES = {
    "title": "title",
    "lang": "lang", "language": "lang",
    "company": "company", "organization": "company", "organisation": "company",
    "location": "location", "locations": "location", "city": "location",
    "address": "address",
    "date": "date_posted", "created": "date_posted", "published": "date_posted",
    "date_posted": "date_posted", "dateposted": "date_posted",
    "contract": "contract", "employment_type": "contract", "employmenttype": "contract",
    "salary": "salary",
    "remote": "remote",
    "experience": "experience",
    "education": "education",
    "start_date": "start_date", "start": "start_date",
    "contact": "contact",
}  # fmt: skip


def split_front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the fields of an ad that its front matter gives, and where it ends: 0 without one."""
    block = _BLOCK.match(text)
    values = _values(block[1]) if block else None
    if block is None or values is None:
        return {}, 0
    fields: dict[str, str] = {}
    for key, value in values.items():
        name = _NAMES.get(str(key).lower().replace("-", "_"))
        if name and (said := ", ".join(_texts(value))):
            fields.setdefault(name, said)
    if not fields and not all(_KEY.fullmatch(str(key)) for key in values):
        return {}, 0  # a rule under which a text begins
    return fields, block.end()


def _values(block: str) -> Mapping[Any, Any] | None:
    """Return what a YAML mapping holds, all of it as written; None for anything else."""
    try:
        values = yaml.load(block, yaml.BaseLoader)  # noqa: S506 makes nothing but texts
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):  # ValueError: "\0"
        return None
    return values if isinstance(values, dict) else None


def _texts(value: Any, depth: int = 2) -> list[str]:
    """Return the texts of a value, a list or an object of them: YAML's aliases nest for ever."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if not depth or not isinstance(value, dict | list):
        return []
    values = list(value.values()) if isinstance(value, dict) else value
    return [text for one in values[:20] for text in _texts(one, depth - 1)]
