"""The nature of the contract, and for how many months."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from adcrawler.extract import MOST_MENTIONS
from adcrawler.facts import Contract, Evidence
from adcrawler.lexicon import Hit, Span, fold

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_FIELD: dict[Contract, str] = {
    "apprenticeship": r"alternan|apprenti|contrat pro\b|professionnalisation|work.study",
    "internship": r"\bstage|stagiaire|\bintern(?:s|ship)?\b|trainee|co-op",
    "freelance": r"freelance|indépendant|prestataire|profession libérale|contractor|self.employed"
    r"|1099|corp.to.corp|\bc2c\b|portage|b2b",
    "fixed-term": r"\bcdd\b|intérim|déterminée|fixed|contract\b|\btemp\b|temporar|limited"
    r"|saisonn|seasonal|contractuel|vacataire",
    "permanent": r"\bcdi\b|indéterminée|permanent|\bperm\b|regular|indefinite|fonctionnaire"
    r"|direct hire",
}
_FIELD_PATTERN = re.compile(
    "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _FIELD.items())
)
_TIME_FIELD = re.compile(
    r"full.?time|part.?time|temps (?:plein|partiel|complet)|plein temps|mi-temps"
)
_MONTHS = re.compile(r"\b(\d{1,2})(?:[.,]0)?(?:\s?(?:à|-|to)\s?\d{1,2})?[ -]?(?:mois|months?)\b")
_LABEL = re.compile(
    r"(?:contrat|contract|type|statut|poste|emploi|durée|duration|job types?|status|employment"
    r"|nature|position)[\w' ]{0,20}(?:\([^)]*\) ?)?[:⏎-]? ?(?:[\w -]{0,24}[,/] ?)?$"
)
_ELSEWHERE = re.compile(
    r"expérience|experience|\b(?:previous|prior|including|après|à l'issue|encadr|manage|superv"
    r"|mentor|tuteur|former?\b|communauté|accueil|nos |our |clients?|recrut\w+ (?:des|nos|leurs)"
    r"|(?:works?|working|work) with|other|stages? et|opportunit|convert|deven|become|ancien"
    r"|hiring manager|parcours)"
)
_STAGE = re.compile(
    r"(?:offre|sujet|durée|titre|intitulé|objectifs?|missions?|apports?|contexte|cadre|description"
    r"|convention|indemnité|rémunération|gratification|début|date)[\w' ]{0,14}$"
    r"|(?:^|[:/(,•*-]|en|ton|votre|un|ce|le|type d'emploi ?:|this|the|paid|summer|winter|spring|our"
    r"|month|an?|for an|[:–]) ?(?:\w+ )?$"
)
_STAGE_AFTER = re.compile(
    r" ?(?:de fin|d'une durée|de \d|\(?\d|:|h/f|f/h|-|–|[)/]|m/f|program|opportunit|position|role"
    r"|is\b|will|at\b|conventionné|pfe|\w+ (?:h/f|f/h)|$)"
)


_CONTRACT = re.compile(r"\bcontract\b")
"""What may also be a contract of services."""
_STUDENTS = {"apprenticeship", "internship"}


class Named(NamedTuple):
    """One passage that names a contract."""

    contract: Contract
    span: Span
    labelled: bool


def find_contract(ad: "Ad") -> tuple[Contract, int | None, tuple[Evidence, ...]]:
    """Return the contract, its months where it has an end, and where it is said."""
    named = sorted(_in_text(ad), key=lambda name: name.span)
    titled = [name for name in named if name.span.end <= len(ad.title)]
    chosen = next((name for name in titled if name.contract != "permanent"), None)
    field = in_field(ad.contract)
    if field == "fixed-term" and chosen is None:  # which boards say of others too
        others = _STUDENTS | ({"freelance"} if _CONTRACT.search(fold(ad.contract or "")) else set())
        chosen = next((name for name in named if name.contract in others), None)
    if chosen is None and field:
        return field, _months(fold(ad.contract or ""), field), ("contract",)
    chosen = (
        chosen
        or next((name for name in named if name.labelled), None)
        or (named[0] if named else None)
    )
    if chosen is None:
        return "unspecified", None, ()
    around = ad.document[max(0, chosen.span.start - 40) : chosen.span.end + 60]
    return (
        chosen.contract,
        _months(fold(f"{ad.contract or ''} {around}"), chosen.contract),
        (chosen.span,),
    )


def in_field(field: str | None) -> Contract | None:
    """Return the nature of contract that a board's field names, the first when it names several."""
    match = _FIELD_PATTERN.search(fold(field)) if field else None
    return cast(Contract, str(match.lastgroup).replace("_", "-")) if match else None


