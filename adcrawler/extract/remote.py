"""Whether the job may be done away from the office, and how many days a week."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.extract import MOST_MENTIONS
from adcrawler.facts import Evidence, RemotePolicy
from adcrawler.lexicon import Hit, Span, fold

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_N = r"(?:\d(?:[.,]5)?|une?|deux|trois|quatre|one|two|three|four)"
_DAYS = re.compile(
    rf"\b({_N})\s?(?:(?:à|a|-|/|to|or|ou|et|and)\s?({_N})\s?)?\+?\s?(?:j\b|jours?"
    rf"|days?)(?!\s(?:de (?:cong|rtt|rep)|off|of (?:pto|vac|paid|annual)))"
)
_NOT_BEFORE = re.compile(
    r"(?:\bno|\bnot(?: an?)?|\bnon|pas (?:de|d'|en)|\bpas|without|sans|aucun|\bni)[ -](?:(?:full"
    r"|100 ?%|fully|politique de)[ -])?$"
)
_NOT_AFTER = re.compile(
    r"(?:work|working)?\s?(?:\([^)]*\)\s?)?[:=]?\s?(?:is |est |n'est )?(?:non\b|no\b|none"
    r"|pas (?:possible|de|envisag|prévu)|impossible|not (?:possible|available|allowed|an option"
    r"|offered|permitted))"
)
_FULL_BEFORE = re.compile(
    r"(?:100 ?% (?:en |de |à |du )?|fully[ -]|full[ -]|full time |entirely |completely "
    r"|exclusively |totally |totalement |entièrement |intégralement |all-|"
    r"permanent(?:ly)? |(?:location|lieu|lieux|localisation|workplace|position type|work type"
    r"|job type|type|where|working pattern|place|site|option)s? ?[:=] ?(?:us |uk |eu )?|"
    r"\b(?:is an?|as an?|this) |full-time,? |poste |principalement |uniquement |travaille )$"
)
_REMOTE_BEFORE = re.compile(r"(?:[(\[|/,–-] ?|\bis )$")
_FULL_AFTER = re.compile(
    r"[ -]?(?:first|only|position|role|job\b|jobs?\.?$|opportunit|complet|total|intégral|à 100"
    r"|100 ?%|ok\b|okay|\(?(?:within|from|anywhere|us\b|usa\b|uk\b|eu\b|emea|canada|worldwide"
    r"|global)|"
    r"in (?:the )?(?:us|usa|u\.s|uk|eu|united states|canada|europe|india)\b|candidates?|team"
    r"|company|engineering|environment|culture|employees|[)\]|]|work opportunit|friendly"
    r"|product and)"
)
_PART_NEAR = re.compile(
    r"partiel|ponctuel|occasion|régulier|possib|flexib|hybrid|souple|à la carte|autorisé|accord"
    r"|encadré|option|jusqu|up to|\bsome|mix|charte|modulable|fréquent|part-time|rythme|allow|polic"
    r"|ouvert|envisageable|adapt"
)
_WORK_AFTER = re.compile(
    r"[ -]?(?:work|working|model|position|role|schedule|environment|office|remote|polic|mode"
    r"|set-?up|arrangement|opportunit|job|team|location|format|basis|[)\]#,.|]|$|\d|from|in\b|at\b"
    r"|-|\(|with|and|approach|ou\b|:|flex|option)"
)
_WORK_BEFORE = re.compile(
    r"(?:work|working|travail|télétravail|mode|remote|is|model|format|organisation|policy|rythme"
    r"|poste|mode de travail|[:#(/,|•-]|a flexible(?: and)?) ?$"
)
_SITE_BEFORE = re.compile(
    r"(?:(?:location|lieu(?: du poste| de travail)?|mode|type|workplace|model|work setting)"
    r" ?: ?(?:en |on )?|(?:poste|role"
    r"|position|job|mission) (?:is |est |basée? |will be )?(?:on |en |fully |100 ?% )?"
    r"|100 ?% (?:en )?|fully |#li-|"
    r"\bwork(?:ing)? |must be |be |effectuée? |[(\[] ?|full-time,? )$"
)
_SITE_AFTER = re.compile(
    r"[ -]?(?:only|uniquement|position|role|job|obligatoire|required|[)\]]|work(?:ing)?\b|exclusi"
    r"|impérati|à 100|100)"
)
_APART = re.compile(
    r"entretien|interview|test|support|client|customer|déplo|install|deploy|assist|onboarding"
    r"|format?ion|réunion|event|travel|meet|visit"
)


class Policy(NamedTuple):
    """What one passage says of the policy, and how clearly."""

    policy: RemotePolicy
    clear: bool
    span: Span


def find_remote(ad: "Ad") -> tuple[RemotePolicy, float | None, tuple[Evidence, ...]]:
    """Return the policy, the days a week away from the office, and where it is said."""
    said = list(_in_text(ad))
    for policy in ("remote", "hybrid", "onsite"):
        clear = [p for p in said if p.clear and p.policy == policy]
        if clear:
            return policy, _days(ad, clear) if policy == "hybrid" else None, (clear[0].span,)
    if field := _in_fields(ad):
        return field[0], None, (field[1],)
    if said:
        return said[0].policy, None, (said[0].span,)
    return "unspecified", None, ()


def _in_fields(ad: "Ad") -> tuple[RemotePolicy, str] | None:
    for name, known in (("remote", _FIELD), ("location", _PLACE), ("contract", _PLACE)):
        value = fold(getattr(ad, name) or "")
        for policy in known if value else ():
            if known[policy].search(value):
                return policy, name
    return None


_FIELD: dict[RemotePolicy, re.Pattern[str]] = {
    "onsite": re.compile(
        r"non autoris|pas de|\bnon?\b|on.?site|présentiel|sur site|in.office|^false"
    ),
    "hybrid": re.compile(
        r"hybrid|partiel|occasion|fréquent|ponctuel|possible|jour|days?|some|flexible|temporar"
    ),
    "remote": re.compile(
        r"remote|télétravail|full|total|complet|home|anywhere|distance|telecommute|true|yes|oui"
    ),
}
_PLACE: dict[RemotePolicy, re.Pattern[str]] = {
    "onsite": re.compile(r"\(on.?site\)|\bin.office\b|présentiel"),
    "hybrid": re.compile(r"hybrid|télétravail partiel"),
    "remote": re.compile(
        r"\bremote\b|télétravail|telecommute|work from home|\banywhere\b|à distance"
    ),
}


def _in_text(ad: "Ad") -> Iterator[Policy]:
    for hit in ad.terms("remote")[:MOST_MENTIONS]:
        start, stop = _line(ad, hit)
        before, after = ad.folded[start : hit.start], ad.folded[hit.end : stop]
        word = ad.folded[hit.start : hit.end]
        in_title = hit.end <= len(ad.title)
        found = _judge(word, before, after, in_title=in_title)
        if found:
            yield Policy(*found, hit.span)


def _line(ad: "Ad", hit: Hit) -> Span:
    """Return the surroundings of a hit within its line."""
    start = max(0, hit.start - 60)
    stop = min(len(ad.document), hit.end + 60)
    line_start = ad.document.rfind("\n", start, hit.start)
    line_end = ad.document.find("\n", hit.end, stop)
    return Span(line_start + 1 if line_start >= 0 else start, line_end if line_end >= 0 else stop)


def _judge(
    word: str, before: str, after: str, *, in_title: bool
) -> tuple[RemotePolicy, bool] | None:
    if word.startswith("li-"):
        return ("remote" if "remote" in word else "hybrid" if "hybrid" in word else "onsite"), True
    if word.startswith("hybrid"):
        work = _WORK_AFTER.match(after) or _WORK_BEFORE.search(before)
        return ("hybrid", True) if work else None
    if _AT_OFFICE.search(word):
        return _judge_office(before, after)
    return _judge_away(word, before, after, in_title=in_title)


_SHARE = re.compile(r"\b[1-9]0 ?%")
_AT_OFFICE = re.compile(
    r"on.?site|office$|in.person|sur (?:site|place)|présentiel|locaux|bureau|client|from our"
)


def _judge_office(before: str, after: str) -> tuple[RemotePolicy, bool] | None:
    """Judge "on site" and the like, which speak of gyms and customers as well."""
    near = f"{before[-45:]} {after[:45]}"
    if _APART.search(near):
        return None
    if days := _DAYS.search(near):
        return ("onsite" if days[1] == "5" else "hybrid"), True
    if _SHARE.search(near):
        return "hybrid", True
    if _SITE_BEFORE.search(before) or _SITE_AFTER.match(after):
        return "onsite", True
    return None


def _judge_away(
    word: str, before: str, after: str, *, in_title: bool
) -> tuple[RemotePolicy, bool] | None:
    if _is_no_policy(word, before, after):
        return None
    if _NOT_AFTER.match(after) or _NOT_BEFORE.search(before):
        return "onsite", True
    if _DAYS.search(after[:50]) or _DAYS.search(before[-40:]):
        return "hybrid", True
    if _is_full(word, before, after, in_title=in_title):
        return "remote", True
    if _PART_NEAR.search(after[:40]) or _PART_NEAR.search(before[-40:]):
        return "hybrid", True
    return ("remote" if "remote" in word or "anywhere" in word else "hybrid"), False


def _is_no_policy(word: str, before: str, after: str) -> bool:
    """Tell deployments at a distance, furniture for the home and "no full remote" from a policy."""
    if word == "à distance" and not _WORK_AT_DISTANCE.search(before):
        return True
    if word in {"home office", "home-office", "from home"} and _HOME_THINGS.match(after):
        return True
    negated = _NOT_BEFORE.search(before)
    return negated is not None and ("full" in negated[0] or "100" in negated[0])


def _is_full(word: str, before: str, after: str, *, in_title: bool) -> bool:
    if "remote" in word and (in_title or _REMOTE_BEFORE.search(before)):
        return _MIXED.search(after[:40]) is None or _FULL_AFTER.match(after) is not None
    if _FULL_BEFORE.search(before) and not _MIXED.search(before):
        return True
    return _FULL_AFTER.match(after) is not None


_MIXED = re.compile(r"présentiel|hybrid|possib|occasion|partiel|almost|option|flexib|autant en")
_WORK_AT_DISTANCE = re.compile(
    r"(?:travail\w*|poste|emploi|job|mission|équipe|full|100 ?%|entièrement|télétravail"
    r"|principalement|ou) (?:\w+ )?$"
)
_HOME_THINGS = re.compile(
    r"[ -]?(?:set|stipend|equip|budget|allow|internet|furni|offic|reimb|bonus)"
)


def _days(ad: "Ad", said: list[Policy]) -> float | None:
    """Return the days a week away, from the first passage that counts them."""
    for policy in said:
        start, stop = _line(ad, Hit(*policy.span, ""))
        line = ad.folded[start:stop]
        if match := _DAYS.search(line, max(0, policy.span.start - start - 40)):
            counts = [_count(number) for number in match.groups() if number]
            at_office = _AT_OFFICE.search(ad.folded, *policy.span) or _OFFICE_NEAR.search(line)
            days = 5 - min(counts) if at_office else max(counts)
            if _MONTHLY.match(line, match.end()):
                days = round(days / 4.33, 1)
            return days if 0 < days < 5 else None
    return None


def _count(number: str) -> float:
    return float(_COUNT.get(number) or number.replace(",", "."))


_COUNT = {
    "un": 1,
    "une": 1,
    "one": 1,
    "deux": 2,
    "two": 2,
    "trois": 3,
    "three": 3,
    "quatre": 4,
    "four": 4,
}
_OFFICE_NEAR = re.compile(
    r"(?:day|jour)s? (?:a week |per week |par semaine )?(?:in|at|on|au|sur|en) (?:the |our |site"
    r"|présentiel|bureau|office)"
)
_MONTHLY = re.compile(r"[^.,;]{0,25}(?:mois|month)")
