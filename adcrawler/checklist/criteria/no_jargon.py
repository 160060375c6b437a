"""The ad speaks plainly, without marketing and management formulas."""

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

MOST, MOST_MILD = 5, 2
"""Passages shown: more teach nothing new; words that have honest uses too say less."""
FAINT_WORDS_OF_JARGON = 3
"""So many different ones make formulas of words that have honest uses."""

WORDS = r"(?: [^\s.;:,!?•()]+)"
BEFORE, AFTER = re.compile(WORDS + "{0,3}"), re.compile(WORDS + "{0,6}")
"""The first is read from right to left."""


def check(ad: Ad) -> Verdict:
    if strong := ad.terms("jargon"):
        return unwanted(in_its_clause(ad, hit) for hit in strong[:MOST])
    mild = ad.terms("jargon-mild") or in_numbers(ad.terms("jargon-faint"))
    return unwanted(in_its_clause(ad, hit) for hit in mild[:MOST_MILD])


def in_numbers(hits: list[Hit]) -> list[Hit]:
    """Return the hits, each word once, if there are enough different ones."""
    words = {hit.term: hit for hit in reversed(hits)}
    return list(reversed(words.values())) if len(words) >= FAINT_WORDS_OF_JARGON else []


def in_its_clause(ad: Ad, hit: Hit) -> Span:
    """Return the hit with the few words around it that make it a formula."""
    before = BEFORE.match(ad.document[max(hit.start - 60, 0) : hit.start][::-1])
    after = AFTER.match(ad.document, hit.end, hit.end + 80)
    return Span(hit.start - (before.end() if before else 0), after.end() if after else hit.end)


CRITERION = Criterion(
    id="no-jargon",
    category=Category.NOISE,
    kind=Kind.UNWANTED,
    title=Text(fr="Pas de jargon d'entreprise", en="No corporate jargon"),
    advice=Text(
        fr="Supprimez {quotes}, ou dites-le avec vos mots, comme à un collègue.",
        en="Drop {quotes}, or say it in your own words, as you would to a colleague.",
    ),
    why=Text(
        fr=(
            "Les développeurs remarquent aussitôt « nos valeurs » et autres phrases du service "
            "communication, et en pensent moins de bien de qui les écrit. Des valeurs et des "
            "blagues sont bienvenues, avec vos mots."
        ),
        en=(
            "Developers notice “we value…” at once, and think less of who wrote it. Values and "
            "jokes are welcome when they are one's own words."
        ),
    ),
    counts=Text(
        fr=(
            "Les valeurs, l'ADN et la mission, les gens comme capital, la création de valeur, "
            "l'excellence, l'état d'esprit et la transformation. Les mots qui ont aussi un emploi "
            "honnête (« impact », « enjeux ») comptent quand ils sont plusieurs."
        ),
        en=(
            "Talk of values, DNA and mission, people as capital, value created, excellence, mindset"
            " and transformation. Words that have honest uses too (“impact”, “stakeholders”) count "
            "in numbers."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Notre équipe écrit un comparateur de trains. Bureaux au cœur de Nantes.",
            "Vous remplacez des valeurs manquantes et documentez la transformation des données.",
            "Vous aurez à cœur de documenter le code, au cœur de l'équipe Moteur.",
            "L'innovation vous attire ? Écrivez-nous, nous avons trois prototypes à finir.",
        ),
        en=(
            "You will fix the search engine of a train timetable with Ada and Bram.",
            "You check data integrity and replace null values with pivot tables.",
            "You share your insights on train delays with the stakeholders.",
        ),
    ),
    bad=Examples(
        fr=(
            "Nos valeurs : l'audace et le partage.",
            "Nous accompagnons nos clients dans leur transformation digitale.",
            "L'humain est au cœur de notre ADN.",
            "Une ambiance conviviale, de la bienveillance, et l'envie de promouvoir l'innovation.",
        ),
        en=(
            "We value diversity of thought and a growth mindset.",
            "Our people are our greatest asset.",
            "Work hard, play hard.",
            "We leverage insights to have an impact on communities.",
            "Our culture is what we make of it.",
            "We are harnessing the power of lamps.",
        ),
    ),
)
