"""The ad says what the person must be able to do, not a level that nobody can measure.

Why it matters: "senior", "good knowledge" or "strong skills" mean as many things as there are
readers; what one must know how to do can be checked, by the reader first.
What counts: such a level asked of the person, in the title too. Levels of others (the seniors one
works with, the firm's expertise) do not, nor does a "maîtrise d'ouvrage".
"""

import re
from collections.abc import Iterator

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
from adcrawler.lexicon import Span

MOST = 5
GRADED_EN = (
    "knowledge|understanding|experience|skills?|skill-?sets?|background|command|grasp|expertise"
    "|proficiency|abilit(?:y|ies)|aptitudes?|foundations?|fundamentals|track record|acumen"
    "|communicators?|communication|programming|analytical|organi[sz]ational|comprehension"
)
GRADED_FR = (
    "connaissances?|ma[iî]trise|compréhension|expérience|compétences?|expertise|bases|niveau"
    "|culture|bagage|pratique|capacités"
)
IN_CLAUSE = r"(?:[^\n.;:!?•]|\.\w)"
GRADED_AFTER = re.compile(
    rf"{IN_CLAUSE}{{0,45}}?\b(?<!user )(?<!customer )(?:{GRADED_EN}|{GRADED_FR})\b"
    r"(?! utilisateur| client| candidat| collaborateur)(?: skills)?",
    re.IGNORECASE,
)
GRADED_BEFORE = re.compile(rf"\b(?:{GRADED_FR})(?: \w+){{0,2}} $", re.IGNORECASE)
OF_OTHERS = re.compile(
    r"\b(?:our|their|its|nos|notre|leurs?|build|building|develop|developing|gain|gaining|acquire"
    r"|provides?|providing|deliver|delivering|offers?|créer|développer|acquérir|offrir)\b"
    r"[^\n.;:!?]{0,12}$",
    re.IGNORECASE,
)


def check(ad: Ad) -> Verdict:
    spans = [hit.span for hit in ad.terms("vague-level")]
    spans += graded(ad)
    if not spans:
        spans = [hit.span for hit in ad.terms("vague-level-faint")]
    return unwanted(apart(sorted(spans))[:MOST])


def graded(ad: Ad) -> Iterator[Span]:
    """Find the adjectives that grade a skill, with the skill."""
    for hit in ad.terms("vague-level-degree"):
        if OF_OTHERS.search(ad.document, max(hit.start - 30, 0), hit.start):
            continue
        if before := GRADED_BEFORE.search(ad.document, max(hit.start - 45, 0), hit.start):
            yield Span(before.start(), hit.end)
        elif after := GRADED_AFTER.match(ad.document, hit.end, hit.end + 70):
            yield Span(hit.start, after.end())


def apart(spans: list[Span]) -> list[Span]:
    """Return the spans without those that begin inside the one before."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


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
