"""The team that an ad speaks of: its name, who is in it, what it does."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from adcrawler.extract import MOST_MENTIONS
from adcrawler.extract.team_size import FRENCH, PLURAL, UNITS, count_team
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

SHOWN = 2
BEFORE, AFTER = 60, 75
"""Characters of the line around a word for a team that tell what it is."""

_PEOPLE = (
    r"(?:d[ée]v\w*|ing[ée]n\w*|engineers?|data|scientist\w*|analyst\w*|experts?|consultant\w*"
    r"|designers?"
    r"|product|po\b|pm|ux|chefs?|architect\w*|administrat\w*|researchers?|chercheurs|talented \w+"
    r"|passionné\w*|software|full|back|front|sales|creative|individual|actuar\w*|technicien\w*"
    r"|profils|conseillers|quality|qa|scrum|business|machine|ai|ml|intrapreneu\w*|\d+|deux|trois"
    r"|\w*technologists|\w+ticians|physicists|economists|testers|programmers|makers|builders"
    r"|doctors"
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
    r"|exploitation|production|intelligence|marketing|e-?commerce|outils|ops|décisionnel\w*"
    r"|gouvernance|transverse|maintenance|intégration|architecture|qualité|méthodes|analytics"
    r"|delivery|opérations|plateforme|finance|architectures|systèmes?|réseaux?|moteur|build|run"
    r"|animation|pilotage)\b)"
)
_OF_A_FIELD = re.compile(
    r" (?:des |du |de (?:la |l['’])?|d['’])?(?!vous|tu\b|nous|pour|avec|dans|dédié|afin|sera|votre"
    r"|chez|client|notre|cette|celui|public)[a-zéèêàç][\w'’-]{4,}"
)
"""What departments are called by, whatever it is."""
_OF_FIELDS = frozenset(("pôle", "département", "direction", "division", "practice"))
_FRENCH = re.compile(f"{_FRENCH_SAID}|{_FRENCH_NAMED}")
_FRENCH_BY_NAME = re.compile(_FRENCH_NAMED)
_COUNTY = re.compile(r" (?:du|de la|de l['’]|des|d['’]) ?[A-Z]")
_LABELLED = re.compile(r" ?: +[A-ZÉ]\w+")
_JOINED_TEAMS = re.compile(r"(?:au sein|rejoi|intègr|intégr|rattach)[\w()·]*(?:\.e)?[^.\n]{0,30}$")
_FRENCH_JOINS = re.compile(  # …and that one joins, rather than works with
    r"(?:\b(?:au sein|au cœur|membre|intègr\w*|intégr[\w.()·]*|rejoi\w+|rattach[\w.()·]+|renforc\w+"
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
_ARTICLES = (" the ", " our ", " a ", " an ", " your ", " this ")
"""No trade stands before a team that one of these does; they are faster to look for."""
_ENGLISH_SAID = re.compile(
    rf" (?:of (?:[\w-]+,? (?:and |& )?){{0,3}}?(?i:{_PEOPLE})|\([^)]*(?i:{_PEOPLE})"
    r"|that['’]s (?:lead|build|chang|transform|work)"
    r"|(?:that|which|who) (?!you|we\b|will\b|can\b|loves?\b|cares?\b|values?\b|celebrates?\b"
    r"|has the|shares?\b|is (?!resp|in ch|build|work|focus)|are\b)\w+"
    r"|(?:consist|compris|made up|composed|responsible|in charge|dedicated to|focus)"
    r"|is (?:resp|in charge|build|small|distrib|compos|compris|made|dedic|focus|a (?:small|group)"
    r"|currently|growing|all about)"
    r"|(?:build|deliver|develop|creat|ensur|own|maintain|design|work|manag|play|partner|support"
    r"|leverag|make|lead|provid|includ|specializ|specialis|encompass)e?s\b"
    r"|(?:solv|build|develop|deliver|creat|design|support)ing|working (?:on|with)"
    r"|has (?:developed|built|a long)|with diverse"
    r"|to (?:deliver|build|develop|provide|support)|in (?:charge|[A-Z]))"
)
_ENGLISH_OTHER = re.compile(
    r"\b(?:with|between|from|across|to (?:the |our )?|including|and|other|any|various|multiple"
    r"|internal|non-technical|helped by|by|assist(?:ing|s)?"
    r"|for|partner|client['’]?s?|customer['’]?s?|support|each|every|recognized|within any"
    r"|build(?:ing)? great|larger|setting|expected of)"
    r"(?: (?:the|our|a|an|your|their|this|internal|highly|skilled|other|and|of|technical|business"
    r"|experienced|appropriate|relevant|broader|entire|existing|both))*\s*$",
    re.IGNORECASE,
)
_HIRED = re.compile(
    r"\b(?:look(?:ing)?|seek\w*|hiring|recruiting|searching|role|position|opening)\b.* for "
    r"(?:our |the |an? )?$"
    r"|(?:analyst|engineer|developer|scientist|manager|architect|intern|consultant|administrator"
    r"|lead|specialist)s?,? (?:with|for) (?:our |the )$",
    re.IGNORECASE,
)
"""Words that tell "for our data team" from a team one works for."""
_OF_THE_PAST = re.compile(
    r"\b(?:experience (?:in|with|of|as|on|at|working|leading|managing|within|mentoring)"
    r"|(?:ability|able|capacity|desire) to|proven|track record|comfortable|enjoy\w*"
    r"|(?:have|has|having) (?:worked|led|managed))\b(?:(?!join)[^.;•\n])*$",
    re.IGNORECASE,
)
"""What the candidate has done or can do in some team."""
_ONE_OF = re.compile(
    r"\b(?:one of|join) (?:our |the |several |many )?(?:small |various )?(?:[\w-]+ )?$",
    re.IGNORECASE,
)
"""Of several teams, one is joined."""
_PURPOSE_OF = re.compile(
    r"\b(?:goals?|missions?|purpose|objectives?|role|aim) of (?:the|this|our) (?:[\w&]+ ){0,3}$"
)
_IS = re.compile(r" (?:is|are|has|will be)\b")
_UNIT_NAMED = re.compile(
    r"\b(?:(?P<joins>[Pp]art of|[Mm]ember of|[Jj]oin\w*)|[Ww]ithin|[Oo]ur|is) (?:our |the |an? )?"
    r"(?:[\w&/-]+,? ){0,5}?(?i:data|product|engineering|development|software|research|analytics"
    r"|science|technology|security|infrastructure|cloud|platform|r&d|machine learning|ai|digital"
    r"|intelligence) (?:(?:and |& )?[\w&/-]+ ){0,3}$"
)
_BARE = re.compile(  # adjectives, which have a capital at the beginning of a line
    r"\b(?:our|the|this|your|my|an?|join|about|dynamic|great|small|meet|work|agile|cross|whole"
    r"|entire"
    r"|we|i|you|as|in|teams?|one|collaborative|amazing|strong|international|growing|talented"
    r"|executive|professional|diverse|inclusive|supportive|fantastic|awesome|passionate|friendly"
    r"|young|experienced|distributed|larger|fun|excellent|effective|better|inclusion|world|class"
    r"|high|performing|functional|management|leadership|if|at|and|with|red|sales)\b",
    re.IGNORECASE,
)


def find_teams(ad: "Ad") -> list[Span]:
    """Return where a team is said to be something, not more than a clause each."""
    hits = ad.terms("team")[:MOST_MENTIONS]
    found = (span for hit in hits if (span := _described(ad, hit)))
    return (
        list(islice(found, SHOWN)) or count_team(ad) or [hit.span for hit in ad.terms("team-pair")]
    )


def _described(ad: "Ad", hit: Hit) -> Span | None:
    document = ad.document
    if document[hit.start - 1 : hit.start] == "-":
        return None
    if hit.term == "dsi" and ad.lang == "fr":
        begin = max(ad.text_start, hit.start - BEFORE)
        return hit.span if _JOINED_TEAMS.search(ad.folded, begin, hit.start) else None
    if hit.term in NAMED:
        own = _is_own(document[max(0, hit.start - BEFORE) : hit.start])
        return hit.span if own else None
    if hit.term in FRENCH and ad.lang != "fr" and not hit.term.startswith("équipe"):
        return None  # "service" and "direction" are English words too
    begin = max(0, hit.start - BEFORE)
    begin = max(begin, document.rfind("\n", begin, hit.start) + 1)
    before = document[begin : hit.start]
    after = document[hit.end : hit.end + AFTER].partition("\n")[0]
    end = (
        _french(before, after, hit.term)
        if hit.term in FRENCH
        else _english(before, after, hit.term)
    )
    return None if end is None else Span(hit.start, hit.end + end)


def _is_own(before: str) -> bool:
    """Tell a team of the reader's from one that they work with, or for."""
    other = _ENGLISH_OTHER.search(before)
    return other is None or bool(_HIRED.search(before))


