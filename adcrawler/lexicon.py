"""Word lists, found in one pass over a text whatever their number.

A list is a file `lexicons/<name>.toml`:

    terms.fr = ["projet innovant", "révolutionn*"]
    terms.en = ["cutting-edge", "=Go"]
    exceptions.en = ["cutting-edge technologies of our clients"]

Case, accents, and a hyphen for a space do not matter, a term stands between word boundaries, `*`
at either end stands for the rest of the word, `=` in front asks for the case as written. A term
inside a longer one of the same list, or inside an exception, is not found. Both languages are
looked for in every ad, because ads mix them.

A list of names (technologies.toml) says instead which spellings stand for which name; see
spellings.py.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, Self

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from adcrawler.spellings import read_names

PLAIN = {"’": "'", "‘": "'", "\xa0": " ", "\u202f": " ", "\n": " ", "\t": " ", "‑": "-", "–": "-"}
"""Typographic signs and their plain form, one character each so that offsets stay."""

SIGNS = "+#.$€£¥%@&"
"""Signs that tell terms apart ("C#", ".NET"); in the search every other one is a space."""
LOOSE = frozenset(" -/" + SIGNS)
"""What a term may hold and be found by the search alone; other signs are compared afterwards."""
SHORT = 4
"""Terms up to here are searched with the signs around them, or each would match in every text."""


class Span(NamedTuple):
    """A passage of an ad: character offsets into `Ad.document`, end exclusive."""

    start: int
    end: int


class Term(NamedTuple):
    """One entry of a word list, as written in its file."""

    lexicon: str
    written: str
    exception: bool = False

    @property
    def literal(self) -> str:
        return self.written.strip("*").removeprefix("=")


class Hit(NamedTuple):
    """Where a term stands; `term` is the entry that matched."""

    start: int
    end: int
    term: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def fold(text: str) -> str:
    """Return the text in lower case with plain typographic signs, as long as before."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two characters
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for sign, plain in PLAIN.items():  # twenty times faster than str.translate
        lower = lower.replace(sign, plain)
    return lower


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _search_table() -> bytes:
    """Return what each byte of ISO 8859-15 is searched as: lower case, no accent, few signs."""
    table = bytearray(b" " * 256)
    for byte in range(256):
        char = bytes([byte]).decode("iso8859-15").lower()
        plain = {"œ": "o", "æ": "a", "ø": "o"}.get(char, unicodedata.normalize("NFD", char)[0])
        if plain.isalnum() or plain in SIGNS:
            table[byte] = plain.encode("iso8859-15")[0]
    return bytes(table)


_TABLE = _search_table()


_BOUNDARY = bytes(not bytes([byte]).decode("iso8859-15").isalnum() for byte in range(256))
"""Whether a searched byte stands between words."""
_new_hit = tuple.__new__  # three times faster than Hit()


def searchable(text: str) -> bytes:
    """Return the text as it is searched, a byte a character, so that offsets stay."""
    text = text.replace("₹", "¥")  # not in ISO 8859-15; terms with it are compared afterwards
    return text.encode("iso8859-15", "replace").translate(_TABLE)


class _Entry(NamedTuple):
    """A term, prepared for the scan."""

    lexicon: str
    written: str
    exact: str | None
    """What must stand there, where the case counts."""
    signs: tuple[tuple[int, str], ...]
    """Signs that the search does not tell from spaces, and where in the term they stand."""
    any_start: bool
    any_end: bool
    exception: bool

    @classmethod
    def of(cls, term: Term) -> Self:
        written, literal = term.written, term.literal
        return cls(
            term.lexicon,
            written,
            exact=literal if written[0] == "=" else None,
            signs=tuple(
                (place, PLAIN.get(char, char))
                for place, char in enumerate(literal)
                if not (char.isalnum() or char in LOOSE)
            ),
            any_start=written[0] == "*",
            any_end=written[-1] == "*",
            exception=term.exception,
        )

    def stands(self, text: str, start: int, end: int) -> bool:
        if self.exact is not None and text[start:end] != self.exact:
            return False
        return all(
            start + place < end and PLAIN.get(text[start + place], text[start + place]) == char
            for place, char in self.signs
        )


def _is_plain(group: list[_Entry]) -> bool:
    entry = group[0]
    special = entry.exact or entry.signs or entry.any_start or entry.any_end or entry.exception
    return len(group) == 1 and not special


class _Pattern(NamedTuple):
    """What the automaton looks for, and the terms that it stands for."""

    entries: tuple[_Entry, ...]
    any_start: bool
    any_end: bool
    before: int
    after: int
    """Signs around the term that the pattern holds."""
    plain: tuple[str, str] | None
    """List and term, when it is one term with nothing more to look at: most are."""


def _case_blind(entry: _Entry) -> bool:
    """Sort what asks for its case before what does not: it says more of the same passage."""
    return entry.exact is None


