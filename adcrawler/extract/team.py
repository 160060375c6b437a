"""The team that an ad speaks of: its name, who is in it, what it does, how many they are."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from adcrawler.extract import MOST_MENTIONS
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

BEFORE, AFTER = 60, 75
"""Characters of the line around a word for a team that tell what it is."""
LISTS_READ = 12
"""Words for a team, or for people, around which a list of people is looked for."""
LIST_GAP = 25
"""Characters between two members of a list of people."""

_PEOPLE = (
    r"(?:d[ée]v\w*|ing[ée]n\w*|engineers?|data|scientist\w*|analyst\w*|experts?|consultant\w*"
    r"|designers?"
    r"|product|po\b|pm|ux|chefs?|architect\w*|administrat\w*|researchers?|chercheurs|talented \w+"
    r"|passionné\w*|software|full|back|front|sales|creative|individual|actuar\w*|technicien\w*"
    r"|profils|conseillers|quality|qa|scrum|business|machine|ai|ml|intrapreneu\w*|\d+|deux|trois"
    r"|two|three)"
)
_FRENCH_SAID = (  # who is in it or what it does, some words on
    r" (?:(?!vous|nous|tu\b|on\b)\w+,? (?:et \w+ )?){0,3}?(?:[«(“\"]|(?:de |d['’]|des |composée? "
    r"|constituée? |rassemblant )"
    rf"(?:de |d['’]|l['’]|les )?(?i:{_PEOPLE})|(?:réunissant|regroupant|experte?"
    r"|dédiée?|responsable|en charge|chargée?|qui (?!vous|te|a besoin)|dont (?!vous)|a pour"
    r"|développe"
    r"|conçoit|pilote|gère|assure|accompagne)\b)"
)
_FRENCH_NAMED = (  # its name, at once
    r" (?:d['’]|de |du |des |d[e']l['’]?|de la )?(?!Agile|Projet|RH|Recrutement|Talents|En\b)"
    r"(?:[A-ZÉÀ][\w&./-]+|(?i:data|tech(?:nique)?|produit|développement|informatique|it|si|r&d"
    r"|scrum"
    r"|devops|web|mobile|infra\w*|support|études?|sécurité|cyber\w*|quantitative|numérique"
    r"|digitale?"
    r"|recherche|ia|bi|back\w*|front\w*|logicielle?|software|métier|innovation|ingénierie"
    r"|exploitation"
    r"|production|intelligence)\b)"
)
_FRENCH = re.compile(f"{_FRENCH_SAID}|{_FRENCH_NAMED}")
_FRENCH_BY_NAME = re.compile(_FRENCH_NAMED)
_COUNTY = re.compile(r" (?:du|de la|de l['’]|des|d['’]) ?[A-Z]")
_LABELLED = re.compile(r" ?: +[A-ZÉ]\w+")
_JOINED_TEAMS = re.compile(r"(?:au sein|rejoi|intègr|intégr|rattach)[^.\n]{0,30}$")
_FRENCH_JOINS = re.compile(  # …and that one joins, rather than works with
    r"(?:\b(?:au sein|au cœur|membre|intègr\w*|intégr\w*|rejoi\w+|rattach\w+|renforc\w+"
    r"|consolid\w+|étoff\w+"
    r"|agrandi\w+|dans (?:le cadre de )?|une?|notre|son|composé|constitué|participer à|responsable"
    r"|manager?"
    r"|chef|direct\w+|piloter|encadr\w+|anim\w+|managera?|partie|sous|supervision|recherch\w+"
    r"|bienvenue|de l['’]"
    r")[^.;:!?\n]{0,32}|^\W*(?:l['’]|la |le |notre |votre )?|: ?(?:l['’]|la |le )?|[.!?] ?(?:l['’]"
    r"|la |le |notre |cette ))$"
)
_FRENCH_OTHER = re.compile(
    r"(?:\b(?:avec|auprès|par|pour|aux|entre|et|chaque|autres?|clients?|des|les|accompagner|former"
    r"|aider|support aux"
    r"|construction|envie|capacité|grandir|coordination|gestion) (?:d[e'’]s? ?)?(?:l['’]|la |le "
    r"|les |une? |des |nos |vos |d['’])?(?:\w+ )?)$"
)
_TRADE = (
    r"(?:[A-Z][\w&/+-]*|data|product|engineering|development|software|back-?end|front-?end|web"
    r"|technical"
    r"|tech|platform|science|security|infrastructure|research|design|analytics|operations"
    r"|integration"
    r"|analysis|portfolio|logistics|supply|quantitative|scrum|dev|devops|mobile|marketing|finance"
    r"|cloud|machine|learning|intelligence)"
)
_ENGLISH_NAMED = re.compile(rf"(?:\b{_TRADE}(?: |, | & | and |/|-|\) ?)+(?:\([^)]*\) )?){{1,5}}$")
_ENGLISH_SAID = re.compile(
    rf" (?:of (?:[\w-]+,? (?:and |& )?){{0,3}}?(?i:{_PEOPLE})|\([^)]*(?i:{_PEOPLE})|(?:that|which"
    rf"|who) (?:build|provid|deliver|develop|is (?:resp|in ch|build)|creat|"
    r"tackle|own|maintain|design|work|run|manage)|(?:consist|compris|made up|composed|responsible"
    r"|in charge|dedicated to|focus)"
    r"|(?:is (?:resp|in charge|build|small|distrib|compos|made|dedic|focus|a (?:small|group)"
    r"|currently|growing)|(?:build|deliver|develop|creat|ensur|own|maintain|design"
    r"|work|manag|play|partner|support|leverag|make|lead|provid|includ)e?s\b)|working (?:on|with)"
    r"|in (?:charge|[A-Z]))"
)
_ENGLISH_OTHER = re.compile(
    r"\b(?:with|between|from|across|to (?:the |our )?|including|and|other|any|various|multiple"
    r"|internal|non-technical"
    r"|for|partner|client['’]?s?|customer['’]?s?|support|each|every|recognized|within any"
    r"|build(?:ing)? great)"
    r"(?: (?:the|our|a|an|your|their|this|internal|highly|skilled|other|and|of|technical|business"
    r"|experienced|appropriate|relevant))*\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:Our|The|This|Your|My|A|An|Join|About|Dynamic|Great|Small|Meet|Work|Agile|Cross|Whole"
    r"|Entire|We|I|You|As|In|Team|Teams)\b"
)


def find_teams(ad: "Ad") -> list[Span]:
    """Return where a team is said to be something, not more than a clause each."""
    hits = ad.terms("team")[:MOST_MENTIONS]
    found = [span for hit in hits if (span := _described(ad, hit))]
    return found or count_team(ad) or [hit.span for hit in ad.terms("team-pair")]


def _described(ad: "Ad", hit: Hit) -> Span | None:
    document = ad.document
    if hit.start < ad.text_start or document[hit.start - 1] == "-":
        return None
    if hit.term in NAMED:
        return hit.span
    if hit.term in FRENCH and ad.lang != "fr" and not hit.term.startswith("équipe"):
        return None  # "service" and "direction" are English words too
    begin = max(ad.text_start, hit.start - BEFORE)
    begin = max(begin, document.rfind("\n", begin, hit.start) + 1)
    before = document[begin : hit.start]
    after = document[hit.end : hit.end + AFTER].partition("\n")[0]
    end = (
        _french(before, after, hit.term)
        if hit.term in FRENCH
        else _english(before, after, hit.term)
    )
    return None if end is None else Span(hit.start, hit.end + end)


def _french(before: str, after: str, term: str) -> int | None:
    """Return where the description behind "équipe" ends, if it is of the reader's own."""
    lower = before.lower()
    if term != "équipe" and (label := _LABELLED.match(after)):
        return label.end()
    if term == "département" and _COUNTY.match(after):
        return None
    match = (_FRENCH_BY_NAME if term == "communauté" else _FRENCH).match(after)
    if term == "équipes" and not _JOINED_TEAMS.search(lower):
        return None
    if not match or _FRENCH_OTHER.search(lower) or not _FRENCH_JOINS.search(lower):
        return None
    return match.end()


