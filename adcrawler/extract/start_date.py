"""When the job begins, as the ad puts it."""

import re
from typing import TYPE_CHECKING

from adcrawler.extract import MOST_MENTIONS
from adcrawler.facts import Evidence
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_MONTH = (
    r"(?:janv(?:ier|\.)?|f[ée]vr?(?:ier|\.)?|mars|avr(?:il|\.)|mai|juin|juillet|ao[uû]t"
    r"|sept(?:embre|ember|\.)?|oct(?:obre|ober|\.)|nov(?:embre|ember|\.)|d[ée]c(?:embre|ember|\.)"
    r"|january|february|march|april|may|june|july|august"
    r"|jan|feb|mar|apr|jun|jul|aug|oct|nov|dec)\b"
)
DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}(?:-\d{2})?"
    rf"|(?:\d{{1,2}}(?:er|st|nd|rd|th)?\s)?{_MONTH}"
    r"(?:,?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?\d{4}|\s\d{1,2}\b)?)"
)
"""A day or a month, with or without its year, as French or English folded text writes it."""
_SEASON = (
    r"(?:(?:spring|summer|fall|autumn|winter|printemps|été|automne|hiver|rentrée|q[1-4]|t[1-4])"
    r"(?:\s(?:of\s)?(?:scolaire\s)?\d{4})?|20[12]\d\b|(?:la |les )?semaines? prochaines?"
    r"|(?:next|le) (?:month|week|mois prochain))"
)
_NOW = (
    r"(?:dès que possible|des que possible|dqp|a\.?s\.?a\.?p|as soon as possible"
    r"|immédiate?(?:ment)?|immediate(?:ly)?|(?:au|le) plus (?:vite|tôt|rapidement)(?: possible)?"
    r"|dès maintenant|right away|flexible|de suite|now\b|à définir|dès aujourd'hui)"
)
_WHEN = re.compile(
    r"\s*(?:(?:dates?|souhaitée?|prévue?|possible|envisagée?|idéale?ment|idéal|du contrat"
    r"|de mission|de la mission|du stage|is|est|[:=–—>*-]|les?|la|en|dès|in|on|by|from|at|the|"
    r"à partir d[eu]|à compter d[eu]|mois de|entre|between|early|mid-?|mi-?|late|end of"
    r"|beginning of|début|fin|courant|to begin|or after|around|h/f|\(f/h\)|\()\s*)*"
    rf"(?:{_NOW}|{DATE}|{_SEASON})"
)
_LABELS = (
    "date",
    "début",
    "démarrage",
    "demarrage",
    "prise",
    "à pourvoir",
    "a pourvoir",
    "entrée",
    "embauche",
    "recrutement",
    "start",
    "starting",
    "starts",
    "commenc",
    "beginning",
    "begins",
    "joining",
    "available from",
)
_SINCE = ("à compter", "à partir", "dès ", "from", "disponible")
_AT_ONCE_FOR = re.compile(
    r"start|begin|quand \?|when\?|\bcd[id]\b|freelance|\bjoin|hiring|\bhire|position|role|vacan"
    r"|opening|début|démarr|\bposte|pourvoir|prise|rejoindre|recrut|embauch|disponib|availab"
    r"|mission\b|urgent|joiner"
)
_AT_ONCE_OTHER = re.compile(
    r"appl(?:y|ication)|postul|contact|répon|reply|respond|notif|review|consider|\bget back|revenir"
    r"|revien|benefit|impact|vest|coverage|insurance|users|cv\b|resume|send|envoy|feedback"
    r"|productive|issue|incident|eligib|action"
)


def find_start_date(ad: "Ad") -> tuple[str | None, tuple[Evidence, ...]]:
    """Return when the job begins, in the ad's words, and where it is said."""
    if ad.start_date:
        return ad.start_date, ("start_date",)
    for hit in ad.terms("start-date")[:MOST_MENTIONS]:
        if span := _said(ad, hit):
            return " ".join(ad.quote(span).split()), (span,)
    return None, ()


def _said(ad: "Ad", hit: Hit) -> Span | None:
    word = hit.term.rstrip("*")
    if word in _PLAIN_WORDS and _PAST.search(ad.folded, max(0, hit.start - 30), hit.start):
        return None
    if word == "début" and not _about_the_job(ad, hit):
        return None
    if word.startswith(_LABELS):
        return _when(ad, hit, hit.end, loose=word not in _PLAIN_WORDS)
    if word.startswith(_SINCE) and word != "dès que possible":
        start = hit.start + word.index(" ") if word.startswith(("from", "dès ")) else hit.end
        return _when(ad, hit, start, loose=False) if _about_the_job(ad, hit) else None
    return hit.span if _at_once(ad, hit) else None


_PLAIN_WORDS = {"start", "starting", "starts", "début"}
"""Words that speak of many things: a date must follow at once."""
_PAST = re.compile(
    r"(?:depuis|lancement|d'ici(?: à)?|créée?s?|our|since|démarrée?|fondée?|lancée?|career|journey"
    r"|batch|année)\s*$"
)


def _when(ad: "Ad", hit: Hit, start: int, *, loose: bool) -> Span | None:
    """Return label and date; `loose` lets other words stand between them."""
    match = _WHEN.match(ad.folded, start, start + 90)
    if match is None and loose:
        match = _LOOSE.match(ad.folded, start, start + 60)
    return Span(hit.start, match.end()) if match else None


_LOOSE = re.compile(
    rf"[^.\n;]{{0,30}}?(?:\ble |\ben |\bdès |\bin |\bon |: ?|\bau )(?:{_NOW}|{DATE})"
)


def _about_the_job(ad: "Ad", hit: Hit) -> bool:
    begin = max(0, hit.start - 60)
    clause = ad.folded[max(begin, ad.document.rfind("\n", begin, hit.start) + 1) : hit.start]
    if hit.term.startswith("from"):
        return _A_JOB.search(clause) is not None
    return not clause.strip(" -•*:.!") or _A_JOB.search(clause) is not None


_A_JOB = re.compile(
    rf"{_AT_ONCE_FOR.pattern}|stage|intern|contra[tc]t?|alternan|apprenti|durée|duration|mois"
    rf"|months|\bcd[id]\b|program|recherch|looking"
)


def _at_once(ad: "Ad", hit: Hit) -> bool:
    """Tell "wanted at once" from "apply at once"."""
    begin, end = max(0, hit.start - 50), min(len(ad.document), hit.end + 35)
    before = ad.folded[max(begin, ad.document.rfind("\n", begin, hit.start) + 1) : hit.start]
    line_end = ad.document.find("\n", hit.end, end)
    after = ad.folded[hit.end : line_end if line_end >= 0 else end]
    if not before.strip(" -•*:;()") and not after.strip(" -•*.!()"):
        return "able" not in before
    near = before + after
    if hit.term in {"immediate", "immédiate", "immédiat"}:
        return (
            _AT_ONCE_FOR.search(before[-25:] + after[:20]) is not None and "term" not in after[:6]
        )
    if _AT_ONCE_OTHER.search(near):
        return False
    return _AT_ONCE_FOR.search(near) is not None
