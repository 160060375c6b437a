"""Word lists: what they hold, and what they are read from; scanner.py finds them in a text.

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
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from adcrawler.spellings import read_names

PLAIN = {"’": "'", "‘": "'", "\xa0": " ", "\u202f": " ", "\n": " ", "\t": " ", "‑": "-", "–": "-"}
"""Typographic signs and their plain form, one character each so that offsets stay."""


class Span(NamedTuple):
    """A passage of an ad: character offsets into `Ad.document`, end exclusive."""

    start: int
    end: int


_new = tuple.__new__  # three times faster than Span()


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
        return _new(Span, self[:2])


def fold(text: str) -> str:
    """Return the text in lower case with plain typographic signs, as long as before."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two characters
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for sign, plain in PLAIN.items():  # twenty times faster than str.translate
        lower = lower.replace(sign, plain)
    return lower


def without_accents(text: str) -> str:
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))


_ACCENTS = re.compile("[\u0300-\u036f]+")


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
