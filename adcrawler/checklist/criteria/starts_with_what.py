"""The first substantial paragraph is about the job, not about the company.

Why it matters: what one would do all day is what a developer wants to know first.
What counts: the first few hundred characters speak more of the job ("we are looking for", "you
will", "au sein de l'équipe") than of the company ("is a leading", "founded in").
"""

import re

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
from adcrawler.lexicon import Span

OPENING = 300
"""Characters of the text that a reader takes for its beginning."""
YOU = re.compile(r"\b(?:you(?:r|'ll)?|vous|tu)\b")


def check(ad: Ad) -> Verdict:
    end = ad.text_start + OPENING
    you = [Span(*match.span()) for match in YOU.finditer(ad.folded, ad.text_start, end)]
    job = _opening(ad, "job", end) + you
    return required(job[:2] if len(job) > len(_opening(ad, "company", end)) else ())


def _opening(ad: Ad, lexicon: str, end: int) -> list[Span]:
    return [hit.span for hit in ad.terms(lexicon) if ad.text_start <= hit.start < end]


CRITERION = Criterion(
    id="starts-with-what",
    category=Category.STYLE,
    kind=Kind.REQUIRED,
    title=Text(
        fr="L'annonce commence par le poste",
        en="The ad starts with the job",
    ),
    advice=Text(
        fr="Commencez par ce que la personne fera ; présentez l'entreprise ensuite, en une ligne.",
        en="Start with what the person will do; present the company afterwards, in a line.",
    ),
    check=check,
    good=Examples(
        fr=(
            "Mon équipe cherche un dev pour notre moteur. Vous ajouterez des sources.",
            "Au sein de l'équipe Data, vous concevez le crawler.",
        ),
        en=(
            "We are looking for a developer to work on our crawler. You will add sources.",
            "As a data engineer you will build the pipelines.",
        ),
    ),
    bad=Examples(
        fr=(
            "Fondée en 1990, LambdaBoite est un acteur majeur de la lampe dans 12 pays.",
            "À propos de nous : nous sommes un groupe spécialisé dans la lampe.",
        ),
        en=(
            "Founded in 1990, LambdaBox is a leading provider of lamps in 12 countries.",
            "Who we are: we are a global company with 500 employees.",
        ),
    ),
)