class Scanner:
    """Finds every term of every list in one pass."""

    def __init__(self, terms: Iterable[Term]) -> None:
        entries: dict[bytes, list[_Entry]] = {}
        for term in terms:
            entries.setdefault(searchable(term.literal), []).append(_Entry.of(term))
        patterns: dict[bytes, _Pattern] = {}
        for literal, group in entries.items():
            any_start, any_end = any(e.any_start for e in group), any(e.any_end for e in group)
            short = len(literal) <= SHORT and literal.isalnum()
            before, after = short and not any_start, short and not any_end
            plain = (group[0].lexicon, group[0].written) if _is_plain(group) else None
            ordered = tuple(sorted(group, key=_case_blind))
            pattern = _Pattern(ordered, any_start, any_end, int(before), int(after), plain)
            for end in (b" ", b".") if after else (b"",):
                patterns[(b" " if before else b"") + literal + end] = pattern
        self._patterns = list(patterns.values())
        self._automaton = BytesAhoCorasick(
            list(patterns),
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,  # fits the processor's cache; DFA doesn't
        )

    def scan(self, text: str) -> dict[str, list[Hit]]:
        """Return the hits by list, in the order of the text."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        covered: defaultdict[str, list[Hit]] = defaultdict(list)
        patterns, length = self._patterns, len(text)
        haystack = b" %b " % searchable(text)
        matches = self._automaton.find_matches_as_indexes(haystack, overlapping=True)
        for index, first, last in matches:
            entries, any_start, any_end, before, after, plain = patterns[index]
            start, end = first + before - 1, last - after - 1
            if start < 0 or end > length:  # terms that begin or end with a space
                start, end = max(start, 0), min(end, length)
            opens = before or _BOUNDARY[haystack[first - 1]] or _opens(text, start)
            if not (opens or any_start):
                continue
            closes = after or (last > length or _BOUNDARY[haystack[last]]) or _closes(text, end)
            if not (closes or any_end):
                continue
            if plain is not None:
                found[plain[0]].append(_new_hit(Hit, (start, end, plain[1])))
                continue
            begin = start if opens else _word_start(text, start)
            stop = end if closes else _word_end(text, end)
            for entry in entries:
                if not (opens or entry.any_start) or not (closes or entry.any_end):
                    continue
                if not (entry.exact or entry.signs) or entry.stands(text, start, end):
                    hits = covered if entry.exception else found
                    hits[entry.lexicon].append(Hit(begin, stop, entry.written))
        return {name: _longest(hits, covered.get(name)) for name, hits in found.items()}


def _opens(text: str, start: int) -> bool:
    """Tell whether a word can begin after a letter: glued texts ("PythonNous") do at a capital."""
    return (text[start].isupper() and text[start - 1].islower()) or not text[start].isalnum()


def _closes(text: str, end: int) -> bool:
    """Tell whether a word can end before a letter: glued ones do, also initials ("AWSWe")."""
    last, following = text[end - 1], text[end : end + 2]
    if not following[0].isupper():
        return not last.isalnum()
    return not last.isupper() or (following[1:].islower() and text[max(0, end - 3) : end].isupper())


def _word_start(text: str, start: int) -> int:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    return start


_REST = re.compile(r"[^\W_]*")


def _word_end(text: str, end: int) -> int:
    rest = _REST.match(text, end)
    return rest.end() if rest else end


def _longest(hits: list[Hit], covered: list[Hit] | None) -> list[Hit]:
    """Drop hits inside an exception or inside a longer hit."""
    hits.sort()
    kept: list[Hit] = []
    began = reached = -1
    for hit in hits:
        start, end, _ = hit
        if end > reached:
            if start == began:
                kept[-1] = hit
            else:
                kept.append(hit)
            began, reached = start, end
    return _outside(kept, covered) if covered else kept


def _outside(hits: list[Hit], covered: list[Hit]) -> list[Hit]:
    """Return the hits that are not wholly inside an exception; both are in the text's order."""
    kept: list[Hit] = []
    exceptions = iter(sorted(covered))
    exception = next(exceptions, None)
    reached = -1
    for hit in hits:
        while exception and exception.start <= hit.start:
            reached = max(reached, exception.end)
            exception = next(exceptions, None)
        if hit.end > reached:
            kept.append(hit)
    return kept


def read_terms(name: str, content: Mapping[str, Any]) -> list[Term]:
    """Return the terms of one list, given its TOML content."""
    terms = [Term(name, spelling) for spelling in read_names(content)]
    for kind, exception in (("terms", False), ("exceptions", True)):
        by_language = content.get(kind, {})
        if not isinstance(by_language, Mapping):
            raise TypeError(f"lexicon {name}: {kind} must be lists by language")
        for words in by_language.values():
            if not isinstance(words, list) or not all(
                isinstance(word, str) and word.strip("*= ") for word in words
            ):
                raise TypeError(f"lexicon {name}: {kind} must be lists of words")
            terms += [Term(name, word, exception) for word in words]
    return terms


@cache
def bundled_lists() -> dict[str, dict[str, Any]]:
    """Return the content of every file in `lexicons/`, by the list's name."""
    return {
        path.name.removesuffix(".toml").replace("_", "-"): tomllib.loads(
            path.read_text(encoding="utf-8")
        )
        for path in files("adcrawler").joinpath("lexicons").iterdir()
        if path.name.endswith(".toml")
    }


@cache
def bundled_terms() -> list[Term]:
    """Return the terms of every list in `lexicons/`."""
    return [term for name, content in bundled_lists().items() for term in read_terms(name, content)]


@cache
def default_scanner() -> Scanner:
    """Return the scanner of all the bundled lists."""
    return Scanner(bundled_terms())
