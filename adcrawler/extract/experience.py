"""How many years of experience the ad asks for."""

import re
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.extract import MOST_MENTIONS
from adcrawler.facts import Evidence
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_WORDS = {
    "un": 1, "une": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4,
    "four": 4, "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8,
    "neuf": 9, "nine": 9, "dix": 10, "ten": 10, "twelve": 12, "fifteen": 15,
}  # fmt: skip
_NUMBER = rf"(?:(?<![\d,])(?<!\d\.)\d{{1,2}}(?:[.,]5)?|\b(?:{'|'.join(_WORDS)}))"
_COUNT = re.compile(
    rf"({_NUMBER})(?:\s?\(\s?\d+(?:\s?-\s?\d+)?\s?\+?\))?\s?\+?(?:\s?(?:-+|—|to|à|a|/|or|ou|et"
    rf"|and)\s?({_NUMBER}))?\s?\+?\s?"
    r"(?:\(\s?\d+\s?\+?\)\s?)?(?:or more |ou plus |plus |full |solid |minimum |overall |expert "
    r"|years? )?-?$"
)
_EXPERIENCE = re.compile(
    r"\bd?exp[eé]?r?|\bworking\b|\bxp\b|ancienneté|similaire|equivalent role|similar (?:role"
    r"|position)|background|seniority"
)
_ASKING = re.compile(
    r"(?:minimum(?: of| de)?|min\.?|at least(?: an?)?|au moins|au minimum|minimale? de|plus de"
    r"|more than|over|least|:|^|have|avez|with|avec|justifi\w+ d[e']|[-•*–(])\s?(?:environ |de |d'"
    r"|of )?$"
)
_AS = re.compile(
    r"['’+)]?s?\+?\s?(?:of |in |as |working |developing |using |with |hands|professional|relevant"
    r"|coding|software|programming|designing|building|minimum|mini|en |dans |sur |et plus|ou plus"
    r"|or more|\+|in$)"
)
_OTHER_BEFORE = re.compile(
    r"âge|\bage\b|existe|créée? |founded|since|depuis (?:plus de |près de |environ |au moins "
    r"|un peu )*$|\b(?:past"
    r"|last|first|next|dernières?|prochaines?|premières?|previous)\s?$|contrat de|contract|durée"
    r"|duration|"
    r"\bwithin|in (?:just |only )?$|every|\b(?:forts?|riche) de (?:ses |plus de )?$|\bfor (?:over "
    r"|more than |nearly |almost |the )?$|\ben (?:un peu )?(?:moins de |plus de |l'espace de )?$"
    r"|(?:au bout|à partir) d['’] ?$|d'ici|après|\bafter"
    r"|serving|history|bac ?\+? ?$|mission de|espace de|celebrat|warranty|université|study"
)
_OTHER_AFTER = re.compile(
    r"['’]?\s?(?:old|ago|of age|d'exist|d'âge|of (?:history|growth|innovation|excellence|study"
    r"|college"
    r"|university|service to|continuous|success)|in (?:business|a row)|d'études|d'histoire"
    r"|de croissance|de présence|d['’]ancienneté|contract|program|reconduct|renouvel|déjà"
    r"|maintenant|degree|college|warranty"
    r"|plan|après|anniversary|vesting|strong|after\b|appointment|term\b|fellowship|assignment)"
)
_COMPANY = re.compile(
    r"\b(?:our|we|we've|nous|notre|nos|société|entreprise|company|firm|agence|cabinet|group|groupe"
    r"|clients?|founded|leader)\b"
)
_CANDIDATE = re.compile(
    r"\byou|\bvous|\btu\b|candidat|must|requir|profil|expérience (?:professionnelle|exigée|requise)"
    r"|minim|at least|au moins"
)
_WISHED_BEFORE = re.compile(
    r"prefer|souhait|ideal(?! candidate| applicant| profile| person)|idéal"
    r"|nice to have|bonus|desired|\bplus\b ?:"
)
_WISHED_AFTER = re.compile(
    r"[^,.;]{0,110}?(?:\(?prefer|\(?souhait(?!ez|es)|a plus\b|un plus\b|bonus|nice to have"
    r"|\(?désiré"
    r"|\(?desired|asset|un atout|apprécié|substitut|lieu of|optional|advantag)"
)
_WISH_HEADING = re.compile(
    r"bonus|nice.to.have|preferred (?:qual|skill|exp|req)|preferred:?$|pluses|les plus"
    r"|serait un plus|désiré|souhaité|desired|good to have|would be a plus|extra points"
)
_NEED_HEADING = re.compile(
    r"require|minimum qual|basic qual|must.have|requis|indispensable|obligatoire|profil|skills"
)
_BULLET = re.compile(r"\s*[-•*–·◦●o]\s")
_FIELD = re.compile(r"(\d{1,2})\s?(?:\+\s?)?(?:an|année|year|yr|y\b|mois|month)?", re.IGNORECASE)


_GRADED = re.compile(r"\w+\s?\((?:preferred|required|souhaité|obligatoire|requis|optionnel)")


class Demand(NamedTuple):
    """A number of years asked for."""

    years: float
    span: Span
    wished: bool
    """Only a plus, in its own words."""


