"""The least level of study that the ad asks for."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.extract import MOST_MENTIONS, SIGN
from adcrawler.facts import Degree, Evidence
from adcrawler.lexicon import Hit, Span, fold

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_LEXICONS: dict[Degree, str] = {
    "bac+2": "degree-bac2",
    "bachelor": "degree-bachelor",
    "master": "degree-master",
    "phd": "degree-phd",
    "unspecified-level": "degree-any",
}
"""From the lowest level up; an unnamed level counts only alone."""
_BAC = re.compile(
    r"\s?(?:/?\s?\+|plus)?\s?(\d)(?:\s?(?:/|à|ou|-|et|,)?\s?(?:bac)?\s?(?:\+|/)?\s?(\d)\b)?"
)
_YEARS: dict[str, Degree] = {
    "1": "bac+2",
    "2": "bac+2",
    "3": "bachelor",
    "4": "master",
    "5": "master",
    "6": "master",
    "7": "phd",
    "8": "phd",
}
_NOT_BEFORE = re.compile(
    r"(?:\bno\b|\bnot\b|n't\b|without|sans|\bpas\b|aucun|peu import|quel que soi|quels que soi"
    r"|regardless|whether or|irrespective|ni de)[^.,;:]{0,22}$"
)
_DENIED = 40
"""Characters before a degree in which that is said."""
_NOT_AFTER = re.compile(
    r"(?!.{0,25}(?:prefer|desire|plus))[^.,;\n]{0,25}(?:not (?:required|necessary|needed|essential"
    r"|mandatory)|n'est pas|ne sont pas|pas (?:obligatoire|nécessaire|exigé|requis|indispensable)"
    r"|importe peu|peu importe|isn't)"
)
_OTHERS = re.compile(
    rf"{SIGN}(?:selon|en fonction d[ue]|our|we|nos|notre|nous avons|team of|équipe de|founded by"
    r"|fondée? par|founders?|pay for|tuition|reimburs|financ\w+|support your|towards a|partner\w*"
    r"|partenaire\w*|university of|collabor\w+ with|works? with|working with|research by"
    r"|delivered by|obten\w+ (?:un|votre)|alongside|encadr\w+|préparer un)\b[^.;:\n]{0,30}$"
)
_MASTER_BEFORE = re.compile(
    r"(?:\ba|\ban|\bor|\bou|\bun|\bd'un|\bde|\ble|\bniveau|\ben|\bof|\bpremier|\bvotre|\bton"
    r"|bachelor'?s?|phd|ph\.d\.?|doctorat|licence|ingénieur\w*|école|\+\s?\d|[/,(:–•*-]|maybe|type"
    r"|and|et|^|dipl\w+|preferred|have|hold\w*|bac|study|degree|m1|titre)[’' ]?\s?(?:de |d'un "
    r"|a )?$"
)
_MASTER_HELD = re.compile(r"(?:diplôm\S*|titulaire|obtenu|prépare[zs]?) (?:d['’])?une? $")
_MASTER_AFTER = re.compile(
    r"(?:[’']?s?’?\s?(?:degree|in\b|of (?:sci|art|eng|bus|comp|tech|phil)|level|or\b|ou\b|/|,|\("
    r"|preferred|required|en\b|2|1|ii\b|m2|universitaire|d'une|de |spécialis|informatique|recherche"
    r"|program|student|pro\b|\.|\)|;|:|$|and|et |equivalent|qualification|minimum|with|avec|desired"
    r"|\+|\?))"
)


class Asked(NamedTuple):
    """A level of study asked for."""

    degree: Degree
    span: Span


def find_degree(ad: "Ad") -> tuple[Degree, tuple[Evidence, ...]]:
    """Return the lowest level that the ad names, "none" when it asks for none, and where."""
    asked = sorted(_in_text(ad), key=lambda one: one.span)
    levels = {one.degree for one in asked}
    field = in_field(ad.education)
    lowest = next((level for level in _LEXICONS if level in levels), None)
    if field and (lowest is None or lowest == "unspecified-level"):
        lowest = field
    evidence: tuple[Evidence, ...] = tuple(one.span for one in asked[:6])
    return lowest or "none", (*evidence, "education") if field else evidence


def in_field(field: str | None) -> Degree | None:
    """Return the level that a board's field names."""
    if not field:
        return None
    folded = fold(field)
    if match := re.search(r"bac\s?\+\s?(\d)", folded):
        return _YEARS.get(match[1], "unspecified-level")
    return next((level for level, words in _FIELD if re.search(words, folded)), None)


_FIELD: tuple[tuple[Degree, str], ...] = (
    ("bac+2", r"\bbts\b|\bdut\b|associate"),
    ("bachelor", r"bachelor|licence|undergraduate"),
    ("master", r"master|ingénieur|postgraduate"),
    ("phd", r"doctora|ph\.?d"),
    (
        "unspecified-level",
        r"degree|diplôme|\bbac\b|high.school|professional certificate|cap\b|bep\b",
    ),
)


def _in_text(ad: "Ad") -> Iterator[Asked]:
    for degree, lexicon in _LEXICONS.items():
        for hit in ad.terms(lexicon)[:MOST_MENTIONS]:
            start, stop = _line(ad.document, hit)
            before, after = ad.folded[start : hit.start], ad.folded[hit.end : stop]
            if degree == "unspecified-level" and hit.term.lower().startswith(("bac", "=bac")):
                yield from _bac(hit, before, ad.folded[hit.start + len("bac") : stop])
            elif _is_asked(hit, before, after):
                yield Asked(degree, hit.span)


def _bac(hit: Hit, before: str, after: str) -> Iterator[Asked]:
    match = _BAC.match(after)
    if match and not _NOT_BEFORE.search(before) and not _NOT_AFTER.match(after):
        level = min(match[1], match[2] or match[1])
        degree = _YEARS.get(level, "unspecified-level")
        yield Asked(degree, Span(hit.start, hit.start + len("bac") + match.end()))


def _is_asked(hit: Hit, before: str, after: str) -> bool:
    if (
        _NOT_BEFORE.search(before[-_DENIED:])
        or _NOT_AFTER.match(after)
        or _OTHERS.search(f" {before}")
    ):
        return False
    if hit.term in {"master", "masters"}:
        held = _MASTER_HELD.search(before)
        return bool(held or (_MASTER_BEFORE.search(before) and _MASTER_AFTER.match(after)))
    return True


def _line(text: str, hit: Hit) -> Span:
    """Return the line around a hit, 70 characters each way at most."""
    start, stop = max(0, hit.start - 70), min(len(text), hit.end + 70)
    begin = max(start, text.rfind("\n", start, hit.start) + 1)
    end = text.find("\n", hit.end, stop)
    return Span(begin, end if end >= 0 else stop)
