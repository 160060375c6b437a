"""Finds every term of every word list in one pass over a text, whatever their number.

One automaton goes over the text; what it reports is only sorted by list. A list's matches are
looked at closely (word boundaries, case, exceptions) when somebody asks for that list.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache, partial
from typing import NamedTuple, Self

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from adcrawler.lexicon import PLAIN, Hit, Term, bundled_terms

SIGNS = "+#.$€£¥%@&"
"""Signs that tell terms apart ("C#", ".NET"); in the search every other one is a space."""
LOOSE = frozenset(" -/" + SIGNS)
"""What a term may hold and be found by the search alone; other signs are compared afterwards."""
SHORT = 4
"""Terms up to here are searched with the signs around them, or each would match in every text."""
LONGEST_WORD = 60
"""Letters of a word that `*` can stand for, so that a text without spaces takes no longer."""

_LATIN = {"€": "¤", "œ": "o", "Œ": "o", "₹": "¥"}
"""What ISO 8859-1 lacks, and a sign of it that no term needs. Terms with "₹" are compared again."""
_LETTERS = ord("0")
"""Searched bytes from here up are letters and digits, those below are signs and spaces."""


def _search_table() -> bytes:
    """Return what each byte of ISO 8859-1 is searched as: lower case, no accent, few signs."""
    signs = {_LATIN.get(sign, sign): place for place, sign in enumerate(SIGNS, start=ord("!"))}
    table = bytearray(b" " * 256)
    for byte in range(256):
        char = bytes([byte]).decode("latin-1").lower()
        plain = {"æ": "a", "ø": "o"}.get(char, unicodedata.normalize("NFD", char)[0])
        if plain in signs:
            table[byte] = signs[plain]
        elif plain.isalnum():
            table[byte] = plain.encode("latin-1")[0]
    return bytes(table)


_TABLE = _search_table()


def searchable(text: str) -> bytes:
    """Return the text as it is searched, a byte a character, so that offsets stay."""
    for sign, other in _LATIN.items():
        text = text.replace(sign, other)
    return text.encode("latin-1", "replace").translate(_TABLE)


class _Edge(IntEnum):
    """What may stand beside a term."""

    BOUNDARY = 0
    WORD = 1
    """The rest of a word, where it has `*`."""
    ANYTHING = 2
    """It begins or ends with a sign."""


def _edge(written: str, literal: str) -> _Edge:
    if not literal.isalnum():
        return _Edge.ANYTHING
    return _Edge.WORD if written == "*" else _Edge.BOUNDARY


class _Odd(NamedTuple):
    """What there is to look at in a term that is not just words between word boundaries."""

    start_edge: _Edge
    end_edge: _Edge
    exact: str | None
    """What must stand there, where the case counts."""
    signs: tuple[tuple[int, str], ...]
    """Signs that the search does not tell from spaces, and where in the term they stand."""

    @classmethod
    def of(cls, term: Term) -> Self:
        literal, written = term.literal, term.written
        return cls(
            _edge(written[0], literal[0]),
            _edge(written[-1], literal[-1]),
            exact=literal if written[0] == "=" else None,
            signs=tuple(
                (place, PLAIN.get(char, char))
                for place, char in enumerate(literal)
                if not (char.isalnum() or char in LOOSE)
            ),
        )

    def stands(self, text: str, start: int) -> bool:
        _, _, exact, signs = self
        if exact is not None and not text.startswith(exact, start):
            return False
        return not signs or all(
            PLAIN.get(found := text[start + place : start + place + 1], found) == char
            for place, char in signs
        )


_PLAIN = _Odd(_Edge.BOUNDARY, _Edge.BOUNDARY, None, ())
_PADDED = _PLAIN._replace(signs=((0, ""),))
"""A plain term that is searched with the signs around it, so that there is nothing to look at."""

_Pattern = tuple[str, str, int, int, _Odd | None]
"""A term's list and the term as written, what its start in the text and the sign behind it in the
haystack are off from what the automaton reports, and what is odd about it.

A plain tuple: the scan unpacks hundreds an ad, and a named one takes five times as long.
"""


def _prepared(term: Term, literal: bytes) -> tuple[_Pattern, list[bytes]]:
    """Return a term's pattern, and what the automaton looks for."""
    odd: _Odd | None = _Odd.of(term)
    short = len(literal) <= SHORT
    before = int(short and term.written[0] != "*" and literal.rstrip().isalnum())
    after = int(short and term.written[-1] != "*" and literal.isalnum())
    if odd == _PLAIN:
        odd = _PADDED if before and after else None if not before else odd
    begun = b" " * before + literal
    searched = [begun + b" ", begun + searchable(".")] if after else [begun]
    key = EXCEPTIONS + term.lexicon if term.exception else term.lexicon
    return (key, term.written, before - 1, -after, odd), searched


_Place = tuple[int, int, str]
"""What a Hit holds; plain tuples are sorted faster."""
EXCEPTIONS = "!"
"""Stands before the name of a list, for the places of its exceptions."""
MOST = 1000
"""Places of a list that are read; an ad has a fifth of it at most, and no text takes long."""


