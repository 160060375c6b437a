"""How many people are in the team that an ad speaks of."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from adcrawler.extract import MOST_MENTIONS
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

BEFORE, AFTER = 60, 75
"""Characters around a word for a team in which a number is looked for."""
LISTS_READ = 12
"""Words for a team, or for people, around which a list of people is looked for."""
LIST_GAP = 25
"""Characters between two members of a list of people."""
FRENCH = frozenset(
    (
        "équipe", "équipes", "pôle", "département", "direction", "service", "tribu", "cellule",
        "communauté", "bu", "business unit", "business line", "entité", "unité",
    )
)  # fmt: skip
"""Terms of the list whose description follows them."""
UNITS = frozenset(
    ("group", "lab", "labs", "practice", "pod", "unit", "organization", "chapter", "crew")
)
"""Words that speak of a team only after the name of its trade."""
PLURAL = frozenset(("teams", "squads"))

_NUMBER = (
    r"(?:\d{1,3}(?!\d|[.,]\d|\s?%| ?000| (?:ans|years|months|mois|jours|days|pays|countries"
    r"|times)\b)|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
    r"|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|quinze|vingt"
    r"|(?:une? )?(?:petite )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine"
    r"|cinquantaine))"
)
_THINGS = "couches|modules|briques|applications|parties|étapes|pôles|entités|services"
_COUNT_AFTER = re.compile(
    rf"(?:(?!\b(?:et|and|avec|with|pour|for|qui|dans|de la|en|across|by|of over"
    rf"|in)\b)[^.;:\n\d]){{0,45}}?"
    rf"[ (](?:de |d['’]|of |constituée? |composée? |comprising |compte\W+|comprend |sommes "
    rf"|forte de |made up of |consists of )(?:actuellement |currently )?"
    rf"(?:de |d['’]|of )?(?:plus de |environ |près de |presque |about |around |roughly |some "
    rf"|just |currently |over |up to |more than |une |~|\+/-)*({_NUMBER})\b(?! (?:{_THINGS}))"
    rf"|[\w &]{{0,30}}[ :]*\(?:? ?(?:environ |about )?({_NUMBER})(?: ?(?:-|à|to) ?\d+)?\+? "
    rf"(?:data )?(?:people|personnes|dev"
    rf"|développeurs|engineers|ingénieurs|members|membres|pers\b|profils)"
)
_COUNT_BEFORE = re.compile(
    rf"\b({_NUMBER})(?: ?(?:-|à|to) ?\d+)?\+?[ -](?:person |people |strong |man |member "
    rf"|personnes )?(?:dans |in |au sein de )?(?:the |our |l['’]|notre |cette )?(?:[\w-]+ ){{0,2}}$"
)
_NOT_COUNTED = re.compile(
    r"(?:composée?|constituée?|dispos\w+|s['’]appuie\w* sur) d['’]une (?:\w+ )?$|(?:started"
    r"|founded|began|grew|from|experience|expérience|they have|has)[^.]{0,40}$"
)
_THEY_ARE = re.compile(
    rf"\b(?:composée?|constituée?)s? (?:de |d['’])(?:environ )?({_NUMBER}) "
    rf"(?!{_THINGS})\w+"
)
_ONE_OF = r"(?:de )?(?:d['’])?(?:une?|deux|trois|quatre|[1-9])"
_MADE_OF = re.compile(  # "composée d'une designer, d'un dev et d'une coach"
    rf"\b(?:composée?|constituée?)s? {_ONE_OF} (?!équipe|dizaine|\w+aine\b|ensemble|groupe)"
    rf"[^.;\n]{{3,120}}?(?:,| et) {_ONE_OF} (?!équipe|\w+aine\b|ensemble|groupe)\w+"
)
_DIGIT = re.compile(r"[1-9]")
_LIST = re.compile(
    r"\b(?:[1-9][0-9]?|un|une|deux|trois|quatre|cinq|two|three|four|a"
    r"|one) ?(?:[a-zé-]+ ){0,2}?(?:dév\w*|devs?\b|devops|developers?|ux|po\b|product|data\b"
    r"|ing[ée]n\w+"
    r"|engineers?|designers?|analyst\w*|produits?|coach|mentor|testeu\w*|intrapreneu\w*|profils"
    r"|lead|cp\b|chargée?|architecte?s?)"
)
TEAM_MOST = 60
"""Above, a "team" is the company."""


def count_team(ad: "Ad") -> list[Span]:
    """Return where the number of people in the team is said."""
    hits = [
        hit
        for hit in ad.terms("team")[:MOST_MENTIONS]
        if hit.start >= ad.text_start and _is_team(ad, hit.term)
    ]
    counted = [span for hit in hits if (span := _counted(ad, hit))]
    people = [hit for hit in ad.terms("head-count")[:MOST_MENTIONS] if hit.start > ad.text_start]
    return counted or _list_of_people(ad, [*hits, *people])


def _is_team(ad: "Ad", term: str) -> bool:
    """Tell words for a team from "service" and "group", which number other things in English."""
    foreign = term in FRENCH and ad.lang != "fr" and not term.startswith("équipe")
    return term not in UNITS and not foreign


def _counted(ad: "Ad", hit: Hit) -> Span | None:
    begin = max(ad.text_start, hit.start - BEFORE)
    if not ad.has_number(begin, hit.end + AFTER):
        return None
    before = ad.folded[begin : hit.start]
    if _NOT_COUNTED.search(before):
        return None
    if match := _COUNT_AFTER.match(ad.folded, hit.end, hit.end + AFTER):
        number = match[1] or match[2]
        small = not number.isdigit() or 1 < int(number) <= TEAM_MOST
        return Span(hit.start, match.end()) if small else None
    if hit.term not in PLURAL and (match := _COUNT_BEFORE.search(before)):
        return Span(hit.start - len(before) + match.start(), hit.end)
    return None


def _list_of_people(ad: "Ad", hits: list[Hit]) -> list[Span]:
    """Return people counted by their trades, two kinds or more, near a word for the team."""
    for hit in hits[:LISTS_READ]:
        near = slice(max(ad.text_start, hit.start - 90), hit.end + 160)
        passage = ad.folded[near]
        if "compos" in passage or "constitu" in passage:
            they = _THEY_ARE.search(passage)
            if they and they[1].isdigit() and int(they[1]) > TEAM_MOST:
                continue
            if they := they or _MADE_OF.search(passage):
                return [Span(near.start + they.start(), near.start + they.end())]
        if not ad.has_digit(near.start, near.stop):
            continue
        for one, two in pairwise(_LIST.finditer(passage)):
            if two.start() - one.end() < LIST_GAP and _DIGIT.search(one[0] + two[0]):
                return [Span(near.start + one.start(), near.start + two.end())]
    return []
