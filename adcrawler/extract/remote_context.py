"""The words around "remote", "on site" and the like: what they say of the job's policy."""

import re

from adcrawler.facts import RemotePolicy

_N = r"(?:\d(?:[.,]5)?|une?|deux|trois|quatre|one|two|three|four)"
DAYS = re.compile(
    rf"\b({_N})\s?(?:(?:à|a|-|/|to|or|ou|et|and)\s?({_N})\s?)?\+?\s?(?:j\b|jours?"
    rf"|days?)(?!\s(?:de (?:cong|rtt|rep)|off|of (?:pto|vac|paid|annual)))"
)
_NOT_BEFORE = re.compile(
    r"(?:\bno|\bnot(?: an?| (?!only)\w+ing)?|\bnon|pas (?:de|d'|en)|\bpas|without|sans|aucun|\bni)"
    r"[ -](?:(?:full"
    r"|100 ?%|fully|politique de)[ -])?$"
)
_NOT_AFTER = re.compile(
    r"(?:work|working)?\s?(?:\([^)]*\)\s?)?[:=]?\s?(?:is |est |n'est )?(?:non\b|no\b|none"
    r"|pas (?:possible|de|envisag|prévu)|impossible|not (?:possible|available|allowed|an option"
    r"|offered|permitted))"
)
_WHOLLY = re.compile(
    r"(?:100 ?% (?:en |de |à |du )?|fully[ -]|full[ -]|full time |entirely |completely "
    r"|exclusively |totally |totalement |entièrement |intégralement |all-)$"
)
_FULL_BEFORE = re.compile(
    r"(?:permanent(?:ly)? |(?:location|lieu|lieux|localisation|workplace|position type|work type"
    r"|job type|type|where|working pattern|place|site|option)s? ?[:=] ?(?:us |uk |eu )?"
    r"|\b(?:is an?|as an?|this) |full-time,? |poste |principalement |essentiellement "
    r"|uniquement |travaille )$"
)
_REMOTE_BEFORE = re.compile(r"(?:[(\[|/,–-] ?|\bis )$")
_FULL_AFTER = re.compile(
    r"[ -]?(?:first|only|position|role|job\b|jobs?\.?$|opportunit|complet|total|intégral|à 100"
    r"|100 ?%|ok\b|okay|\(?(?:within|from|anywhere|us\b|usa\b|uk\b|eu\b|emea|canada|worldwide"
    r"|global)|"
    r"in (?:the )?(?:us|usa|u\.s|uk|eu|united states|canada|europe|india)\b|candidates?|team"
    r"|company|engineering|environment|culture|employees|work opportunit|friendly"
    r"|product and)"
)
_PART_NEAR = re.compile(
    r"partiel|ponctuel|occasion|régulier|possib|flexib|hybrid|souple|à la carte|autorisé|accord"
    r"|encadré|option|jusqu|up to|\bsome (?:remote|days?|flex|work|time|home|télé)"
    r"|mix|charte|modulable|fréquent|part-time|rythme|allow|polic"
    r"|ouvert|envisageable|adapt|en présentiel"
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
    r"\bwork(?:ing)? |must be |be |effectuée? |full-time,? )$"
)
_SITE_AFTER = re.compile(
    r"[ -]?(?:only|uniquement|position|role|job|obligatoire|required|work(?:ing)?\b|exclusi"
    r"|impérati|à 100|100)"
)
_APART = re.compile(
    r"entretien|interview|test|support|client|customer|déplo|install|deploy|assist|onboarding"
    r"|format?ion|réunion|event|travel|meet|visit"
)
_CLOUD = re.compile(r"cloud|infrastruct|\bwan\b|network|on-prem|serv(?:er|eur)")
_TEMPORARY = re.compile(r"temporar|temporaire|covid|pandem|pandémi|at this time|until further")
_ALMOST = re.compile(r"(?:almost|nearly|quasi)[ -][\w -]{2,12}$")
_SHARE = re.compile(r"\b[1-9]0 ?%")
AT_OFFICE = re.compile(
    r"on.?site|office$|in.person|sur (?:site|place)|présentiel|locaux|bureau|client|from our"
)
_MIXED = re.compile(r"présentiel|hybrid|possib|occasion|partiel|almost|option|flexib|autant en")
_WORK_AT_DISTANCE = re.compile(
    r"(?:travail\w*|poste|emploi|job|mission|équipe|full|100 ?%|entièrement"
    r"|principalement) (?:\w+ )?$"
)
_HOME_THINGS = re.compile(
    r"[ -]?(?:set|stipend|equip|budget|allow|internet|furni|offic|reimb|bonus)"
)


