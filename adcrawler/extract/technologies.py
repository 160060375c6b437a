"""The technologies that an ad names, under the names that their makers give them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.lexicon import Hit, Span, bundled_lists
from adcrawler.spellings import Kind, Name, read_names

if TYPE_CHECKING:
    from adcrawler.ad import Ad

ADDRESS = re.compile(r"@|://|www\.|\.(?:com|fr|org|net|io|eu|ai)\b")
"""A word with one of these is an address, and names no technology."""

JOINTS = frozenset("@/.-_:")

MISTAKES = frozenset({"misspellings", "slips"})
UNSURE = frozenset({"doubtful", "unlikely", "slips"})
UNLIKELY = frozenset({"unlikely", "slips"})
READ = 2000
"""More in one ad is no ad: they are left unread."""
FARTHEST = 40
"""Signs between neighbours in a list."""

TIGHT = re.compile(
    r"[\s,;/|()&+•·*:-]*(?:(?:and|or|et|ou|and/or|et/ou|with|avec|plus)\s+)?[\s(]*", re.IGNORECASE
)
"""What stands between two neighbours in a list."""

SENTENCE_END = re.compile(r"[.!?…]\s|\n\s*\n")

CLAUSE_START = re.compile(r"[.!?;]\s|\n")
EXAMPLE = re.compile(r"\b(?:e\.?g|ex)\b[.,: ]{0,3}\(?\Z")
WORD = re.compile(r"\w+")

CUE_AFTER = re.compile(
    r"[\s-]{1,2}(?:\d|developers?|d[eé]veloppeu|dev\b|engineers?|programm|framework|scripts?\b|code\b|experience\b|skills?\b)",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """Where an ad names a technology."""

    span: Span
    name: str
    """Canonical."""
    misspelt: bool


class Candidate(NamedTuple):
    """A spelling found, and whether it is taken for the technology."""

    hit: Hit
    name: str
    kind: Kind
    meant: bool


@cache
def spellings() -> dict[str, Name]:
    """Return what each entry of technologies.toml means."""
    return read_names(bundled_lists()["technologies"])


def find_mentions(ad: "Ad") -> tuple[Mention, ...]:
    """Return where the ad names technologies, in the order of the text."""
    known, document = spellings(), ad.document
    company = (ad.company or "").lower()
    candidates: list[Candidate] = []
    unsure: list[int] = []
    for hit in ad.terms("technologies")[:READ]:
        name, kind = known.get(hit.term) or Name(hit.term.strip("*="), "names")
        if (company and name.lower() == company) or _is_address(document, hit):
            continue
        if kind in UNSURE:
            unsure.append(len(candidates))
        candidates.append(Candidate(hit, name, kind, kind not in UNSURE))
    for kinds in (UNSURE - UNLIKELY, UNLIKELY) if unsure else ():
        for place in unsure:
            if candidates[place].kind in kinds and _is_meant(document, candidates, place):
                candidates[place] = candidates[place]._replace(meant=True)
    return tuple(
        Mention(hit.span, name, kind in MISTAKES and _is_mistake(document, hit))
        for hit, name, kind, meant in candidates
        if meant
    )


def _is_mistake(document: str, hit: Hit) -> bool:
    """Tell a mistake from glued words ("PostgreSQLSearch") and brackets ("(My)SQL")."""
    start, end, _ = hit
    return (
        not document[start - 1 : start].isalnum()
        and not document[end : end + 1].isalnum()
        and not any(sign in document[start:end] for sign in "(),")
    )


def technologies(ad: "Ad") -> tuple[str, ...]:
    """Return the canonical names of the technologies, in the order of the text, each once."""
    return tuple(dict.fromkeys(mention.name for mention in ad.technology_mentions))


def _is_address(document: str, hit: Hit) -> bool:
    """Tell a part of a mail or web address, "acme.net" included."""
    start, end, _ = hit
    beside = document[start - 1 : start] + document[start] + document[end : end + 1]
    if JOINTS.isdisjoint(beside):
        return False
    before, after = document[max(0, hit.start - 80) : hit.start], document[hit.end : hit.end + 80]
    head, tail = re.split(r"[\s(]", before)[-1], re.split(r"[\s)]", after, maxsplit=1)[0]
    if document[hit.start] == "." and head[-1:].isalpha():
        return True
    return bool(ADDRESS.search(f"{head} {tail}"))


def _is_meant(document: str, candidates: Sequence[Candidate], place: int) -> bool:
    """Tell a technology from a word: it stands in a list of them, or after a telling word."""
    hit, _, kind, _ = candidates[place]
    before, after = document[max(0, hit.start - 40) : hit.start], document[hit.end : hit.end + 15]
    if before[-1:].isalnum() or after[:1].isalnum() or after[:1] in {"&", "'", "’"}:
        return False
    if kind == "doubtful" and (_is_announced(before.lower()) or CUE_AFTER.match(after)):
        return True
    return any(
        _shows(document, other, candidates[place])
        for step in (-1, 1)
        if (other := _neighbour(candidates, place, step))
    )


def _is_announced(before: str) -> bool:
    """Tell whether a telling word precedes: "expérience en", "written in", "langages :"."""
    cues, beginnings, small, prepositions = _cues()
    words = WORD.findall(CLAUSE_START.split(before)[-1])[-4:]
    if words and words[-1] in prepositions:
        return True
    for word in reversed(words):
        if word in cues or word.startswith(beginnings):
            return True
        if word not in small:
            break
    return bool(EXAMPLE.search(before, max(0, len(before) - 8)))


@cache
def _cues() -> tuple[frozenset[str], tuple[str, ...], frozenset[str], frozenset[str]]:
    content = bundled_lists()["technologies"]
    return (
        frozenset(word for word in content["cues"] if word[-1] != "*"),
        tuple(word[:-1] for word in content["cues"] if word[-1] == "*"),
        frozenset(content["small_words"]),
        frozenset(content["prepositions"]),
    )


def _neighbour(candidates: Sequence[Candidate], place: int, step: int) -> Candidate | None:
    """Return the next candidate with another name, if it is near enough to be one of a list."""
    start, end, _ = candidates[place].hit
    other = place + step
    while 0 <= other < len(candidates):
        near = candidates[other]
        if near.hit.start - end > FARTHEST or start - near.hit.end > FARTHEST:
            return None
        if near.name != candidates[place].name:
            return near
        other += step
    return None


def _shows(document: str, other: Candidate, unsure: Candidate) -> bool:
    """Tell whether a neighbour shows that an unsure name is a technology too."""
    first, last = sorted((other.hit, unsure.hit))
    gap = document[first.end : last.start]
    if SENTENCE_END.search(gap):
        return False
    if TIGHT.fullmatch(gap):
        return other.meant or unsure.kind == "doubtful"
    return (
        other.meant
        and unsure.kind == "doubtful"
        and len(gap.split()) <= 3
        and not document[unsure.hit.start].islower()
    )
