"""Names of companies, titles and places in one form for all their spellings, as sets of words."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from adcrawler.duplicates.sketch import words

Words = frozenset[str]

_LISTS: dict[str, Any] = tomllib.loads(
    files("adcrawler.duplicates").joinpath("words.toml").read_text(encoding="utf-8")
)
LEGAL_FORMS, COMPANY_NOISE, UNNAMED, TITLE_NOISE, LEVELS, BROAD, PLACE_NOISE = (
    frozenset(_LISTS[name].split())
    for name in (
        *("legal_forms", "company_noise", "unnamed", "title_noise", "levels"),
        *("broad", "place_noise"),
    )
)
SAME_WORD = {
    spelling: word for word, others in _LISTS["same_word"].items() for spelling in others.split()
}
SIGNED = {"c++": " cplusplus ", "c#": " csharp ", "f#": " fsharp ", ".net": " dotnet "}
ENDING = re.compile(r"(?<=\w)[(\[/·•.-]+(?:e?s?|euses?|se|ne|t?rice|ice)\b[)\]]*(?![\w+#])")
"""Of "développeur·se", "ingénieur(e)", "administrateur/trice"."""
BETWEEN_PLACES = re.compile(r"[;|/]| - |\bor\b|\bou\b")
REMEMBERED = 10_000


@lru_cache(REMEMBERED)
def company_words(name: str | None) -> Words:
    """Return what tells a company from others; nothing when it is not named."""
    found = words(name or "")
    if UNNAMED.intersection(found):
        return frozenset()
    telling = {word for word in found if len(word) > 1 and not word.isdecimal()} - LEGAL_FORMS
    return frozenset(telling - COMPANY_NOISE or telling)


def company_key(name: str | None) -> str | None:
    """Return a company's name in one form, None when it is not named."""
    return " ".join(sorted(company_words(name))) or None


@lru_cache(REMEMBERED)
def title_words(title: str) -> Words:
    """Return what tells a title from others: no gender marks, contract or way of working."""
    plain = title.lower().replace("’", "'")
    for sign, word in SIGNED.items():
        plain = plain.replace(sign, word)
    found = words(ENDING.sub("", plain))
    telling = (word for word in found if len(word) == 1 or not word.isdecimal())
    one_form = " ".join(SAME_WORD.get(word, word) for word in telling).split()
    return frozenset(one_form) - TITLE_NOISE


def place_words(places: Iterable[str]) -> frozenset[Words]:
    """Return the towns of places, each as words; nothing for "France" or "remote"."""
    towns = (_town(part) for place in places for part in BETWEEN_PLACES.split(place))
    return frozenset(town for town in towns if town)


@lru_cache(REMEMBERED)
def _town(place: str) -> Words:
    """Return the first part of "Lyon, Auvergne-Rhône-Alpes, FR" that is no country or region."""
    for part in place.split(","):
        town = {word for word in words(part) if not word[0].isdecimal()} - PLACE_NOISE
        if town and not town <= BROAD:
            return frozenset(town)
    return frozenset()
