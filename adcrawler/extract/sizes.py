"""How many people the team and the company have."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.extract import MOST_MENTIONS
from adcrawler.facts import Evidence
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "deux": 2, "trois": 3, "quatre": 4,
    "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12, "quinze": 15,
    "vingt": 20, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "centaine": 100,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}(?:[ .,]\d{{3}})+|\d{{1,6}}|{'|'.join(_WORDS)})(?!\w)"
_BEFORE = re.compile(
    rf"(?<![\w.,€$£])({_NUMBER})(?:\s?(?:-|à|to|/)\s?({_NUMBER}))?\s?\+?\s?(?:de |of "
    rf"|d')?(?:\(\w+\)\s?)?(?:talented |passionate |top |full-?time |dedicated |skilled |highly "
    rf"|data |software |it |back-?end |front-?end |fullstack |[a-zé]+s? )?$"
)
_AFTER = re.compile(
    rf"\s?(?::|is|of)?\s?(?:about |around |approximately |over |more than |nearly |almost |plus de "
    rf"|près de |environ |quelque |une )?({_NUMBER})(?!\s?(?:%|ans|years|mois|jours|days|m€|k€))"
)
_TEAM = re.compile(
    r"\b(?:team|équipe|squad|pôle|service|dsi|tribu|chapter|cellule)\b[^.\n]{0,45}$|^\s?(?:person "
    r"|personnes? )?(?:team|équipe|squad)"
)
_WHOLE = re.compile(
    r"company|compan|group|world|global|countries|pays|offices|entreprise|société|groupe|cabinet"
    r"|agence|employ|compte|nous sommes|we are|we have|worldwide|across|france|start-?up"
    r"|international|effectif|collaborateurs|salariés|réunit|rassemble|fort de|headquarter|with "
    r"|our |nos |ses "
)
_NOT_OURS = re.compile(
    r"customer|client\w* (?:de|of|with)|users?|utilis|help\w*|million|serv(?:e|ing)|touch|reach"
    r"|lives of|visitors|download|candidates?|patients|students|étudiants|bénéfic|habitants|auprès"
    r"|manage\w* (?:a |an )?|encadr|lead(?:ing)? "
)
_MORE = re.compile(r"[^.\n,;]{0,30}, ?(?:et |and )?(?:\d|une? |one |two |deux |trois )|\s?million")
TEAM_MOST = 60
"""Above, a "team" is the company."""


class Count(NamedTuple):
    number: int
    span: Span
    of_team: bool


Found = tuple[int | None, tuple[Evidence, ...]]


def find_sizes(ad: "Ad") -> tuple[Found, Found]:
    """Return how many people the team has, and the company, each with where it is said."""
    team: Found = (None, ())
    company: Found = (None, ())
    for count in _counts(ad):
        if count.of_team and not team[1]:
            team = count.number, (count.span,)
        elif not count.of_team and not company[1]:
            company = count.number, (count.span,)
    return team, company


def _counts(ad: "Ad") -> Iterator[Count]:
    for hit in ad.terms("head-count")[:MOST_MENTIONS]:
        begin = max(
            0, hit.start - 70, ad.document.rfind("\n", max(0, hit.start - 70), hit.start) + 1
        )
        if not ad.has_number(begin, hit.end + 40):
            continue
        before, after = ad.folded[begin : hit.start], ad.folded[hit.end : hit.end + 40]
        counted = _counted(hit, before, after)
        if counted is None:
            continue
        number, start, stop = counted
        span = Span(begin + start if start >= 0 else hit.start, hit.end + stop)
        lead = ad.folded[begin : span.start]
        starts_team = hit.term.startswith(("équipe", "team", "squad"))
        of_team = number <= TEAM_MOST and (starts_team or _TEAM.search(lead) is not None)
        partial = _MORE.match(after) is not None  # "2 PM, 3 devs": no whole
        if (
            partial
            or "million" in ad.folded[span.start : span.end]
            or _NOT_OURS.search(lead[-35:])
            or (number < 10 and not of_team)
        ):
            continue
        if of_team or (_is_staff(hit) and _WHOLE.search(f"{lead} {hit.term} {after}")):
            yield Count(number, span, of_team)


def _is_staff(hit: Hit) -> bool:
    return not hit.term.startswith(
        ("dév", "dev", "ingén", "engin", "data", "scient", "composé", "constitu")
    )


def _counted(hit: Hit, before: str, after: str) -> tuple[int, int, int] | None:
    """Return the number, where it starts before the hit (-1: after it), and its end after it."""
    if hit.term.endswith(
        (" de", " of", "environ", "d'une", "size", "headcount", "effectif", "employs")
    ):
        match = _AFTER.match(after)
        return (_number(match[1]), -1, match.end()) if match else None
    found = _BEFORE.search(before)
    return (_number(found[2] or found[1]), found.start(1), 0) if found else None


def _number(written: str) -> int:
    return _WORDS.get(written) or int(re.sub(r"\D", "", written))
