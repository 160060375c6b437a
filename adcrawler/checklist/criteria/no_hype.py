"""The ad makes no promise and shows no enthusiasm that nobody can keep."""

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
from adcrawler.checklist.phrases import phrases

MOST = 4
"""Passages shown: more teach nothing new."""
MOST_FAINT = 2
"""Passages shown of words that have honest uses too."""


def check(ad: Ad) -> Verdict:
    if strong := ad.terms("hype"):
        return unwanted(phrases(ad, strong, MOST))
    return unwanted(phrases(ad, ad.terms("hype-faint"), MOST_FAINT))


CRITERION = Criterion(
    id="no-hype",
    category=Category.NOISE,
    kind=Kind.UNWANTED,
    title=Text(fr="Ni promesses ni superlatifs", en="No hype"),
    advice=Text(
        fr="Remplacez {quotes} par des faits : ce que le projet fait, pour qui, avec quoi.",
        en="Replace {quotes} with facts: what the project does, for whom, with what.",
    ),
    why=Text(
        fr=(
            "« Innovant », « révolutionner » et « so excited » font vendeur de tapis ; "
            "l'enthousiasme se communique à l'entretien."
        ),
        en=(
            "“Innovative”, “revolutionize” and “so excited” sound like a carpet seller; enthusiasm "
            "is shown at the interview."
        ),
    ),
    counts=Text(
        fr=(
            "La nouveauté, l'aventure, le merveilleux, un monde changé ou l'œuvre d'une vie, promis"
            " en paroles."
        ),
        en="Novelty, adventure, wonder, a changed world or a life's work, promised in words.",
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous ajouterez de nouvelles sources à notre robot d'indexation.",
            "Chaque commande porte un identifiant unique.",
            "Vous transformerez les données brutes en tableaux.",
        ),
        en=(
            "You will add new sources to our page crawler.",
            "You will make sure that each order has a unique identifier.",
            "You will map the customer journey. We offer unlimited PTO.",
        ),
    ),
    bad=Examples(
        fr=(
            "Rejoignez un projet innovant !",
            "Une formidable aventure vous attend.",
            "Nous révolutionnons la livraison de fleurs.",
        ),
        en=(
            "An exciting opportunity in flower delivery.",
            "Help us change the world, one bouquet at a time.",
            "We build cutting-edge bouquets.",
            "A unique chance to sell bouquets.",
            "We make lamps fit for the future.",
            "Light up millions of lives.",
            "Become the best version of yourself.",
            "A once-in-a-generation sale of lamps.",
        ),
    ),
)
