"""The ad gives a telephone number to call about the job."""

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
    return required(ad.contacts.phones)


CRITERION = Criterion(
    id="contact-phone",
    category=Category.CONTACT,
    kind=Kind.REQUIRED,
    title=Text(
        fr="Un numéro de téléphone de contact",
        en="A contact telephone number",
    ),
    advice=Text(
        fr="Donnez le numéro de téléphone de la personne qui répondra.",
        en="Give the telephone number of the person who will answer.",
    ),
    why=Text(
        fr="Un appel est le plus court chemin vers un premier oui ou non, des deux côtés.",
        en="A call is the shortest way to a first yes or no, for both sides.",
    ),
    counts=Text(
        fr=(
            "Un numéro dans le texte, quelle que soit son écriture ; pas celui réservé au seul "
            "handicap."
        ),
        en="A number in the text, in any usual writing; not one for accommodations alone.",
    ),
    check=check,
    good=Examples(
        fr=(
            "Appelez-nous au 01 99 00 12 34.",
            "Tél. : +33 (0)1 99 00 12 34",
            "Contact : 0199001234 (Linette)",
        ),
        en=(
            "Call (555) 555-0123.",
            "Phone: +44 20 7946 0123",
            "Text me at 555-555-0199.",
            "Jane Doe732-555-0123",
        ),
    ),
    bad=Examples(
        fr=(
            "Salaire : 40 000 à 50 000 € par an, réf. 2026-11-0042.",
            "SIRET 123 456 789 00012, depuis 2005.",
        ),
        en=(
            "Serving 100,000,000 users in 190 countries since 2005.",
            "For an accommodation, call 555-555-0123 (applicants with disabilities).",
            "Fax: 705-675-7247",
        ),
    ),
)