def _english(before: str, after: str, term: str) -> int | None:
    named = _ENGLISH_NAMED.search(before)
    lead = before[: named.start()] if named else before
    is_named = named is not None and _BARE.sub("", named.group()).strip(" ,&-/)") != ""
    said = _ENGLISH_SAID.match(after)
    if term in PLURAL and (not said or said.group().startswith(" of")):
        return None
    if said and not (is_named and _ENGLISH_OTHER.search(lead)):
        return said.end()
    return 0 if is_named and not _ENGLISH_OTHER.search(lead) else None


FRENCH = frozenset(
    (
        "équipe", "équipes", "pôle", "département", "direction", "service", "tribu", "cellule",
        "communauté", "bu",
    )
)  # fmt: skip
"""Terms of the list whose description follows them."""
NAMED = frozenset(
    ("feature team", "dsi", "r&d organization", "engineering organization", "data office")
)
PLURAL = frozenset(("teams", "squads"))

_NUMBER = (
    r"(?:\d{1,3}(?!\d|[.,]\d|\s?%| ?000| (?:ans|years|months|mois|jours|days|pays|countries"
    r"|times)\b)|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
    r"|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|quinze|vingt"
    r"|(?:une? )?(?:petite )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine"
    r"|cinquantaine))"
)
_NUMBER_NEAR = re.compile(
    r"[1-9]|aine\b|two|three|four|five|six|seven|eight|nine|ten\b|twelve|fifteen|twenty|deux|trois"
    r"|quatre|cinq|sept\b|huit|neuf|dix|douze|quinze|vingt"
)
_COUNT_AFTER = re.compile(
    rf"(?:(?!\b(?:et|and|avec|with|pour|for|qui|dans|de la|en|across|by|of over"
    rf"|in)\b)[^.;:\n\d]){{0,45}}?"
    rf"[ (](?:de |d['’]|of |constituée? |composée? |comprising |compte\W+|comprend |sommes "
    rf"|forte de |made up of |consists of )(?:actuellement |currently )?"
    rf"(?:de |d['’]|of )?(?:plus de |environ |près de |presque |about |around |roughly |some "
    rf"|just |currently |over |more than |une |~|\+/-)*({_NUMBER})\b"
    rf"|[\w ]{{0,20}}[ :]*\(?:? ?({_NUMBER})(?: ?(?:-|à|to) ?\d+)? (?:people|personnes|dev"
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
_THEY_ARE = re.compile(rf"\b(?:composée?|constituée?)s? (?:de |d['’])(?:environ )?({_NUMBER}) \w+")
_DIGIT = re.compile(r"[1-9]")
_LIST = re.compile(
    r"\b(?:[1-9][0-9]?|un|une|deux|trois|quatre|cinq|two|three|four|a"
    r"|one) ?(?:[a-zé-]+ ){0,2}?(?:dév\w*|devs?\b|devops|developers?|ux|po\b|product|data \w+"
    r"|ing[ée]n\w+"
    r"|engineers?|designers?|analyst\w*|produits?|coach|mentor|testeu\w*|intrapreneu\w*|profils"
    r"|lead|cp\b|chargée?|architecte?s?)"
)
TEAM_MOST = 60
"""Above, a "team" is the company."""


def count_team(ad: "Ad") -> list[Span]:
    """Return where the number of people in the team is said."""
    hits = [hit for hit in ad.terms("team")[:MOST_MENTIONS] if hit.start >= ad.text_start]
    counted = [span for hit in hits if (span := _counted(ad, hit))]
    people = [hit for hit in ad.terms("head-count")[:MOST_MENTIONS] if hit.start > ad.text_start]
    return counted or _list_of_people(ad, [*hits, *people])


def _counted(ad: "Ad", hit: Hit) -> Span | None:
    before = ad.folded[max(ad.text_start, hit.start - BEFORE) : hit.start]
    numbered = _NUMBER_NEAR.search(ad.folded, hit.start - len(before), hit.end + AFTER)
    if not numbered or _NOT_COUNTED.search(before):
        return None
    if match := _COUNT_AFTER.match(ad.folded, hit.end, hit.end + AFTER):
        number = match[1] or match[2]
        small = not number.isdigit() or 1 < int(number) <= TEAM_MOST
        return Span(hit.start, match.end()) if small else None
    if match := _COUNT_BEFORE.search(before):
        return Span(hit.start - len(before) + match.start(), hit.end)
    return None


def _list_of_people(ad: "Ad", hits: list[Hit]) -> list[Span]:
    """Return people counted by their trades, two kinds or more, near a word for the team."""
    for hit in hits[:LISTS_READ]:
        near = slice(max(ad.text_start, hit.start - 40), hit.end + 160)
        passage = ad.folded[near]
        if not _DIGIT.search(passage):
            continue
        if they := _THEY_ARE.search(passage):
            return [Span(near.start + they.start(), near.start + they.end())]
        for one, two in pairwise(_LIST.finditer(passage)):
            if two.start() - one.end() < LIST_GAP and _DIGIT.search(one[0] + two[0]):
                return [Span(near.start + one.start(), near.start + two.end())]
    return []
