"""The team that an ad speaks of: its name, who is in it, what it does, how many they are."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from adcrawler.facts import Evidence
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_FRENCH = re.compile(  # what makes "équipe" a team that one can picture
    r" (?:[«(]|d['’e] ?[a-zA-ZÀ-ÿ]{2}|du |des |[A-ZÉÀ]|[Dd]ata\b|tech|produit|dev|dév|r&d"
    r"|agile|scrum|informatique|quantitative|pluridisciplinaire|projet|compos|constitu|expert"
    r"|jeune et|actuelle|existante|en charge|charg|qui |dédiée|back|front|support|infra)"
)
_TRADE = (
    r"(?:[A-Z][\w&/-]+|data|product|engineering|development|software|back-?end|front-?end|web"
    r"|technical|tech|platform|science|IT|agile|cross[- ]functional|security|infrastructure"
    r"|research|design|analytics|operations|integration|remote|global)"
)
_ENGLISH_BEFORE = re.compile(rf"(?:\b{_TRADE}[ ,&]+(?:and )?){{1,4}}$")
_ENGLISH_AFTER = re.compile(
    r" (?:of |that |consist|compris|is (?!player)|builds?\b|delivers?\b|works?\b|ensures\b|\("
    r"|in charge|who )"
)
_NOT_THE_TEAM = re.compile(
    r"(?:esprit d['’] ?|travail en |travailler en |en |sens de l['’] ?|other |with |cross-|autres? "
    r"|client )$"
)
_LIST = re.compile(
    r"[1-9][0-9]? (?:[a-zé-]+ ){0,2}(?:dév\w*|dev\w*|ux|po|data|ing\w+|eng\w+|design\w*|analyst\w*"
    r"|produits?|coach|mentor|testeu\w*)\b"
)
_MOST = 40
LIST_GAP = 25
"""Characters between two members of a list of people."""


def find_teams(ad: "Ad") -> list[Span]:
    """Return where a team is said to be something, best not more than a clause each."""
    found = [span for hit in ad.terms("team")[:_MOST] if (span := _described(ad, hit))]
    pairs = [hit.span for hit in ad.terms("team-pair")]
    return found or [*(e for e in _counted(ad) if isinstance(e, Span)), *pairs]


def find_team_size(ad: "Ad") -> list[Evidence]:
    """Return where the number of people in the team is said."""
    pairs = [hit.span for hit in ad.terms("team-pair")]
    lists = [Span(*match.span()) for match in _list_of_trades(ad)]
    return [*_counted(ad), *pairs, *lists][:2]


def _list_of_trades(ad: "Ad") -> list[re.Match[str]]:
    """Return the counted trades of a list: "1 PO, 2 devs"; one alone may be the opening."""
    found = list(_LIST.finditer(ad.folded, ad.text_start))
    return [b for a, b in pairwise(found) if b.start() - a.end() < LIST_GAP]


def _counted(ad: "Ad") -> tuple[Evidence, ...]:
    return ad.facts.evidence.get("team_size", ())


def _described(ad: "Ad", hit: Hit) -> Span | None:
    document = ad.document
    if hit.start < ad.text_start:
        return None
    before = document[max(ad.text_start, hit.start - 50) : hit.start]
    after = document[hit.end : hit.end + 40]
    if _NOT_THE_TEAM.search(before.lower()):
        return None
    if hit.term in FRENCH:
        match = _FRENCH.match(after)
        return Span(hit.start, hit.end + match.end()) if match else None
    if match := _ENGLISH_BEFORE.search(before):
        return Span(hit.start - len(before) + match.start(), hit.end)
    return (
        Span(hit.start, hit.end + match.end()) if (match := _ENGLISH_AFTER.match(after)) else None
    )


FRENCH = frozenset(
    ("équipe", "équipes", "pôle", "département", "direction", "service", "tribu", "cellule")
)
"""Terms of the list whose description follows them."""
