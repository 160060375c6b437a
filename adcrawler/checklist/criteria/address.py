"""The ad gives the street address of the place of work."""

from itertools import chain

from adcrawler.ad import Ad
from adcrawler.checklist.criterion import (
    Category,
    Criterion,
    Evidence,
    Examples,
    Kind,
    Text,
    Verdict,
    required,
)
from adcrawler.extract.place import STREET, find_streets


def check(ad: Ad) -> Verdict:
    fields: list[Evidence] = ["address"] if ad.address else []
    if ad.location and STREET.search(ad.location):
        fields.append("location")
    return required(chain(fields, find_streets(ad)))


CRITERION = Criterion(
    id="address",
    category=Category.CONDITIONS,
    kind=Kind.REQUIRED,
    title=Text(fr="L'adresse du lieu de travail", en="The street address of the place of work"),
    advice=Text(
        fr="Donnez l'adresse où l'on travaillera vraiment, pas celle du siège.",
        en="Give the address where the work is really done, not that of the head office.",
    ),
    why=Text(
        fr="Un trajet se compte en minutes, de rue à rue.",
        en="A commute is counted in minutes, from a street to a street.",
    ),
    counts=Text(
        fr="Une rue, même sans son numéro, dans le texte ou dans le champ du site d'emploi.",
        en="A street, even without its number, in the text or in the board's field.",
    ),
    check=check,
    good=Examples(
        fr=(
            "Nos locaux : 69 avenue du Coin de la Rue, Villeurbanne.",
            "Au 3 bis, rue Sainte-Anne, à deux pas du métro.",
            Ad("Dev", "On code.", lang="fr", location="18 rue Gratte-Ciel, 69100 Villeurbanne"),
        ),
        en=("Our office: 221B Baker Street, London.", "Find us at 1200 Main Blvd, Springfield."),
    ),
    bad=Examples(
        fr=("Rue piétonne à proximité.", "Vous prenez place dans une équipe de huit."),
        en=("A street food truck comes by.", "Data Center operations on the road to success."),
    ),
)
