"""The ad neither looks for a hero nor for a lover."""

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

MOST = 5
"""Passages shown: more teach nothing new."""


def check(ad: Ad) -> Verdict:
    return unwanted(phrases(ad, ad.terms("hero-words"), MOST))


CRITERION = Criterion(
    id="no-hero-words",
    category=Category.NOISE,
    kind=Kind.UNWANTED,
    title=Text(fr="Ni ninja ni passionné", en="No ninja, no passion"),
    advice=Text(
        fr="Remplacez {quotes} par ce que la personne doit savoir faire.",
        en="Replace {quotes} with what the person must be able to do.",
    ),
    why=Text(
        fr=(
            "Personne n'écrirait « un ninja » ou « vous êtes passionné » pour recruter un comptable"
            " ; la plupart des équipes ont besoin de quelqu'un de normal, qui fait normalement son "
            "travail."
        ),
        en=(
            "Nobody would write “you are passionate” or “a ninja” to an accountant; most teams need"
            " somebody normal who does the job normally."
        ),
    ),
    counts=Text(
        fr=(
            "Le candidat ou l'équipe en héros, en génie ou en amoureux du travail ; ni les clients,"
            " ni les choses."
        ),
        en=(
            "The candidate or the team as a hero, a genius or in love with the work; not customers,"
            " not things."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous savez écrire un décorateur en Python.",
            "Contact : Zoé, Talent Acquisition.",
            "Nos clients aiment la pêche ; diplôme en génie logiciel bienvenu.",
        ),
        en=(
            "You can write a decorator in Python.",
            "We would love to hear from you. Ask Zoe, Talent Acquisition.",
            "Our shops serve fishing enthusiasts and the brands they love.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous êtes passionné(e) par le code.",
            "Nous cherchons un ninja du JavaScript.",
            "Rejoignez les meilleurs.",
        ),
        en=(
            "You are passionate about clean code.",
            "We want a Python ninja.",
            "Join a team of talented engineers.",
            "Excel wizardry needed.",
            "We are intensely curious.",
            "A high-calibre team of stellar engineers.",
            "We look for enthusiastic developers.",
            "Join the top professionals of lamps.",
        ),
    ),
)
