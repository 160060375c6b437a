"""The ad does not congratulate the company, its product or its team.

Why it matters: all parents find their baby the most beautiful; nobody cares. What counts: being
first, growing, praised or excellent (lexicons/self_praise.toml); a plain fact with its figure does
not.
"""

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

MOST = 6
"""Passages shown: more teach nothing new."""


def check(ad: Ad) -> Verdict:
    return unwanted(hit.span for hit in ad.terms("self-praise")[:MOST])


CRITERION = Criterion(
    id="no-self-praise",
    category=Category.NOISE,
    kind=Kind.UNWANTED,
    title=Text(fr="Pas d'autocongratulation", en="No self-praise"),
    advice=Text(
        fr="Supprimez {quotes}, ou donnez le fait et son chiffre : le lecteur jugera.",
        en="Drop {quotes}, or give the fact and its figure: readers will judge.",
    ),
    check=check,
    good=Examples(
        fr=(
            "Nous vendons des fleurs en ligne à 3 000 fleuristes.",
            "Vous serez team leader et appliquerez les meilleures pratiques.",
        ),
        en=(
            "We grew from 20 to 45 people this year.",
            "You have experience leading a team and know the best practices.",
        ),
    ),
    bad=Examples(
        fr=("Leader du marché de la fleur.", "Une start-up en forte croissance."),
        en=("A leading provider of flowers.", "Our award-winning platform."),
    ),
)
