"""The company is presented, in a part of the text.

Why it matters: a line says for whom one would work; a page of it sends the reader away.
What counts: something that the company does or is ("publishes tax software", "un éditeur de…"),
while at most a third of the text is about it. The company's name alone is no presentation.
"""

from adcrawler.ad import Ad
from adcrawler.checklist.criterion import (
    Category,
    Criterion,
    Examples,
    Kind,
    Text,
    Verdict,
    required,
)
from adcrawler.lexicon import Hit

OPENING = 400
"""Characters of the text in which one sign of the company is its presentation."""
SHORT = 1200
"""Texts below have room for a name, hardly for a presentation."""
FEW = 3
MOST = 40
"""Signs in every thousand characters above which the ad is about the company."""


def check(ad: Ad) -> Verdict:
    hits = [hit for hit in ad.terms("company") if hit.start >= ad.text_start]
    early = [hit for hit in hits if hit.start < ad.text_start + OPENING]
    if not _presents(ad, len(hits), len(early)) or _is_too_much(ad, hits):
        return required(())
    return required(hit.span for hit in (early or hits)[:2])


def _presents(ad: Ad, signs: int, early: int) -> bool:
    if len(ad.text) < SHORT:
        return early > 1 or signs > 2
    return early > 0 or signs > 2


def _is_too_much(ad: Ad, hits: list[Hit]) -> bool:
    return len(hits) > FEW and len(hits) * 1000 > MOST * len(ad.text)


CRITERION = Criterion(
    id="company-brief",
    category=Category.STYLE,
    kind=Kind.REQUIRED,
    title=Text(
        fr="L'entreprise présentée en peu de mots",
        en="The company, presented briefly",
    ),
    advice=Text(
        fr="Présentez l'entreprise en une ou deux phrases : ce qu'elle fait, pour qui.",
        en="Present the company in a sentence or two: what it does, for whom.",
    ),
    check=check,
    good=Examples(
        fr=("Nous : LambdaBoite est un éditeur de logiciels, spécialisé dans la paie.",),
        en=("LambdaBox is a software company. We help schools to buy lamps.",),
    ),
    bad=Examples(
        fr=("Vous développerez le moteur de calcul en Python.",),
        en=("You will work on the billing back end in Python.",),
    ),
)
