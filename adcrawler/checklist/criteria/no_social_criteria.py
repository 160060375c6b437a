"""The ad asks for no age, sex, nationality, looks or family, and hints at none."""

import re

from adcrawler.ad import Ad
from adcrawler.checklist.criterion import (
    Category,
    Criterion,
    Examples,
    Kind,
    Text,
    Verdict,
    unwanted,
)
from adcrawler.lexicon import Hit, Span

MOST = 6
"""Passages shown: more teach nothing new."""

PERSON = (
    r"(?:diplom|diplôm|développeu|developer|ingénieur|engineer|profession|talent|cadre|scientifique|research"
    r"|candidat|profil|recrue|collabora|graduate|hacker|mind|colleague|homme|femme|équipe|team)"
)
YOUNG_PERSON = re.compile(rf"(?:jeunes?|young)(?:,? (?:\w+|&),?){{0,2}}? {PERSON}[^\s,;.]*")
YOUNG_PLACE = re.compile(
    r"(?:équipes?|team|ambiance|atmosphère|environnement|cadre|écosystème|collègues|développeurs"
    r"|environment|culture|quelqu'un)\b"
    r"(?:(?! (?:des|les|aux|pour|of|for) |-)[^.;:!?•]){0,40} (?:jeunes?|young)$"
)
PLACE_AFTER = re.compile(r"young\b[^.;:!?•]{0,40}\b(?:team|environment|atmosphere|culture|crowd)\b")
ALSO = re.compile(r"(?:as well as|or an?|ou un|soyez) $")
OR_NOT = re.compile(r"ou (?:expériment|confirm|senior|autodidacte)|or (?:experienced|senior|not)")
GUIDED = re.compile(
    r"(?:accompagn\w*|encadr\w*|form\w*|mentor\w*|develop)\s(?:une? |de |des |our )?$"
)
NATION = re.compile(
    r"(?:\bu\.?s\.?a?|united states'?|american|canadian|australian|\bau|\beu|european|\buk|british"
    r"|french|german|swiss|dutch|indian|israeli|singapore\w*|must be an?)\s$"
)
PERMIT = re.compile(r"visa|authori[sz]ed|\bead\b|h-?1|\bopt\b|permit|eligible (?:internat|to work)")
OFFICE = re.compile(r" (?:and immigration|certificate)")
NEAR = 60
ENOUGH = 200
"""Ambiguous words looked at: no honest ad has more."""


def check(ad: Ad) -> Verdict:
    spans = [hit.span for hit in ad.terms("social-criteria")[:MOST]]
    hints = ad.terms("social-hints")[:ENOUGH]
    spans += [span for hit in hints if (span := _meant(ad.folded, hit))]
    spans = [span for span in spans if "\n" not in ad.quote(span)]
    return unwanted(sorted(spans)[:MOST])


def _meant(text: str, hit: Hit) -> Span | None:
    before = text[max(0, hit.start - NEAR) : hit.start]
    after = text[hit.end : hit.end + NEAR + 20]
    return (_nation if hit.term.startswith("citizen") else _youth)(before, after, hit)


def _nation(before: str, after: str, hit: Hit) -> Span | None:
    nation = NATION.search(before)
    if nation is None or OFFICE.match(after) or PERMIT.search(after):
        return None
    return Span(hit.start - len(nation.group()), hit.end)


def _youth(before: str, after: str, hit: Hit) -> Span | None:
    if ALSO.search(before) or OR_NOT.search(after[:NEAR]) or GUIDED.search(before):
        return None
    if "grad" in hit.term:
        return hit.span
    word = hit.term
    if place := YOUNG_PLACE.search(before + word):
        return Span(hit.start - (len(before) - place.start()), hit.end)
    if person := YOUNG_PERSON.match(word + after) or PLACE_AFTER.match(word + after):
        return Span(hit.start, hit.start + person.end())
    return None


CRITERION = Criterion(
    id="no-social-criteria",
    category=Category.DEMANDS,
    kind=Kind.UNWANTED,
    title=Text(fr="Ni âge, ni origine, ni apparence", en="No age, origin or looks"),
    advice=Text(
        fr="Supprimez {quotes} : dites ce qu'il faut savoir faire, pas qui il faut être.",
        en="Drop {quotes}: say what the person must be able to do, not who to be.",
    ),
    why=Text(
        fr=(
            "Seul compte le travail fait, que l'on ait 23 ans, des piercings ou un fauteuil "
            "roulant."
        ),
        en="Only doing the job counts, whether one is 23, pierced or in a wheelchair.",
    ),
    counts=Text(
        fr=(
            "« Jeune diplômé », une équipe jeune comme attrait, la langue maternelle ou la "
            "nationalité exigée, un « il » réservé aux hommes ; pas l'égalité des chances, le "
            "permis de travail ou l'âge de l'entreprise."
        ),
        en=(
            "“Recent graduate”, a young team as an appeal, native speakers, citizens only, a "
            "masculine-only “he”; not equal-opportunity statements, work permits, nor the age of "
            "the company."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Nous sommes une jeune entreprise de Nantes.",
            "Tous nos postes sont ouverts, sans distinction d'âge ni de nationalité.",
            "Vous développerez une application React Native pour aider les jeunes à se loger.",
            "Jeune diplômé ou expérimenté, écrivez-nous.",
        ),
        en=(
            "We hire regardless of age, citizenship or national origin.",
            "A young company that builds native apps and cloud native services.",
            "U.S. citizens and all those authorized to work in the US may apply.",
            "He or she will work on the billing back end.",
            "Audited by Ernst & Young.",
        ),
    ),
    bad=Examples(
        fr=(
            "Rejoignez une équipe jeune et dynamique.",
            "Profil : jeune diplômé(e) en informatique.",
            "Vous êtes de nationalité française.",
            "Anglais : langue maternelle exigée.",
        ),
        en=(
            "Join a young and dynamic team.",
            "You must be a US citizen.",
            "We want a digital native.",
            "You are a native English speaker.",
            "He must report to the CTO.",
            "Must be a member of the Church.",
        ),
    ),
)
