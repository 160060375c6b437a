"""The ad has a date.

Why it matters: "date de l'annonce" is among the dates that must figure: an undated ad may have been
filled a year ago.
What counts: the board's date, a date or an age in the text ("posted 3 days ago").
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
