"""The ad says how people are chosen."""

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
from adcrawler.lexicon import Hit

PROCESS = re.compile(r"process|parcours|étapes|steps|déroulement")
STEPS = re.compile(
    r"\b(?:étapes?|steps?|stages?|rounds?|entretiens?|interviews?|calls?|appels?|tests?|weeks?|"
    r"semaines?|échanges?|visio|téléphon\w+|phone|meet(?:ing)?|rencontre|assessment)\b|[:?]\s*$"
)
ELSEWHERE = re.compile(
    r"accom+od|disabilit|handicap|adjustment|fraud|scam|monetary|payment|bank|privacy|données"
    r"|confidential|discriminat|diversit|inclusi|égalité|equal|équitable|impersonat"
    r"|whatsapp|\bskype\b.{0,30}\bnever|never"
)
UPKEEP = re.compile(
    r"\W{1,2}(?:et (?:la |de )?\w+ )?(?:du|des|de la|de l'|de mat|d'équip|informatique)"
)
LACKED = re.compile(r"\b(?:manque|défaut|frais|travaux|charges?) d['’]$")
CHOICE = re.compile(  # an interview that the candidate goes through, not one that they conduct
    r"interviews? (?:with|by|via|over|on|at|are|is|will|stages?|rounds?|process|questions|meet|"
    r"followed|\(|:)|(?:phone|video|technical|hr|final|first|second|team|panel|person|online|virtual|"
    r"remote|house|reference|manager|onsite|on-site|cultur\w+|behaviou?ral|screening) interviews?"
    r"|(?:selected|invited?|shortlisted|contacted|scheduled?|your|an) (?:for |to )?(?:an? |the )?"
    r"interviews?|\d (?:\w+ )?interviews?|interviews?[ \w]* (?:taking place|offer)"
)


def check(ad: Ad) -> Verdict:
    return required(hit.span for hit in ad.terms("hiring-process") if _tells(ad, hit))


def _tells(ad: Ad, hit: Hit) -> bool:
    folded, word = ad.folded, ad.folded[hit.start : hit.end]
    around = folded[max(ad.text_start, hit.start - 60) : hit.end + 90]
    if ELSEWHERE.search(around):
        return False
    if PROCESS.search(word):
        after = ad.document[hit.end : hit.end + 120]
        return bool(STEPS.search(after.lower())) or after.lstrip(" ").startswith((":", "\n"))
    if word.startswith("entretien"):
        lacked = LACKED.search(folded, max(0, hit.start - 12), hit.start)
        return not (lacked or UPKEEP.match(folded, hit.end))
    if word.startswith("interview"):
        near = folded[max(ad.text_start, hit.start - 30) : hit.end + 30]
        return bool(CHOICE.search(near)) or _opens_line(ad, hit.start)
    return True


def _opens_line(ad: Ad, start: int) -> bool:
    """Tell whether a word opens a line, as a step of a list does."""
    return not ad.document[ad.document.rfind("\n", 0, start) + 1 : start].strip(" -*•·–1234.)")


CRITERION = Criterion(
    id="hiring-process",
    category=Category.APPEAL,
    kind=Kind.REQUIRED,
    title=Text(fr="Le déroulement du recrutement", en="How people are chosen"),
    advice=Text(
        fr="Dites les étapes : appel, test technique, entretien, et combien de temps cela prend.",
        en="Name the steps: call, technical test, interview, and how long they take.",
    ),
    why=Text(
        fr=(
            "Le seul moyen de savoir ce que vaut quelqu'un est de le voir travailler ; qui sait "
            "qu'un test l'attend s'y prépare, et qui voit cinq entretiens peut dire non."
        ),
        en=(
            "The only proof of a skill is work; who knows that a test is ahead can get ready, and "
            "who sees five interviews ahead can say no."
        ),
    ),
    counts=Text(
        fr=(
            "Tests, entretiens, étapes, période d'essai. Une promesse d'équité, une aide aux "
            "candidats handicapés ou une mise en garde contre la fraude ne dit rien du déroulement "
            "; des entretiens à mener dans le poste non plus."
        ),
        en=(
            "Tests, interviews, steps, a trial. A promise of fairness, help for disabled applicants"
            " or a warning of fraud says nothing of how it goes, and neither do interviews as a "
            "task of the job."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous serez reçu pour un entretien avec l'équipe.",
            "Processus de recrutement : 1. un appel, 2. une revue de code.",
            "Quel est le process pour nous rejoindre ? Deux appels, puis une visite.",
            "Un test technique d'une heure vous sera proposé.",
        ),
        en=(
            "You will have a video interview with two developers.",
            "Hiring process: a call, then a day with us.",
            "Only those selected for an interview will be contacted.",
            "First a coding exercise at home, then a panel interview.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous assurez l'entretien du parc informatique.",
            "Un outil qui signale le manque d'entretien et de rénovation des logements.",
            "Aménagements possibles pour handicap lors des entretiens.",
        ),
        en=(
            "You conduct user interviews and write the reports.",
            "We offer accommodations during the interview process.",
        ),
    ),
)
