"""The ad has a date."""

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
    return required(ad.facts.evidence.get("date_posted", ()))


CRITERION = Criterion(
    id="date-posted",
    category=Category.DATES,
    kind=Kind.REQUIRED,
    title=Text(fr="La date de l'annonce", en="The date of the ad"),
    advice=Text(
        fr="Datez l'annonce : un candidat doit savoir si elle est encore d'actualité.",
        en="Date the ad: a candidate must know whether it still stands.",
    ),
    why=Text(
        fr=(
            "La date de l'annonce doit y figurer : sans date, le poste est peut-être pourvu depuis "
            "un an."
        ),
        en="The date of the ad must figure in it: an undated ad may have been filled a year ago.",
    ),
    counts=Text(
        fr=(
            "La date du site d'emploi, une date ou un âge dans le texte (« publiée il y a 3 jours "
            "»)."
        ),
        en="The board's date, a date or an age in the text (“posted 3 days ago”).",
    ),
    check=check,
    good=Examples(
        fr=(
            "Publiée le 12/03/2026. Nous cherchons une développeuse.",
            "Développeur web\nil y a 9 jours",
            Ad("Développeur", "Un poste à Lille.", lang="fr", date_posted="2026-03-12"),
        ),
        en=(
            "Posted on March 12, 2026. We need a developer.",
            "Web developer\n3 days ago",
            Ad("Developer", "You build our API.", lang="en", location="Leeds 2 weeks ago"),
        ),
    ),
    bad=Examples(
        fr=("Nous avons fondé la société il y a 9 ans.", "Publié par Exemple SARL."),
        en=("We started ten years ago.", "All open jobs are posted on our site."),
    ),
)