def _distinct(terms: Iterable[Term]) -> list[tuple[Term, bytes]]:
    """Return each term once, as searched, without those that one with `*` finds as well."""
    literals = {term: searchable(term.literal) for term in terms}
    wider = {(term.lexicon, literals[term]) for term in literals if term.written[-1] == "*"}
    return [
        (term, literal)
        for term, literal in literals.items()
        if term.exception
        or "*" in {term.written[0], term.written[-1]}
        or term.written[0] == "="
        or (term.lexicon, literal) not in wider
    ]


class Scanner:
    """Finds every term of every list in one pass."""

    def __init__(self, terms: Iterable[Term]) -> None:
        searched: list[bytes] = []
        self._patterns: list[_Pattern] = []
        for term, literal in _distinct(terms):
            pattern, spellings = _prepared(term, literal)
            searched += spellings
            self._patterns += [pattern] * len(spellings)
        self._automaton = BytesAhoCorasick(
            searched,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,  # fits the processor's cache; DFA doesn't
        )

    def scan(self, text: str) -> "Found":
        """Return where the terms of the lists stand in a text."""
        haystack = b" %b    " % searchable(text)  # terms may end with signs that are not there
        found: defaultdict[str, list[_Place]] = defaultdict(list)
        patterns, letters = self._patterns, _LETTERS
        for index, first, last in self._automaton.find_matches_as_indexes(
            haystack, overlapping=True
        ):
            key, term, before, behind, odd = patterns[index]
            if odd is None and haystack[first - 1] < letters and haystack[last] < letters:
                found[key].append((first - 1, last - 1, term))
            elif odd is _PADDED:
                found[key].append((first, last - 2, term))
            elif odd or text[last - 1 : last].isupper() or text[first - 1].isupper():
                place = _look_closely(text, haystack, first + before, last + behind, odd or _PLAIN)
                if place is not None:
                    found[key].append((*place, term))
        return Found(found)


def _look_closely(
    text: str, haystack: bytes, start: int, after: int, odd: _Odd
) -> tuple[int, int] | None:
    """Return where a term stands that has signs, or letters beside it; None if it does not."""
    start_edge, end_edge, exact, signs = odd
    if (exact or signs) and not odd.stands(text, start):
        return None
    begin = _begin(text, start, start_edge) if haystack[start] >= _LETTERS else start
    end = _end(text, after - 1, end_edge) if haystack[after] >= _LETTERS else after - 1
    if begin is None or end is None:
        return None
    return max(begin, 0), min(end, len(text))  # some terms begin or end with a space


class Found(dict[str, list[Hit]]):
    """What a scan found in one text: hits by list, each list sorted out when it is asked for."""

    __slots__ = ("_places",)

    def __init__(self, places: Mapping[str, list[_Place]]) -> None:
        self._places = places

    def __missing__(self, lexicon: str) -> list[Hit]:
        places = self._places.get(lexicon)
        if places is None:
            return self.setdefault(lexicon, [])
        if len(places) > 1:
            places = _longest(places[:MOST])
        if exceptions := self._places.get(EXCEPTIONS + lexicon):
            places = _outside(places, exceptions[:MOST])
        return self.setdefault(lexicon, list(map(_new_hit, places)))


_new_hit = partial(tuple.__new__, Hit)  # three times faster than Hit()


def _begin(text: str, start: int, edge: _Edge) -> int | None:
    """Return where a term behind a letter begins, None if it cannot: glued ones ("PythonNous") do.

    The rest of a word goes back LONGEST_WORD letters at most.
    """
    if edge is _Edge.ANYTHING or (text[start].isupper() and text[start - 1].islower()):
        return start
    if edge is _Edge.BOUNDARY:
        return None
    letters = _LETTERS_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    return letters.start() if letters else start


def _end(text: str, end: int, edge: _Edge) -> int | None:
    """Return where a term before a letter ends: glued ones do, also initials ("AWSWe")."""
    if text[end].isupper():
        glued = text[end + 1 : end + 2].islower() and text[max(0, end - 3) : end].isupper()
        if glued or not text[end - 1].isupper():
            return end
    if edge is _Edge.WORD:
        letters = _LETTERS_AFTER.match(text, end)
        return letters.end() if letters else end
    return end if edge is _Edge.ANYTHING else None


_LETTERS_AFTER = re.compile(rf"[^\W_]{{0,{LONGEST_WORD}}}")
_LETTERS_BEFORE = re.compile(r"[^\W_]*\Z")


def _longest(places: list[_Place]) -> list[_Place]:
    """Sort the places, and drop those inside a longer one."""
    places.sort()
    kept: list[_Place] = []
    began = reached = -1
    for place in places:
        start, end, _ = place
        if end > reached:
            if start == began:
                kept[-1] = place
            else:
                kept.append(place)
            began, reached = start, end
    return kept


def _outside(places: list[_Place], covered: list[_Place]) -> list[_Place]:
    """Return the places that are not wholly inside an exception; `places` are sorted."""
    kept: list[_Place] = []
    exceptions = iter(sorted(covered))
    exception = next(exceptions, None)
    reached = -1
    for place in places:
        while exception and exception[0] <= place[0]:
            reached = max(reached, exception[1])
            exception = next(exceptions, None)
        if place[1] > reached:
            kept.append(place)
    return kept


@cache
def default_scanner() -> Scanner:
    """Return the scanner of all the bundled lists."""
    return Scanner(bundled_terms())
