"""The ad says where the work is done, at least to the town."""

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
from adcrawler.extract.place import find_town


def check(ad: Ad) -> Verdict:
    return required(find_town(ad))


CRITERION = Criterion(
    id="location",
    category=Category.CONDITIONS,
    kind=Kind.REQUIRED,
    title=Text(fr="Le lieu de travail", en="The place of work"),
    advice=Text(
        fr="Donnez la ville où l'on travaille, ou dites que tout se fait à distance.",
        en="Give the town where the work is done, or say that it is entirely remote.",
    ),
    why=Text(
        fr="Personne ne postule pour un trajet qu'il ne peut pas deviner.",
        en="Nobody applies for a journey that they cannot guess.",
    ),
    counts=Text(
        fr=(
            "Une ville, dans le champ du site d'emploi ou dans le texte, ou un poste annoncé "
            "entièrement à distance. Un pays ou une région seuls ne suffisent pas."
        ),
        en=(
            "A town in the board's field or in the text, or a job said to be entirely remote. A "
            "country or a region alone does not count."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Poste basé à Tournon-sur-Rhône.",
            "Nos bureaux sont à Villeurbanne.",
            "Lieu de travail\nMairie, 1 rue Haute, Tournon  (Ardèche (07))\nPoste à pourvoir le",
            Ad("Dev", "On code.", lang="fr", location="59 - Lille"),
        ),
        en=(
            "Location: Poway, CA",
            "We work from our office in Leeds.",
            Ad("Dev", "We code.", lang="en", location="Remote, Europe"),
            "Join our team in our Leeds office.",
        ),
    ),
    bad=Examples(
        fr=(
            "Partout en France. Localisation : Île-de-France. Principalement à distance.",
            Ad("Dev", "On code.", lang="fr", location="Nouvelle-Aquitaine"),
        ),
        en=(
            "We hire in the United States.",
            Ad("Dev", "We code.", lang="en", location="Texas"),
            "We answer questions in our Python channel.",
        ),
    ),
)
