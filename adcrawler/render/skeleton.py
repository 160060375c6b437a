"""The skeleton of a good ad: as it is, or around what an ad already says."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from adcrawler.checklist import Audit
from adcrawler.checklist.criterion import Outcome, Text

MISSING = Text("[À COMPLÉTER : {what}]", "[TO COMPLETE: {what}]")
"""Stands behind an example, where no criterion takes it for the beginning of the ad."""


class Line(NamedTuple):
    """A line of the skeleton, and the criteria that it serves."""

    criteria: tuple[str, ...]
    text: Text


@cache
def _lines() -> list[Line]:
    text = files("adcrawler.render").joinpath("skeleton.toml").read_text(encoding="utf-8")
    return [
        Line(tuple(line["criteria"]), Text(line["fr"], line["en"]))
        for line in tomllib.loads(text)["line"]
    ]


def skeleton(lang: str) -> str:
    """Return an ad in Markdown that meets every criterion."""
    return "\n\n".join(line.text.in_language(lang) for line in _lines()) + "\n"


def completed(audit: Audit, lang: str) -> str:
    """Return the ad as it stands, and an example, marked, of each thing that it lacks."""
    title, *others = _lines()
    lacking = [line for line in others if _lacks(line, audit)]
    first = [line for line in lacking if "starts-with-what" in _lacks(line, audit)]
    parts = [_front_matter(audit)]
    if _lacks(title, audit):
        parts += [title.text.in_language(lang)]
        lacking = [*lacking, title]
    else:
        parts += [f"# {audit.ad.title}"]
    parts += [_marked(line, audit, lang) for line in first]
    parts += [audit.ad.text.strip()]
    parts += [_marked(line, audit, lang) for line in lacking if line not in first]
    return "\n\n".join(filter(None, parts)) + "\n"


def _front_matter(audit: Audit) -> str:
    fields = audit.ad.board_fields()
    if not fields:
        return ""
    block = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{block}---"


def _lacks(line: Line, audit: Audit) -> list[str]:
    """Return the criteria of a line that the ad does not meet."""
    met = set(audit.having(Outcome.MET))
    return [name for name in line.criteria if name in audit.verdicts and name not in met]


def _marked(line: Line, audit: Audit, lang: str) -> str:
    titles = (audit.checklist.criteria[name].title for name in _lacks(line, audit))
    mark = MISSING.in_language(lang).format(what=" ; ".join(t.in_language(lang) for t in titles))
    example = line.text.in_language(lang)
    return f"{audit.ad.title} {mark}" if line.criteria == ("title",) else f"{example} {mark}"