def judge(
    word: str, before: str, after: str, *, in_title: bool
) -> tuple[RemotePolicy, bool] | None:
    """Return the policy that a word in its line speaks of, and whether clearly; all are folded."""
    if word.startswith("li-"):
        return ("remote" if "remote" in word else "hybrid" if "hybrid" in word else "onsite"), True
    if word.startswith("hybrid"):
        if _CLOUD.search(after[:32]) or _CLOUD.search(before[-22:]) or after.startswith(" team of"):
            return None
        work = _WORK_AFTER.match(after) or _WORK_BEFORE.search(before)
        return ("hybrid", True) if work else None
    if AT_OFFICE.search(word) and "home" not in word:
        return _judge_office(word, before, after)
    return _judge_away(word, before, after, in_title=in_title)


def _judge_office(word: str, before: str, after: str) -> tuple[RemotePolicy, bool] | None:
    """Judge "on site" and the like, which speak of gyms and customers as well."""
    near = f"{before[-45:]} {after[:45]}"
    clause = f"{before[-45:].rpartition(', ')[2]} {after[:45].partition('. ')[0]}"
    if _APART.search(clause) and "client" not in word and not before.endswith("présence "):
        return None
    if days := DAYS.search(near):
        return ("onsite" if days[1] == "5" else "hybrid"), True
    if _SHARE.search(near):
        return "hybrid", True
    alone = before.endswith("(") and after.startswith(")")
    if alone or "client" in word or _SITE_BEFORE.search(before) or _SITE_AFTER.match(after):
        return "onsite", True
    return None


def _judge_away(
    word: str, before: str, after: str, *, in_title: bool
) -> tuple[RemotePolicy, bool] | None:
    if _is_no_policy(word, before, after):
        return None
    if _NOT_AFTER.match(after) or _NOT_BEFORE.search(before):
        return "onsite", True
    if DAYS.search(after[:50]) or DAYS.search(before[-40:]):
        return "hybrid", True
    if _is_full(word, before, after, in_title=in_title) and not _TEMPORARY.search(after):
        return "remote", True
    if _PART_NEAR.search(after[:40]) or _PART_NEAR.search(before[-40:]):
        return "hybrid", True
    lasting = _TEMPORARY.search(after) is None and _TEMPORARY.search(before) is None
    return ("remote" if lasting and ("remote" in word or "anywhere" in word) else "hybrid"), False


def _is_no_policy(word: str, before: str, after: str) -> bool:
    """Tell deployments at a distance, furniture for the home and "no full remote" from a policy."""
    if word == "à distance" and not _WORK_AT_DISTANCE.search(before):
        return True
    if "home" in word and _HOME_THINGS.match(after):
        return True
    negated = _NOT_BEFORE.search(before)
    return negated is not None and ("full" in negated[0] or "100" in negated[0])


def _is_full(word: str, before: str, after: str, *, in_title: bool) -> bool:
    if _WHOLLY.search(before):
        return _ALMOST.search(before) is None
    if "remote" in word and (in_title or _REMOTE_BEFORE.search(before)):
        return _MIXED.search(after[:40]) is None or _FULL_AFTER.match(after) is not None
    if _FULL_BEFORE.search(before) and not _MIXED.search(before):
        return True
    agreed = word.startswith("télétravail") and after.startswith(" ok")
    return not agreed and _FULL_AFTER.match(after) is not None
