"""What a criterion is, and what it says of an ad."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from adcrawler.ad import Ad
from adcrawler.lexicon import Span


class Category(StrEnum):
    CONTACT = "contact"
    MISSION = "mission"
    SKILLS = "skills"
    PAY = "pay"
    CONDITIONS = "conditions"
    DATES = "dates"
    NOISE = "noise"
    DEMANDS = "demands"
    APPEAL = "appeal"
    STYLE = "style"


class Kind(StrEnum):
    REQUIRED = "required"
    """Met when the thing is there."""
    UNWANTED = "unwanted"
    """Unmet when the thing is there."""


class Outcome(StrEnum):
    MET = "pass"
    UNMET = "fail"
    NOT_APPLICABLE = "na"


NO_BREAK = "\N{NO-BREAK SPACE}"


@cache
def _spaced(french: str) -> str:
    """Return a text with the no-break spaces that French sets before and inside its signs."""
    return re.sub(r" (?=[:;!?»%€])|(?<=«) ", NO_BREAK, french)


class Text(NamedTuple):
    """The same words for the user in both languages."""

    fr: str
    en: str

    def in_language(self, lang: str) -> str:
        return _spaced(self.fr) if lang == "fr" else self.en


def quoted(text: str, lang: str) -> str:
    """Return a quotation in the language's own marks."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»" if lang == "fr" else f"“{text}”"


Evidence = Span | str
"""A passage of `Ad.document`, or the name of a structured field."""


CATEGORY_TITLES = {
    Category.CONTACT: Text("Contact", "Contact"),
    Category.MISSION: Text("Mission", "Mission"),
    Category.SKILLS: Text("Compétences", "Skills"),
    Category.PAY: Text("Rémunération", "Pay"),
    Category.CONDITIONS: Text("Conditions de travail", "Working conditions"),
    Category.DATES: Text("Dates et contrat", "Dates and contract"),
    Category.NOISE: Text("Bruit", "Noise"),
    Category.DEMANDS: Text("Exigences", "Demands"),
    Category.APPEAL: Text("Attrait", "Appeal"),
    Category.STYLE: Text("Style", "Style"),
}


class Verdict(NamedTuple):
    """What a criterion says of an ad, with its proof: spans of `Ad.document` or names of fields."""

    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()


NOT_APPLICABLE = Verdict(Outcome.NOT_APPLICABLE)
_MISSING = Verdict(Outcome.UNMET)
_AVOIDED = Verdict(Outcome.MET)


def required(evidence: Iterable[Evidence]) -> Verdict:
    """Met when there is evidence that the wanted thing is there."""
    found = tuple(evidence)
    return Verdict(Outcome.MET, found) if found else _MISSING


def unwanted(evidence: Iterable[Evidence]) -> Verdict:
    """Unmet when there is evidence that the unwanted thing is there."""
    found = tuple(evidence)
    return Verdict(Outcome.UNMET, found) if found else _AVOIDED


PLAIN_TITLE = Text("Développeur Python", "Python developer")


class Examples(NamedTuple):
    """Ads, or only texts of ads, in each language."""

    fr: tuple[str | Ad, ...]
    en: tuple[str | Ad, ...]

    def ads(self) -> list[Ad]:
        """Return the examples as ads; a bare text gets a plain title."""
        return [
            example if isinstance(example, Ad) else Ad(title, example, lang=lang)
            for lang, title, examples in zip(("fr", "en"), PLAIN_TITLE, self, strict=True)
            for example in examples
        ]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule of the checklist, in the words of its users."""

    id: str
    category: Category
    kind: Kind
    title: Text
    advice: Text
    """`{quotes}` stands for the evidence, quoted."""
    why: Text
    """Why it matters."""
    counts: Text
    """What counts as the wanted or unwanted thing, and what does not."""
    check: Callable[[Ad], Verdict]
    good: Examples
    """Invented ads that meet it; they are its tests."""
    bad: Examples
    """Invented ads that do not."""