def find_working_time(ad: "Ad") -> tuple[Evidence, ...]:
    """Return where the ad says full time or part time."""
    if ad.contract and _TIME_FIELD.search(fold(ad.contract)):
        return ("contract",)
    return tuple(hit.span for hit in ad.terms("working-time")[:1])


def _in_text(ad: "Ad") -> Iterator[Named]:
    for contract, lexicon in _LEXICONS.items():
        for hit in ad.terms(lexicon)[:MOST_MENTIONS]:
            before = ad.folded[_clause_start(ad.document, hit.start) : hit.start]
            after = ad.folded[hit.end : hit.end + 40]
            if hit.end <= len(ad.title):
                yield Named(contract, hit.span, labelled=True)
            elif _speaks_of_the_job(contract, hit, before, after, ad.lang):
                yield Named(contract, hit.span, labelled=_LABEL.search(before) is not None)


_LEXICONS: dict[Contract, str] = {
    "permanent": "contract-permanent",
    "fixed-term": "contract-fixed-term",
    "freelance": "contract-freelance",
    "internship": "contract-internship",
    "apprenticeship": "contract-apprenticeship",
}


def _speaks_of_the_job(contract: Contract, hit: Hit, before: str, after: str, lang: str) -> bool:
    """Tell the contract of this job from contracts that the ad only mentions."""
    if hit.term.startswith(("durée", "duration")) and contract != "permanent":
        return _MONTHS.match(after.lstrip(" :")) is not None
    if _ELSEWHERE.search(before[-40:]) or _DENIED.search(before):
        return False
    if contract in _STUDENTS:
        if hit.term == "stage" and lang == "en":  # "Dev / Stage / Production"
            return False
        named = _STAGE.search(before) is not None
        if contract == "internship":
            return named and _STAGE_AFTER.match(after) is not None
        return named or _LABEL.search(before) is not None
    return hit.term not in _PEOPLE or _FOR_THEM.search(before) is not None


_DENIED = re.compile(r"\b(?:no|not|non|pas d[e'u]|pas en|sans)\b[^.,;\n]{0,18}$")


def _clause_start(text: str, at: int) -> int:
    """Return where the line or sentence begins, 60 characters before at most."""
    begin = max(0, at - 60)
    return max(begin, text.rfind("\n", begin, at) + 1, text.rfind(". ", begin, at) + 1)


_FOR_THEM = re.compile(
    r"(?:ouvert|personnes?|statut|contrat|mission|profil|poste|type|recherch\w+|as an?|as|an?"
    r"|[:/(•-]|^)(?: \w+){0,3} ?(?:·e )?(?:d['’])?$"
)
_PEOPLE = {
    "contractor",
    "prestataire",
    "freelancers",
    "freelances",
    "indépendante",
    "indépendants",
    "indépendantes",
    "indépendant",
    "contractuel",
    "contractuels",
    "indépendant·e",
    "indépendant.e",
    "indépendant·e·s",
    "indépendant(e)",
}


def _months(text: str, contract: Contract) -> int | None:
    match = _MONTHS.search(text) if contract != "permanent" else None
    return int(match[1]) if match else None
