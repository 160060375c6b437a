"""The ad on a page without structured data: its main text, where that reads like a job ad."""

import re

import lxml.html
from lxml.html import HtmlElement

from adcrawler.extract.schema_org import line_of
from adcrawler.extract.text import to_text

_LEAST, _MOST = 300, 30_000
"""An ad's length in characters: less is a stub, more is a list or a manual."""

_DUTIES = (
    r"responsibilit|you(?:.ll| will| would| are going to)\b|your (?:role|mission|tasks|day|impact)"
    r"|the (?:role|position|job)\b|what (?:you|we)(?:.ll| will)|duties|job description"
    r"|vos? (?:futures? )?(?:missions?|responsabilités|tâches|rôle)|vous (?:serez|aurez|participe"
    r"|travaille|développe|intégre|rejoign|assure)|missions? (?:principales?|:)|descri\w+ du poste"
    r"|le poste\b|tes missions|ton rôle|tu (?:seras|auras|participe)"
)
_DEMANDS = (
    r"requirements|qualifications|(?:required|preferred|technical|key) skills|must.have"
    r"|you (?:have|bring|are|know|should)\b|your (?:profile|skills|background|experience)"
    r"|years.{0,20}experience|experience (?:with|in|of|as|using)|knowledge of|who you are"
    r"|looking for|ideal candidate|familiar(?:ity)? with|nice to have|ability to|degree in"
    r"|(?:votre |ton )?profil\b|compétences|expériences?\b|vous (?:avez|êtes|maîtrise|justifi"
    r"|connaisse|possédez|disposez)|tu (?:as|es|maîtrises|connais)\b|maîtrise d|connaissances?\b"
    r"|recherch(?:é|ons|e un)|qualités|diplôm|bac ?\+"
)
_TERMS = (
    r"salary|compensation|benefits|full.time|part.time|permanent|contract|apply|application|remote"
    r"|hiring|candidate|team\b|join (?:us|our)|we offer|perks|equity|freelance|intern(?:ship)?\b"
    r"|on.?site|visa|cv\b|resume\b"
    r"|salaire|rémunération|avantages|cdi\b|cdd\b|temps plein|stage\b|alternance|postule|candidat"
    r"|télétravail|recrut|équipe|rejoign|nous offrons|mutuelle|tickets?.restau|contrat|poste\b"
)
_SIGNS = [re.compile(rf"\b(?:{signs})", re.IGNORECASE) for signs in (_DUTIES, _DEMANDS, _TERMS)]
_ROLE = re.compile(
    r"\b(?:dev\b|develop+e[ru]|engineer|programmer|architect|analyst|scientist|admin|devops|manager|lead"
    r"|consultant|designer|researcher|specialist|technician|tester|director|head of|cto|intern\b"
    r"|développeu|ingénieur|architecte|analyste|chef\w* de|responsable|technicien|stag|alternan"
    r"|administrateur|chargée?|data|job|emploi|recrut|hiring|poste|[hmf]\s?[/|-]\s?[hmfwx])",
    re.IGNORECASE,
)
_EXPIRED = re.compile(
    r"no longer accepting applications|(?:job|position|posting|vacancy|listing|offer)"
    r" (?:has been|has|is)(?: now| already)? (?:expired|closed|no longer (?:avail|open|act))"
    r"|job (?:was )?not found"
    r"|(?:offre|annonce|poste)(?: d.emploi)? (?:n.est plus|a(?: déjà)? été pourvu"
    r"|est(?: déjà)? pourvu|(?:est |a )?(?:expiré|clôturé|introuvable))",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"\d\s*\+?\s*(?:offres|emplois|annonces|postes|jobs|results|résultats|vacancies|positions)\b"
    r"|\b(?:offres d.emploi|job search|search results|all jobs|open positions|jobs in)\b",
    re.IGNORECASE,
)
"""Titles of pages that list ads."""
_AFTERWARDS = re.compile(
    r"^(?:similar (?:jobs|positions|offers)|people also viewed|related jobs|more jobs.*"
    r"|sign in to .*|(?:recommended|other) jobs.*|(?:offres?|emplois|annonces) similaires"
    r"|autres offres.*|ces offres .*|referrals increase .*|get notified about .*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""Headings of what pages add below an ad; above one they are its menu."""


def main_text(tree: HtmlElement) -> str:
    """Return the page's main text as plain lines, without what follows the ad; or ""."""
    import trafilatura  # slow to import, and most pages state their ad

    try:
        found = trafilatura.extract(tree, favor_recall=True, include_comments=False) or ""
    except RecursionError:  # nested too deeply for it
        found = ""
    text = _lines(found)
    mains = tree.findall(".//main")
    if len(mains) == 1:  # the page says itself where its content is: believe neither below half
        stated = to_text(lxml.html.tostring(mains[0], encoding="unicode"))
        text = stated if len(text) < len(stated) / 2 else text
    ends = (match.start() for match in _AFTERWARDS.finditer(text) if match.start() > _LEAST)
    return text[: next(ends, None)].strip()


def says_expired(tree: HtmlElement) -> bool:
    """Tell whether the page says anywhere that its offer is closed."""
    shown = tree.xpath("//body//text()[not(parent::script or parent::style or parent::template)]")
    return bool(_EXPIRED.search(" ".join(" ".join(shown).split())))


def page_title(tree: HtmlElement) -> str:
    """Return what the page is headed: its `<h1>` if it has just one, else its title."""
    headings = [line_of(heading.text_content()) for heading in tree.iter("h1")]
    named = [meta.get("content") or "" for meta in tree.iterfind(".//meta[@property='og:title']")]
    titles = [title.text_content() for title in tree.iterfind(".//title")]
    candidates = [line_of(title) for title in (*headings[: len(headings) == 1], *named, *titles)]
    return next(filter(None, candidates), "")


def is_job_ad(title: str, text: str) -> bool:
    """Tell whether a text is one open job ad in French or English.

    It has an ad's length, no list's title, does not say that the offer has expired, and speaks of
    two at least of what one will do, what is asked for and the terms: in eight different words, in
    five under a title that is a role, and in one more every 2,000 characters.
    """
    if not _LEAST <= len(text) <= _MOST or _EXPIRED.search(text) or _LISTING.search(title):
        return False
    spoken_of = [len({sign.lower() for sign in signs.findall(text)}) for signs in _SIGNS]
    enough = (5 if _ROLE.search(title) else 8) + len(text) // 2000
    return sum(count > 0 for count in spoken_of) >= 2 and sum(spoken_of) >= enough


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line not in {"", "-"})
