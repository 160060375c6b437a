"""Evidence that reads well: a word found, with the words that it qualifies."""

import re
from collections.abc import Iterable

from adcrawler.ad import Ad
from adcrawler.lexicon import Hit, Span

LINK = r"(?:of|the|in|for|about|du|de|des|d|l|la|le|les|en|dans)"
STOP = (
    r"(?:and|or|but|to|that|which|who|with|at|on|as|by|from|is|are|was|will|we|you|our|your|this|a|an|if"
    r"|et|ou|mais|que|qui|dont|avec|à|a|au|aux|sur|par|pour|est|sont|nous|vous|tu|votre|vos|ce|cette|un|une"
    rf"|{LINK})"
)
FOLLOWING = re.compile(rf"(?:(?:[ '-]{LINK}(?=[ ']))*[ '-](?!{STOP}\b)\w+){{1,2}}(?!\.?\w)")
NOUN_BEFORE = re.compile(rf"\b(?!{STOP}\b)\w+ $")


def phrases(ad: Ad, hits: Iterable[Hit], most: int) -> list[Span]:
    """Return the first hits as passages that read well; one inside the last one is left out."""
    spans: list[Span] = []
    for hit in hits:
        if len(spans) == most:
            break
        if not spans or hit.start >= spans[-1].end:
            spans.append(_phrase(ad, hit))
    return spans


def _phrase(ad: Ad, hit: Hit) -> Span:
    """Return the hit with up to two words after it, or in French a noun before its adjective."""
    start, end = hit.span
    if ad.lang == "fr" and " " not in hit.term:
        line = ad.document[max(0, start - 30) : start]
        if noun := NOUN_BEFORE.search(line):
            return Span(start - len(noun.group()), end)
    following = FOLLOWING.match(ad.document, end, min(end + 40, len(ad.document)))
    return Span(start, following.end() if following else end)