def find_experience(ad: "Ad") -> tuple[int | None, tuple[Evidence, ...]]:
    """Return the least years demanded, None when only wished for, and where years are named."""
    demands = [demand for hit in ad.terms("years")[:MOST_MENTIONS] if (demand := _demand(ad, hit))][
        :8
    ]
    evidence: tuple[Evidence, ...] = tuple(demand.span for demand in demands)
    if (field := _in_field(ad.experience)) is not None:
        return int(field), (*evidence, "experience")
    wanted = [demand for demand in demands if not demand.wished]
    for at, demand in enumerate(wanted):
        if not _under_optional_heading(ad, demand.span.start):
            return int(_least(ad, demand, wanted[at + 1 : at + 2])), evidence
    return None, evidence


def _in_field(field: str | None) -> float | None:
    match = _FIELD.search(field) if field else None
    if not match or field is None:
        return None
    months = re.search(r"mois|month", field, re.IGNORECASE)
    return int(match[1]) / 12 if months else int(match[1])


def _least(ad: "Ad", first: Demand, following: list[Demand]) -> float:
    """Return the first demand, or a smaller alternative to it ("or 2 years with a master")."""
    for other in following:
        between = Span(first.span.end, other.span.start)
        if (
            between.end - between.start < 90
            and "\n" not in ad.quote(between)
            and _OR.search(ad.folded, *between)
        ):
            return min(first.years, other.years)
    return first.years


_OR = re.compile(r"\b(?:or|ou)\b(?! (?:equivalent|related|similar|comparable)\b)[^;]*$")


def _demand(ad: "Ad", hit: Hit) -> Demand | None:
    start, stop = _sentence(ad.document, hit)
    before, after = ad.folded[start : hit.start], ad.folded[hit.end : stop]
    unit = ad.folded[hit.start : hit.end]
    count = _COUNT.search(before[-40:]) if unit not in {"1 an", "un an"} else None
    if count is None and unit not in {"1 an", "un an"}:
        return None
    years = _years(count[1]) if count else 1.0
    if "month" in unit or "mois" in unit:
        years /= 12
    begin = hit.start - (len(before[-40:]) - count.start() if count else 0)
    lead = ad.folded[start:begin]
    if not _asks(years, ad.folded[begin : hit.end], lead, unit + after):
        return None
    wished = _WISHED_BEFORE.search(lead[-60:]) or _WISHED_AFTER.match(after)
    return Demand(years, _evidence(begin, hit, after), wished is not None)


def _years(written: str) -> float:
    return float(_WORDS.get(written) or written.replace(",", "."))


_IN_BRACKETS = re.compile(r"\((?:a )?(?:minimum|min\.?|at least|au moins)(?: of| de)? ?$")
_STARTS = re.compile(r"[\s\-•*·–+>(✓✔➢o]*")


def _asks(years: float, counted: str, lead: str, after: str) -> bool:
    """Tell experience asked of the candidate from the age of a company, a contract or a person."""
    if (
        years > 20
        or _OTHER_BEFORE.search(lead[-28:])
        or _OTHER_AFTER.match(after.split(" ", 1)[-1] if " " in after else "")
    ):
        return False
    if years >= 10 and _COMPANY.search(lead + after[:60]) and not _CANDIDATE.search(lead):
        return False
    plainly = _STARTS.fullmatch(lead) or "+" in counted
    if _GRADED.match(after) or (plainly and years <= 15 and not _COMPANY.search(lead[-40:])):
        return True
    if _IN_BRACKETS.search(lead):
        return True
    near = lead[-60:] + after[:70]
    if " exp" in near:  # most often, and faster to look for
        return True
    return bool(_EXPERIENCE.search(near) or (_ASKING.search(lead) and _AS.search(after[3:])))


def _evidence(begin: int, hit: Hit, after: str) -> Span:
    tail = re.match(
        r"['’)+]{0,2}\s?(?:of |d'|de |work |related |relevant |hands-on |professional "
        r"|industry )*(?:experience|expériences?)",
        after,
    )
    return Span(begin, hit.end + (tail.end() if tail else 0))


def _under_optional_heading(ad: "Ad", at: int) -> bool:
    """Tell whether the nearest heading above speaks of wishes rather than needs."""
    section = ad.document[max(0, at - 700) : at]
    for line in reversed(section.split("\n")[1:-1]):
        if 2 < len(line) < 62 and not _BULLET.match(line):
            heading = line.lower()
            if _WISH_HEADING.search(heading):
                return True
            if _NEED_HEADING.search(heading):
                return False
    return False


def _sentence(text: str, hit: Hit) -> Span:
    """Return the line or sentence around a hit, 110 characters each way at most."""
    start, stop = max(0, hit.start - 110), min(len(text), hit.end + 110)
    begin = max(
        text.rfind("\n", start, hit.start) + 1, text.rfind(". ", start, hit.start) + 1, start
    )
    after = hit.end + 3  # a line may break right after the unit
    ends = [end for sign in ("\n", ". ") if (end := text.find(sign, after, stop)) >= 0]
    return Span(begin, min(ends, default=stop))
