"""Where the job is: the town, in the board's field or in the text, and the street."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from adcrawler.facts import Evidence
from adcrawler.lexicon import Span, without_accents

if TYPE_CHECKING:
    from adcrawler.ad import Ad

REMOTE = re.compile(r"\b(?:remote|anywhere|télétravail|teletravail|à distance|worldwide)\b")
PARTS = re.compile(r"[,;/|()\n`]| - ")
NO_PLACE = re.compile(r"\d+ ?k\b|[$€£💰]|\b(?:usd|eur|gbp|hybrid|hybride|on-?site)\b")
AFTER_ANCHOR = re.compile(  # "(Poste basé) à Tournon", "(Location): Poway, CA"
    r" ?(?:: ?|(?:à|au|aux|dans|sur(?: le| notre)? site d)[ e'’](?:la |le |l['’])?"
    r"|(?:downtown |central |the heart of )?)"
    r"(?P<place>[A-ZÀ-Ý][\w'’.-]+(?:[ -][A-ZÀ-Ý][\w'’.-]+){0,3})"
)
_NO_TOWN = frozenset(("ile", "ile-de", "region", "departement", "teletravail", "poste", "la", "le"))
"""How regions begin, and what follows an anchor without being a place."""
_TOWN_OF_A_FORM = re.compile(
    r"\n[^\n]{0,150}?(?P<place>[A-ZÀ-Ý][\w'’ -]{1,40}?) +\([A-ZÀ-Ý][\w'’ -]+ \(\d{2,3}\)\)"
)
"""The place on the line below its label: "Mairie, 1 rue Haute, Ville  (Département (00))"."""
_MOSTLY = re.compile(r"(?:principalement|essentiellement|majoritairement|mostly|mainly) $")
OFFICE = re.compile(r",? ?(?:[A-Z]{2} )?(?:[Oo]ffices?|HQ|[Hh]eadquarters?)\b")
POSTCODE = re.compile(r"[0-9]{5} [A-ZÀ-Ý][\w'’-]{2,}")
_ARTICLES = r"(?:d[eu]s? |de l[a'’] ?|d['’]|l['’])?(?:la |le |les |l['’])?"
_MORE = r"(?:[ -](?:d[eu]s? |de la )?[A-ZÀ-Ý0-9][\w'’-]+){0,4}"
STREET = re.compile(
    r"\b\d{1,4}(?:[-/]\d{1,4})?(?: ?(?:bis|ter))?,? ?"
    r"(?i:rue|avenue|av\.|boulevard|bd|blvd|quai|all[ée]es?|chemin|impasse) "
    rf"{_ARTICLES}[\w'’.-]+{_MORE}"
    r"|\b\d{1,4},? (?:place|cours|route|square|esplanade|passage) "
    rf"{_ARTICLES}[A-ZÀ-Ý][\w'’.-]+{_MORE}"
    r"|\b(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|Place|Cours|Impasse|Esplanade|All[ée]es?) "
    rf"(?!To\b){_ARTICLES}[A-ZÀ-Ý][\w'’.-]+{_MORE}"
    r"|\b\d{1,5}(?:-\d{1,5})?(?: [A-Z][\w'’.]*){1,3} (?i:street|st|avenue|ave|road|rd|boulevard|"
    r"blvd|drive|lane|way|square|plaza|court|parkway|pkwy|broadway|row|center|centre)\b"
    r"|\b(?:[A-Z][\w'’]+ ){1,2}(?:Street|Road|Boulevard|Blvd)\b"
)


@cache
def _regions() -> frozenset[str]:
    """Return countries and regions in French and English, folded: what is wider than a town."""
    text = files("adcrawler.extract").joinpath("regions.txt").read_text(encoding="utf-8")
    return frozenset(text.splitlines())


def names_town(field: str) -> bool:
    """Tell whether a location field goes down to a town, or says that the job is remote."""
    field = field.lower()
    if REMOTE.search(field):
        return True
    parts = (re.sub(r"[\d+().-]+$|^[\d+ .-]+", "", part).strip() for part in PARTS.split(field))
    return any(
        len(part) > 2 and without_accents(part) not in _regions() and not NO_PLACE.search(part)
        for part in parts
    )


def find_town(ad: "Ad") -> tuple[Evidence, ...]:
    """Return what names the town of the job, or says that it is entirely remote."""
    if ad.location and names_town(ad.location):
        return ("location",)
    if ad.facts.remote == "remote" and not _is_mostly(ad):
        return ad.facts.evidence["remote"][:1]
    for anchor in ad.terms("place"):
        match = AFTER_ANCHOR.match(ad.document, anchor.end)
        if anchor.term == "in our" and match and not OFFICE.match(ad.document, match.end()):
            continue
        place = without_accents(match["place"].lower()).partition(". ")[0] if match else ""
        if listed := _TOWN_OF_A_FORM.match(ad.document, anchor.end, anchor.end + 200):
            return (Span(*listed.span("place")),)
        if match and place not in _regions() and place not in _NO_TOWN:
            return (Span(*match.span("place")),)
    if hits := ad.terms("town"):
        return (hits[0].span,)
    match = POSTCODE.search(ad.document) if ad.has_long_number(5) else None
    return (Span(*match.span()),) if match else ()


def _is_mostly(ad: "Ad") -> bool:
    """Tell whether the job is remote for the most part only."""
    said = ad.facts.evidence["remote"][0]
    return (
        isinstance(said, Span)
        and _MOSTLY.search(ad.folded, max(0, said.start - 20), said.start) is not None
    )


_SMALL = frozenset(("rue", "avenue", "boulevard", "quai"))
"""Kinds of streets that may be written small where there is no number."""


def find_streets(ad: "Ad") -> Iterator[Span]:
    """Yield the streets that the text names."""
    for sign in ad.terms("street"):
        start, end = max(0, sign.start - 45), sign.end + 60
        small = ad.document[sign.start].islower() and sign.term not in _SMALL
        if small and not ad.has_digit(start, end):
            continue
        for match in STREET.finditer(ad.document, start, end):
            if match.start() <= sign.start < match.end():
                yield Span(*match.span())
