"""The ad does not congratulate the company, its product or its team."""

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
from adcrawler.checklist.phrases import phrases
from adcrawler.lexicon import Hit

MOST = 4
"""Passages shown: more teach nothing new."""
MOST_MILD = 2
"""Passages shown of words that have honest uses too."""

OURS = re.compile(
    r"\b(?:we|our|us|is an?|are an?|has|company|firm|group|start-?up|platform|nous|notre|nos"
    r"|est une?|sommes|entreprise|société|groupe|cabinet|esn|éditeur|acteur|plateforme)\b"
)
"""The company speaks of itself."""
YOURS = re.compile(
    r"\b(?:you|your|candidate|experience|skills?|ability|able|look(?:ing)? for|seek\w*|demonstrated"
    r"|knowledge|vous|tu|ton|tes|vos|votre|profil|expériences?|compétences?|capacités?|recherch\w+"
    r"|sens|goût|développe[rz]|concev\w+|propose[rz]|participe[rz]|contribue[rz]|garantir|assurer"
    r"|apporte[rz]|mettre|faire|teste[rz]|identifie[rz]|deven\w+)\b|(?<!we )\b(?:build|develop"
    r"|design|deliver|create|implement|ensure|provide"
    r"|propose|drive|maintain|lead)\b"
)
"""Tasks and candidates are spoken of."""
OUR = ("notre ", "nos ", "our ")
OF_THE_CANDIDATE = re.compile(r"\W*(?:has|have|with|possesses)\b")
"""How demands begin in a list."""
SENTENCE_END = re.compile(r"[.!?;:•\n]\s")


def check(ad: Ad) -> Verdict:
    if strong := ad.terms("self-praise"):
        return unwanted(phrases(ad, strong, MOST))
    return unwanted(phrases(ad, _milder(ad), MOST_MILD))


def _milder(ad: Ad) -> list[Hit]:
    """Return what praises the company less, in the order of the text."""
    hints = [hit for hit in ad.terms("self-praise-hints") if _ours(ad, hit)]
    return sorted([*ad.terms("self-praise-faint"), *hints])


def _ours(ad: Ad, hit: Hit) -> bool:
    start = max(0, hit.start - 120)
    line = ad.document.rfind("\n", start, hit.start) + 1
    before = SENTENCE_END.split(ad.folded[max(start, line) : hit.start])[-1]
    if OF_THE_CANDIDATE.match(before) or YOURS.search(before):
        return False
    return bool(OURS.search(before)) or hit.term.startswith(OUR)


CRITERION = Criterion(
    id="no-self-praise",
    category=Category.NOISE,
    kind=Kind.UNWANTED,
    title=Text(fr="Pas d'autocongratulation", en="No self-praise"),
    advice=Text(
        fr="Supprimez {quotes}, ou donnez le fait et son chiffre : le lecteur jugera.",
        en="Drop {quotes}, or give the fact and its figure: readers will judge.",
    ),
    why=Text(
        fr=(
            "Tous les parents trouvent qu'ils ont le plus beau bébé du monde ; les autres s'en "
            "moquent."
        ),
        en="All parents find their baby the most beautiful; nobody else cares.",
    ),
    counts=Text(
        fr=(
            "L'entreprise, son produit ou son équipe dit première, en croissance, reconnue ou "
            "excellente ; pas un simple fait avec son chiffre."
        ),
        en=(
            "The company, its product or its team as the first, growing, praised or excellent; not "
            "a plain fact with its figure."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Nous vendons des fleurs en ligne à 3 000 fleuristes.",
            "Vous serez team leader et appliquerez les meilleures pratiques.",
            "Vous proposerez des solutions innovantes. Expertise en Go exigée.",
            "Le premier échange dure une heure.",
            "Vous devenez un pilier de notre équipe et testez les outils les plus innovants.",
        ),
        en=(
            "We grew from 20 to 45 people this year.",
            "You have experience leading a team and know the best practices.",
            "You will deliver innovative tools. Proven experience with Go.",
            "Each order has a unique identifier.",
            "As a leading member of the team, you show the way to the lamps.",
            "Has proven ability to lead, and an exceptional memory for lamps.",
            "We offer an amazing challenge to someone with an eye for lamps.",
        ),
    ),
    bad=Examples(
        fr=(
            "Leader du marché de la fleur.",
            "Une start-up en forte croissance.",
            "Nous sommes une équipe innovante.",
            "Une agence reconnue pour son excellence.",
        ),
        en=(
            "A leading provider of flowers.",
            "Our award-winning platform.",
            "We are an innovative team of florists.",
            "One of the fastest-growing florists in Europe.",
            "Our growing team sells lamps.",
            "The most comprehensive range of lamps.",
        ),
    ),
)
