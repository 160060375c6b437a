"""The skeleton of a good ad, filled with what an ad already says."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from adcrawler.checklist import Audit
from adcrawler.checklist.criterion import Outcome, Text
from adcrawler.lexicon import Span

MISSING = Text("[À COMPLÉTER : {what}] ", "[TO COMPLETE: {what}] ")


@cache
def _lines() -> list[Mapping[str, Any]]:
    text = files("adcrawler.render").joinpath("skeleton.toml").read_text(encoding="utf-8")
    lines: list[Mapping[str, Any]] = tomllib.loads(text)["line"]
    return lines


def skeleton(lang: str, audit: Audit | None = None) -> str:
    """Return an ad in Markdown that meets the checklist, or says what `audit`'s ad lacks."""
    if audit is None:
        return "\n\n".join(line[lang] for line in _lines()) + "\n"
    return "\n\n".join(part for line in _lines() for part in _filled(line, lang, audit)) + "\n"


def _filled(line: Mapping[str, Any], lang: str, audit: Audit) -> Iterator[str]:
    """Yield the ad's own lines that serve these criteria, then an example of what is missing."""
    names = [name for name in line["criteria"] if name in audit.verdicts]
    missing = [name for name in names if audit.verdicts[name].outcome is not Outcome.MET]
    said = "\n".join(dict.fromkeys(own for name in names for own in _own_lines(audit, name)))
    if said:
        yield f"# {said}" if line["criteria"] == ["title"] else said
    if missing:
        criteria = audit.checklist.criteria
        what = ", ".join(criteria[name].title.in_language(lang) for name in missing)
        yield MISSING.in_language(lang).format(what=what) + line[lang]


def _own_lines(audit: Audit, name: str) -> Iterator[str]:
    """Yield the lines of the ad, or its fields, that a met criterion rests on."""
    if audit.verdicts[name].outcome is not Outcome.MET:
        return
    document = audit.ad.document
    if name == "title":
        yield audit.ad.title
    for evidence in audit.verdicts[name].evidence:
        if isinstance(evidence, Span):
            start = document.rfind("\n", 0, evidence.start) + 1
            end = document.find("\n", evidence.end)
            yield document[start : end if end >= 0 else None].strip()
        elif value := getattr(audit.ad, evidence, None):
            yield f"{evidence}: {value}"
