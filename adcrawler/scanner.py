"""Finds every term of every word list in one pass over a text, whatever their number.

One automaton goes over the text; what it reports is only sorted by list. A list's matches are
looked at closely (word boundaries, case, exceptions) when somebody asks for that list.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


class _Special(NamedTuple):
    """What a term asks for besides its words."""

    exact: str | None
    """What must stand there, where the case counts."""
    signs: tuple[tuple[int, str], ...]
    """Signs that the search does not tell from spaces, and where in the term they stand."""
    exception: bool

    @classmethod
    def of(cls, term: Term) -> Self | None:
        literal = term.literal
        exact = literal if term.written[0] == "=" else None
        signs = tuple(
            (place, PLAIN.get(char, char))
            for place, char in enumerate(literal)
            if not (char.isalnum() or char in LOOSE)
        )
        plain = " " not in {literal[0], literal[-1]} and not (exact or signs or term.exception)
        return None if plain else cls(exact, signs, term.exception)

    def stands(self, text: str, start: int) -> bool:
        if self.exact is not None and not text.startswith(self.exact, start):
            return False
        return all(
            PLAIN.get(found := text[start + place : start + place + 1], found) == char
            for place, char in self.signs
        )


class _Edge(IntEnum):
    """What may stand beside a term."""

    BOUNDARY = 0
    WORD = 1
    """The rest of a word, where it has `*`."""
    ANYTHING = 2
    """It begins or ends with a sign."""


_Pattern = tuple[str, int, int, _Edge, _Edge, _Special | None]
"""A term as the scan looks at it; a plain tuple, which unpacks four times faster than a named one.

The term as written; the signs before and after it in what the automaton finds; its edges; what
else there is to look at.
"""


def _prepared(term: Term, literal: bytes) -> tuple[_Pattern, list[bytes]]:
    """Return a term's pattern, and what the automaton looks for."""
    start = _edge(term.written[0], term.literal[0])
    end = _edge(term.written[-1], term.literal[-1])
    short = len(literal) <= SHORT
    before = int(short and start is _Edge.BOUNDARY and literal.rstrip().isalnum())
    after = int(short and end is _Edge.BOUNDARY and literal.isalnum())
    begun = b" " * before + literal
    searched = [begun + b" ", begun + searchable(".")] if after else [begun]
    return (term.written, before, after, start, end, _Special.of(term)), searched


def _edge(written: str, literal: str) -> _Edge:
    if not literal.isalnum():
        return _Edge.ANYTHING
    return _Edge.WORD if written == "*" else _Edge.BOUNDARY


_Match = tuple[int, int, int]
"""A pattern and where it stands in the haystack, which begins one sign before the text."""
_Matches = Mapping[str, list[_Match]]
_Place = tuple[int, int, str]
"""What a Hit holds; plain tuples are sorted faster."""


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
        self.patterns: list[_Pattern] = []
        self._lexicons: list[str] = []
        for term, literal in _distinct(terms):
            pattern, spellings = _prepared(term, literal)
            searched += spellings
            self.patterns += [pattern] * len(spellings)
            self._lexicons += [term.lexicon] * len(spellings)
        self._automaton = BytesAhoCorasick(
            searched,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,  # fits the processor's cache; DFA doesn't
        )

    def scan(self, text: str) -> "Found":
        """Return where the terms of the lists stand in a text."""
        haystack = b" %b    " % searchable(text)  # terms may end with signs that are not there
        matches: defaultdict[str, list[_Match]] = defaultdict(list)
        lexicons = self._lexicons
        for match in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            matches[lexicons[match[0]]].append(match)
        return Found(self.patterns, text, haystack, matches)


class Found(dict[str, list[Hit]]):
    """What a scan found in one text: hits by list, each list sorted out when it is asked for."""

    __slots__ = ("_haystack", "_matches", "_patterns", "_text")

    def __init__(
        self, patterns: Sequence[_Pattern], text: str, haystack: bytes, matches: _Matches
    ) -> None:
        self._patterns = patterns
        self._text = text
        self._haystack = haystack
        self._matches = matches

    def __missing__(self, lexicon: str) -> list[Hit]:
        matches = self._matches.get(lexicon)
        hits = self[lexicon] = self._sort_out(matches) if matches else []
        return hits

    def _sort_out(self, matches: Iterable[_Match]) -> list[Hit]:
        places: list[_Place] = []
        covered: list[_Place] = []
        text, haystack, patterns = self._text, self._haystack, self._patterns
        for index, first, last in matches:
            term, before, after, start_edge, end_edge, special = patterns[index]
            start: int | None = first + before - 1
            end: int | None = last - after - 1
            if haystack[first + before - 1] >= _LETTERS:
                start = _begin(text, first + before - 1, start_edge)
            if haystack[last - after] >= _LETTERS:
                end = _end(text, last - after - 1, end_edge)
            if start is None or end is None:
                continue
            if special is None:
                places.append((start, end, term))
            elif special.stands(text, first + before - 1):
                place = max(start, 0), min(end, len(text)), term  # some terms begin with a space
                (covered if special.exception else places).append(place)
        if len(places) > 1:
            places = _longest(places)
        if covered:
            places = _outside(places, covered)
        return list(map(_new_hit, places))


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