def _french(before: str, after: str, term: str) -> int | None:
    """Return where the description behind "équipe" ends, if it is of the reader's own."""
    lower = before.lower()
    if term != "équipe" and (label := _LABELLED.match(after)):
        return label.end()
    if term == "département" and _COUNTY.match(after):
        return None
    match = (_FRENCH_BY_NAME if term in {"communauté", "entité", "unité"} else _FRENCH).match(after)
    if term in {"équipes", "direction", "entité", "unité"} and not _JOINED_TEAMS.search(lower):
        return None
    if not match and term in _OF_FIELDS and _JOINED_TEAMS.search(lower):
        match = _OF_A_FIELD.match(after)
    if not match or _FRENCH_OTHER.search(lower) or not _FRENCH_JOINS.search(lower):
        return None
    return match.end()


def _english(before: str, after: str, term: str) -> int | None:
    end = _english_end(before, after, term)
    return None if end is None or _OF_THE_PAST.search(before) else end


def _english_end(before: str, after: str, term: str) -> int | None:
    said = _ENGLISH_SAID.match(after)
    if term in UNITS:
        unit = _UNIT_NAMED.search(before)
        own = unit and (unit["joins"] or _is_own(before[: unit.start()]))
        return 0 if own else None
    named = None if before.endswith(_ARTICLES) else _ENGLISH_NAMED.search(before)
    lead = before[: named.start()] if named else before
    is_named = named is not None and _BARE.sub("", named.group()).strip(" ,&-/)") != ""
    if term == "team" and len(before) > 3 and before.isupper():
        return None  # a heading of a list
    if term in PLURAL and (not said or said.group().startswith((" of", " to"))):
        return 0 if is_named and _ONE_OF.search(lead) else None
    if _PURPOSE_OF.search(before) and (purpose := _IS.match(after)):
        return purpose.end()
    if is_named and not _is_own(lead):
        return None
    return said.end() if said else 0 if is_named else None


NAMED = frozenset(
    (
        "feature team",
        "dsi",
        "r&d organization",
        "engineering organization",
        "data office",
        "center of excellence",
        "centre of excellence",
    )
)
