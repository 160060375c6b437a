"""An offer of France Travail's interface, in schema.org's words.

Whom to write to is not read: the fields hold a person's name and telephone, and `courriel` holds a
sentence with a web address in it as often as not.
"""

import html
import re

from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import nodes, raw_texts, text, texts
from adcrawler.items import Period, StatedSalary

_PAY = re.compile(
    r"(?P<period>Annuel|Mensuel|Horaire) de (?P<low>\d+(?:\.\d+)?) Euros"
    r"(?: à (?P<high>\d+(?:\.\d+)?) Euros)?"
)
_PERIODS: dict[str, Period] = {"Annuel": "year", "Mensuel": "month", "Horaire": "hour"}
_PLACE = re.compile(r"(?P<departement>\d[\dAB]\d?) - (?P<name>.+)")
_URL = re.compile(r"https?://[^\s<>\"]+")
_USUAL = "Contrat travail"


def offer_node(offer: Node) -> Node:
    nature = offer.get("natureContrat")
    kinds = [offer.get("typeContratLibelle"), nature if nature != _USUAL else None]
    return {
        "title": html.unescape(offer["intitule"]),
        "description": html.unescape(offer["description"]),
        "hiringOrganization": part(offer, "entreprise").get("nom"),
        "jobLocation": _place(part(offer, "lieuTravail")),
        "employmentType": [*kinds, offer.get("dureeTravailLibelleConverti")],
        "datePosted": offer.get("dateCreation"),
        "experienceRequirements": offer.get("experienceLibelle"),
        "educationRequirements": [_education(asked) for asked in nodes(offer.get("formations"))],
        "skills": [skill.get("libelle") for skill in nodes(offer.get("competences"))],
        "workHours": offer.get("dureeTravailLibelle"),
        "totalJobOpenings": offer.get("nombrePostes"),
        "industry": offer.get("secteurActiviteLibelle"),
        "occupationalCategory": offer.get("romeLibelle"),
        "potentialAction": {"target": _apply_url(part(offer, "contact"))},
    }


def stated_salary(offer: Node) -> StatedSalary | None:
    """Return the pay that is stated in prose: "Mensuel de 2500.00 Euros à 3000.00 Euros"."""
    salary = part(offer, "salaire")
    said = ", ".join(texts([salary.get("libelle"), salary.get("commentaire")]))
    if not said:
        return None
    if not (match := _PAY.search(said)):
        return StatedSalary(said)
    low = float(match["low"]) or None
    high = float(match["high"] or 0) or low
    return StatedSalary(said, low, high, "EUR", _PERIODS[match["period"]])


def part(offer: Node, name: str) -> Node:
    """Return an object inside an offer, empty if there is none."""
    return next(iter(nodes(offer.get(name))), {})


def _place(place: Node) -> Node:
    """Return the town of "29 - Combrit", or a region or another country as it is named."""
    name = text(place.get("libelle")) or ""
    if match := _PLACE.fullmatch(name):
        name = match["name"]
        return {"address": {"addressLocality": name, "addressRegion": match["departement"]}}
    return {"address": {"addressRegion": name}}


def _education(asked: Node) -> str:
    return ", ".join(texts([asked.get("niveauLibelle"), asked.get("domaineLibelle")]))


def _apply_url(contact: Node) -> str | None:
    """Return the first web address among the fields that say how to apply."""
    stated = [contact.get("urlPostulation"), contact.get("courriel")]
    stated += [contact.get(f"coordonnees{number}") for number in (1, 2, 3)]
    found = _URL.search(" ".join(raw_texts(stated)))
    return found[0].rstrip(".,;)") if found else None
