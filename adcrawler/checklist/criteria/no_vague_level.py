"""The ad says what the person must be able to do, not a level that nobody can measure."""

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice

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
from adcrawler.extract import SIGN
from adcrawler.lexicon import Span

MOST = 5
DEGREES_READ = 200
"""More in one ad are no longer read: the verdict is known by then."""

GRADED_EN = (
    "knowledge|understanding|experience|skills?|skill-?sets?|background|command|grasp|expertise"
    "|proficiency|abilit(?:y|ies)|aptitudes?|foundations?|fundamentals|track record|acumen"
    "|communicators?|communication|programming|analytical|organi[sz]ational|comprehension"
)
GRADED_FR = (
    "connaissances?|ma[iî]trise|compréhension|expérience|compétences?|expertise|bases|niveau"
    "|culture|bagage|pratique|capacités"
)
CLAUSE = re.compile(r"[^\n.;:!?•]*(?:\.\w[^\n.;:!?•]*)*")
GRADED_AFTER = re.compile(
    rf"{SIGN}(?<!user )(?<!customer )(?:{GRADED_EN}|{GRADED_FR})\b"
    r"(?! utilisateur| client| candidat| collaborateur)(?: skills)?"
)
GRADED_BEFORE = re.compile(rf"{SIGN}(?:{GRADED_FR})(?: \w+){{0,2}} \Z")
OF_OTHERS = re.compile(
    rf"{SIGN}(?:our|their|its|nos|notre|leurs?|build|building|develop|developing|gain|gaining|acquire"
    r"|provides?|providing|deliver|delivering|offers?|créer|développer|acquérir|offrir)\b"
    r"[^\n.;:!?]{0,12}\Z"
)


def check(ad: Ad) -> Verdict:
    levels = (hit.span for hit in ad.terms("vague-level"))
    found = list(islice(apart(merge(levels, graded(ad))), MOST))
    return unwanted(found or (hit.span for hit in ad.terms("vague-level-faint")[:MOST]))


def graded(ad: Ad) -> Iterator[Span]:
    """Find the adjectives that grade a skill, with the skill."""
    text = ad.folded
    for hit in ad.terms("vague-level-degree")[:DEGREES_READ]:
        span = None
        if before := GRADED_BEFORE.search(text, max(hit.start - 46, 0), hit.start):
            span = Span(before.start() + 1, hit.end)
        elif (clause := CLAUSE.match(ad.document, hit.end, hit.end + 60)) and (
            after := GRADED_AFTER.search(text, hit.end, clause.end())
        ):
            span = Span(hit.start, after.end())
        if span and not OF_OTHERS.search(text, max(hit.start - 31, 0), hit.start):
            yield span


def apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Leave out the spans that begin inside the one before."""
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


CRITERION = Criterion(
    id="no-vague-level",
    category=Category.DEMANDS,
    kind=Kind.UNWANTED,
    title=Text(fr="Pas de niveau invérifiable", en="No level that nobody can measure"),
    advice=Text(
        fr="Remplacez {quotes} par ce que la personne doit savoir faire, par exemple "
        "« écrire un décorateur » ou « fusionner deux branches git ».",
        en="Replace {quotes} with what the person must be able to do, for example "
        "“write a decorator” or “merge two git branches”.",
    ),
    why=Text(
        fr=(
            "« Senior », « bon niveau » ou « maîtrise » ont autant de sens que de lecteurs ; ce "
            "qu'il faut savoir faire se vérifie, et d'abord par le lecteur."
        ),
        en=(
            "“Senior”, “good knowledge” or “strong skills” mean as many things as there are "
            "readers; what one must know how to do can be checked, by the reader first."
        ),
    ),
    counts=Text(
        fr=(
            "Un tel niveau demandé à la personne, aussi dans le titre. Le niveau des autres (les "
            "seniors avec qui l'on travaille, l'expertise de la maison) ne compte pas, ni la "
            "maîtrise d'ouvrage."
        ),
        en=(
            "Such a level asked of the person, in the title too. Levels of others (the seniors one "
            "works with, the firm's expertise) do not count."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous savez écrire un décorateur. Vous travaillerez avec la maîtrise d'ouvrage.",
            "Anglais B2. Nos experts vous formeront, vous aiderez les juniors de l'équipe.",
            "Une bonne humeur constante et le sens de l'organisation.",
        ),
        en=(
            "You can write a query with a window function. You report to senior management.",
            "You will mentor junior engineers and develop a deep understanding of ferries.",
            "Our deep knowledge of ferries is yours. You know Git and some deep learning.",
        ),
    ),
    bad=Examples(
        fr=(
            Ad("Développeur Python senior", "Vous écrivez le moteur de recherche.", lang="fr"),
            "Bonne connaissance de Git.",
            "Vous maîtrisez SQL.",
            "Une expérience professionnelle significative sur Django.",
            "Bon niveau d'anglais.",
        ),
        en=(
            Ad("Senior Python Developer", "You write the search engine.", lang="en"),
            "Strong Python and SQL skills.",
            "Proficient in Git.",
            "We look for an experienced developer.",
            "Excellent written and verbal communication skills.",
        ),
    ),
)
