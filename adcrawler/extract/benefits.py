"""What the ad offers besides pay, under the names of lexicons/benefits.toml."""

import re
from functools import cache
from typing import TYPE_CHECKING

from adcrawler.extract import MOST_MENTIONS
from adcrawler.facts import Evidence
from adcrawler.lexicon import bundled_lists
from adcrawler.spellings import read_names

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_DENIED = re.compile(
    r"\b(?:no|not|sans|pas de|aucune?|unable to|cannot|do not|does not|n't)\b[^.,;\n]{0,25}$"
)


@cache
def _names() -> dict[str, str]:
    return {
        spelling: name.canonical
        for spelling, name in read_names(bundled_lists()["benefits"]).items()
    }


def find_benefits(ad: "Ad") -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Return the names of the benefits in the order of the text, and where each is first named."""
    found: dict[str, Evidence] = {}
    names = _names()
    for hit in ad.terms("benefits")[:MOST_MENTIONS]:
        name = names.get(hit.term)  # None for a word that the user's checklist adds
        if (
            name
            and name not in found
            and not _DENIED.search(ad.folded, max(0, hit.start - 40), hit.start)
        ):
            found[name] = hit.span
    return tuple(found), tuple(found.values())
