"""Word lists, found in one pass over a text whatever their number.

A list is a file `lexicons/<name>.toml`:

    terms.fr = ["projet innovant", "révolutionn*"]
    terms.en = ["cutting-edge", "=Go"]
    exceptions.en = ["cutting-edge technologies of our clients"]

Case and accents do not matter, a term stands between word boundaries, `*` at either end stands for
the rest of the word, `=` in front asks for the case as written. A term inside a longer one of the
same list, or inside an exception, is not found. Both languages are looked for in every ad, because
ads mix them.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

PLAIN = {"’": "'", "‘": "'", "\xa0": " ", "\u202f": " ", "\n": " ", "\t": " ", "‑": "-", "–": "-"}
"""Typographic signs and their plain form, one character each so that offsets stay."""


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


class Scanner:
    """Finds every term of every list in one pass."""

    def __init__(self, terms: Iterable[Term]) -> None:
        entries: dict[str, list[Term]] = {}
        for term in terms:
            folded = fold(term.literal)
            for variant in {folded, without_accents(folded)}:
                entries.setdefault(variant, []).append(term)
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(
            list(entries), matchkind=MatchKind.Standard, implementation=Implementation.DFA
        )

    def scan(self, text: str, folded: str) -> dict[str, list[Hit]]:
        """Return the hits by list, in the order of the text; `folded` is `fold(text)`."""
        found: dict[str, list[Hit]] = {}
        covered: dict[str, list[Span]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            opens, closes = _opens(text, start), _closes(text, end)
            for term in self._entries[index]:
                written = term.written
                if not (opens or written[0] == "*") or not (closes or written[-1] == "*"):
                    continue
                if written[0] == "=" and text[start:end] != term.literal:
                    continue
                begin = start if opens else _word_start(text, start)
                stop = end if closes else _word_end(text, end)
                if term.exception:
                    covered.setdefault(term.lexicon, []).append(Span(begin, stop))
                else:
                    found.setdefault(term.lexicon, []).append(Hit(begin, stop, written))
        return {name: _longest(hits, covered.get(name, [])) for name, hits in found.items()}


def _opens(text: str, start: int) -> bool:
    """Tell whether a word can begin here; glued texts ("PythonNous") begin one at a capital."""
    if start == 0 or not text[start - 1].isalnum() or not text[start].isalnum():
        return True
    return text[start].isupper() and text[start - 1].islower()


def _closes(text: str, end: int) -> bool:
    if end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum():
        return True
    return text[end].isupper() and text[end - 1].islower()


def _word_start(text: str, start: int) -> int:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    return start


def _word_end(text: str, end: int) -> int:
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _longest(hits: list[Hit], covered: list[Span]) -> list[Hit]:
    """Drop hits inside an exception or inside a longer hit."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.end <= kept[-1].end:
            continue
        if any(span.start <= hit.start and hit.end <= span.end for span in covered):
            continue
        kept.append(hit)
    return kept


def read_terms(name: str, content: Mapping[str, object]) -> list[Term]:
    """Return the terms of one list, given its TOML content."""
    terms = []
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
def bundled_terms() -> list[Term]:
    """Return the terms of every list in `lexicons/`."""
    terms: list[Term] = []
    for path in files("adcrawler").joinpath("lexicons").iterdir():
        if path.name.endswith(".toml"):
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            terms += read_terms(path.name.removesuffix(".toml").replace("_", "-"), content)
    return terms


@cache
def default_scanner() -> Scanner:
    """Return the scanner of all the bundled lists."""
    return Scanner(bundled_terms())
