"""The ad speaks in the first person."""

from collections.abc import Iterator
from itertools import islice

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

AMBIGUOUS = {"on", "i", "ma", "me", "us", "mon", "mes", "moi", "j'*"}
"""Words of the other language, numerals and states: they count in their own language only."""
SURE = {"fr": {"on", "mon", "ma", "mes", "moi", "j'*"}, "en": {"i", "me", "us"}}


def check(ad: Ad) -> Verdict:
    return required(islice(_found(ad), 3))


def _found(ad: Ad) -> Iterator[Span]:
    sure = SURE[ad.lang]
    for hit in ad.terms("first-person"):
        if hit.term not in AMBIGUOUS or (hit.term in sure and _is_pronoun(ad, hit.span)):
            yield hit.span


def _is_pronoun(ad: Ad, span: Span) -> bool:
    """Tell "I" from "level i", "us" from "US", "on" from a word of an English passage."""
    word = ad.quote(span)
    return word == "I" if len(word) == 1 else not word.isupper()


CRITERION = Criterion(
    id="first-person",
    category=Category.STYLE,
    kind=Kind.REQUIRED,
    title=Text(fr="À la première personne", en="In the first person"),
    advice=Text(
        fr="Écrivez « nous » et « notre équipe » au lieu de « l'entreprise » et « le candidat ».",
        en="Write “we” and “our team” rather than “the company” and “the candidate”.",
    ),
    why=Text(
        fr="« Nous » et « notre » en font une lettre de gens à quelqu'un.",
        en="“We” and “our” make it a letter from people to a person.",
    ),
    counts=Text(
        fr=(
            "« Nous recherchons », « mon équipe », « contactez-moi » : un seul mot de ce genre "
            "suffit. Une annonce qui ne parle que de « l'entreprise » et du « candidat » ne remplit"
            " pas le critère."
        ),
        en=(
            "“We are looking for”, “our team”, “write to me”: one such word is enough, but the “I” "
            "of “level I” is none. An ad that speaks only of “the company” and “the candidate” does"
            " not meet it."
        ),
    ),
    check=check,
    good=Examples(
        fr=("Nous cherchons un dev.", "Envoyez-moi votre code.", "On code en Python."),
        en=("We are looking for a developer.", "I run the team.", "Talk to us."),
    ),
    bad=Examples(
        fr=(
            "L'entreprise recherche un développeur. Le candidat maîtrise Python.",
            "Déploiement on-premise, niveau I.",
        ),
        en=(
            "The company seeks a developer. The candidate knows Python.",
            "US citizens, on call, level I.",
        ),
    ),
)
