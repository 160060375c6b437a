"""The first substantial paragraph is about the job, not about the company.

Why it matters: what one would do all day is what a developer wants to know first.
What counts: the first few hundred characters speak more of the job ("we are looking for", "you
will", "au sein de l'équipe") than of the company ("is a leading", "founded in").
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
from adcrawler.lexicon import Hit, Span

OPENING = 300
"""Characters of the text that a reader takes for its beginning."""


def check(ad: Ad) -> Verdict:
    job, company = _opening(ad, "job"), _opening(ad, "company")
    return required(_spans(job) if len(job) > len(company) else ())


def _opening(ad: Ad, lexicon: str) -> list[Hit]:
    end = ad.text_start + OPENING
    return [hit for hit in ad.terms(lexicon) if ad.text_start <= hit.start < end]


def _spans(hits: list[Hit]) -> list[Span]:
    return [hit.span for hit in hits[:2]]


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
            "Mon équipe cherche un dev pour travailler sur notre moteur. Vous ajouterez des sources.",
            "Au sein de l'équipe Data, vous concevez le crawler.",
        ),
        en=(
            "We are looking for a developer to work on our crawler. You will add sources.",
            "As a data engineer you will build the pipelines.",
        ),
    ),
    bad=Examples(
        fr=(
            "LambdaBoite est un acteur majeur du secteur. Fondée en 1990, la société accompagne ses clients dans 12 pays.",
            "À propos de nous : nous sommes un groupe spécialisé dans la lampe.",
        ),
        en=(
            "LambdaBox is a leading provider of lamps. Founded in 1990, it serves customers in 12 countries.",
            "Who we are: we are a global company with 500 employees.",
        ),
    ),
)
