"""Where the ad says when it was published."""

import re
from typing import TYPE_CHECKING

from adcrawler.extract import MOST_MENTIONS
from adcrawler.extract.start_date import DATE
from adcrawler.facts import Evidence
from adcrawler.lexicon import Hit, Span, fold

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_AGE_BEFORE = re.compile(r"\b(?:\d{1,2}\+?|an?|one) (?:minute|hour|day|week|month)s? $")
_AGE_AFTER = re.compile(r" (?:plus de )?(?:\d{1,2}\+?|une?) (?:minute|heure|jour|semaine|mois)s?\b")
_LABELLED = re.compile(
    rf"\s?(?:on|le|the|date)?\s?[:\-–]?\s?(?:{DATE}|today|aujourd'hui|(?:\d{{1,2}}\+?"
    rf"|an?) (?:minute|hour|day|week|month)s? ago|il y a \d)"
)
_RELATIVE = re.compile(
    r"\b\d{1,2}\+? (?:minute|hour|day|week|month)s? ago|il y a (?:plus de )?\d{1,2}\+? (?:minute"
    r"|heure|jour|semaine|mois)"
)
EDGE = 400
"""Boards print an ad's age before or after it; elsewhere "two months ago" tells a story."""


def find_date_posted(ad: "Ad") -> tuple[Evidence, ...]:
    """Return where the date of the ad stands: a field, or a passage of the text."""
    if ad.date_posted:
        return ("date_posted",)
    if ad.location and _RELATIVE.search(fold(ad.location)):  # some boards print it there
        return ("location",)
    span = next(
        (found for hit in ad.terms("date-posted")[:MOST_MENTIONS] if (found := _said(ad, hit))),
        None,
    )
    return (span,) if span else ()


def _said(ad: "Ad", hit: Hit) -> Span | None:
    if hit.term in {"ago", "il y a"}:
        return _age(ad, hit)
    match = _LABELLED.match(ad.folded, hit.end)
    return Span(hit.start, match.end()) if match else None


def _age(ad: "Ad", hit: Hit) -> Span | None:
    if hit.start > ad.text_start + EDGE and hit.end < len(ad.document) - EDGE:
        return None
    if hit.term == "ago":
        before = _AGE_BEFORE.search(ad.folded, max(0, hit.start - 20), hit.start)
        return Span(before.start(), hit.end) if before else None
    after = _AGE_AFTER.match(ad.folded, hit.end)
    return Span(hit.start, after.end()) if after else None
