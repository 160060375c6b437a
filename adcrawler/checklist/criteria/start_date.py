"""The ad says when the job begins."""

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


def check(ad: Ad) -> Verdict:
    return required(ad.facts.evidence.get("start_date", ()))


CRITERION = Criterion(
    id="start-date",
    category=Category.DATES,
    kind=Kind.REQUIRED,
    title=Text(fr="La date de début souhaitée", en="The wished start date"),
    advice=Text(
        fr="Dites quand vous souhaitez que la personne commence, même « dès que possible ».",
        en="Say when you would like the person to start, even “as soon as possible”.",
    ),
    why=Text(
        fr=(
            "La date de recrutement souhaitée doit figurer : elle dit qui peut postuler, selon le "
            "préavis qu'il lui reste."
        ),
        en=(
            "The wished start date must figure: it tells who can apply, given the notice they have "
            "to serve."
        ),
    ),
    counts=Text(
        fr=(
            "Un jour, un mois, une saison, ou « dès que possible » ; une date dans le champ du site"
            " d'emploi. Un appel à postuler tout de suite ne compte pas."
        ),
        en=(
            "A day, a month, a season, or “as soon as possible”; a date of the board's field. A "
            "call to apply at once is none."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Date de recrutement souhaitée : 3 mars.",
            "Le poste est à pourvoir dès que possible.",
            "Stage de 6 mois à partir de février 2026.",
            Ad("Développeur", "Un poste à Lille.", lang="fr", start_date="12 février 2024"),
        ),
        en=(
            "Start date: January 2026",
            "We would like you to join the team as soon as possible.",
            "Starting date: ASAP",
            "The contract will commence by mid-May.",
        ),
    ),
    bad=Examples(
        fr=(
            "Postulez dès maintenant, nous vous répondrons dès que possible.",
            "Nous livrons une première version en production début janvier 2020.",
            "Vous extrayez des rapports à partir de la base, dès 9 heures.",
        ),
        en=(
            "Apply immediately. We get back to you as soon as possible.",
            "You fix incidents immediately and take projects from start to end.",
        ),
    ),
)
