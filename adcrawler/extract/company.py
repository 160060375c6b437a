"""Where an ad presents the company."""

import re
from functools import cache
from typing import TYPE_CHECKING

from adcrawler.extract import MOST_MENTIONS
from adcrawler.lexicon import Hit, Span, bundled_lists

if TYPE_CHECKING:
    from adcrawler.ad import Ad

BEFORE, AFTER = 70, 40
SHOWN = 2
_SENTENCE = 20
"""Characters that a presentation has at least."""
_SAID_BEFORE = re.compile(  # "is a global … provider", "pour une … société"
    r"(?:(?:\b(?:is|are|was|being|client)|['’](?:re|m)|,) (?:an?|one of (?:the|our)|the)\b"
    r"|(?:\b(?:est|sommes|sont|devenue?s?|rejoi\w+|client)|c['’]est) ?"
    r"(?:de |d['’]|qu['’])?(?:une?|l['’]une? des|la|les?)\b"
    r"|(?:\b(?:pour|chez)|,) ?(?:une?|l['’]une? des)\b) ?(?:[\w'’.&-]+,? (?:and |et )?){0,6}$"
    r"|(?<=\n)(?!client|contexte|secteur|poste)[\w .&'’-]{2,30} : (?:une? )?(?:\w+ )?$"
)
_ARTICLE = re.compile(r"[ '’](?:an?|the|one of|une?|l[ae]s?|l['’]une?)\b| : ")
"""What all of these have, and is faster to look for."""
_OF_A_POST = re.compile(
    r"(?:\b(?:analyst\w*|engineer|poste|titulaire|développeu\w+|candidate?|il|elle|équipe|service"
    r"|pôle|stage|mission|stagiaire|ingénieur\w*)(?: [\w&-]+)?|\bqu[e'’]) ?$"
)
_SOME_FIRM = frozenset(("entreprise", "société", "groupe", "company", "firm"))
_OTHERS = re.compile(r"\byou(?:['’]re| are| will be)? ?(?:an? |the |one )| policy ")
_NAMED_BEFORE = re.compile(r"\b(?:(?:une?|cette|notre) |l['’]|the |an? )(?:[\w'’.-]+ ){0,2}$")
_SAID_AFTER = re.compile(
    r" (?:\w+ ){0,2}?(?:spécialisée?|fondée|créée|basée|développant|proposant|leader|propose"
    r"|développe"
    r"|édite|conçoit|hybride|specializ\w+|specialis\w+|providing|founded|headquartered"
    r"|that (?:has|is|provides|helps|builds|makes|develops|offers|specializ\w+|operates))\b"
)


def find_presentations(ad: "Ad") -> list[Span]:
    """Return the first passages that say what the company is or does, two at most."""
    told = [hit.span for hit in ad.terms("company") if _is_sign(ad, hit)]
    for hit in ad.terms("company-nouns")[:MOST_MENTIONS]:
        if sum(span.start < hit.start - BEFORE for span in told) >= SHOWN:
            break  # what follows begins behind them
        if span := _told(ad, hit):
            told.append(span)
    return sorted(told)[:SHOWN] or _headed(ad)


def _is_sign(ad: "Ad", hit: Hit) -> bool:
    """Tell a phrase about the company from one about a post, or in a relative clause."""
    begin = max(ad.text_start, hit.start - 40)
    return hit.start >= ad.text_start and not _OF_A_POST.search(ad.folded, begin, hit.start)


def _headed(ad: "Ad") -> list[Span]:
    """Return a heading "About Acme", if there is one."""
    name = (ad.company or "").split(" ")[0].strip(",.").lower()
    at = ad.folded.find(f"about {name}", ad.text_start) if len(name) > 2 else -1
    if at < 0 or ad.document.rfind("\n", max(0, at - 3), at) < 0:
        return []
    return [Span(at, at + len(f"about {name}"))]


def _told(ad: "Ad", hit: Hit) -> Span | None:
    if hit.start < ad.text_start:
        return None
    folded = ad.folded
    begin = max(ad.text_start, hit.start - BEFORE)
    before = None
    if _ARTICLE.search(folded, begin, hit.start):
        before = _SAID_BEFORE.search(folded, begin, hit.start)
    joins = before and before[0].startswith("rejoi") and hit.term in _SOME_FIRM
    others = before and _OTHERS.search(folded, begin, before.start() + _SENTENCE)
    if before and not joins and not others:
        return Span(before.start(), hit.end)
    after = _SAID_AFTER.match(folded, hit.end, hit.end + AFTER)
    if after and _NAMED_BEFORE.search(folded, begin, hit.start):
        return Span(hit.start, after.end())
    return None


def share_of_company(ad: "Ad", start: int) -> float:
    """Return how much of the text goes by from `start`, in the document, until the job."""
    hits = (hit for hit in ad.terms("job-begins") if hit.start >= start + _SENTENCE)
    end = next((hit.start for hit in hits if _turns(ad, hit)), len(ad.document))
    return (end - start) / max(1, len(ad.text))


def _turns(ad: "Ad", hit: Hit) -> bool:
    """Tell whether a hit is a phrase of the job, or a heading at the beginning of a line."""
    if hit.term not in _headings():
        return True
    if ad.document.startswith(":", hit.end) and ad.document[hit.start].isupper():
        return True  # of a text that lost its lines
    return ad.document.rfind("\n", max(0, hit.start - 4), hit.start) >= 0


@cache
def _headings() -> frozenset[str]:
    return frozenset(bundled_lists()["job-begins"]["terms"]["headings"])
