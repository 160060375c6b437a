"""The ad names the person who will answer.

Why it matters: it is easier to write to somebody than to a mailbox.
What counts: a name, a first name is enough, also in a mailbox ("linette.michalon@…").
Colleagues who are only mentioned are no contacts.
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
    return required(ad.contacts.people)


CRITERION = Criterion(
    id="contact-person",
    category=Category.CONTACT,
    kind=Kind.REQUIRED,
    title=Text(
        fr="Le nom de la personne qui répondra",
        en="The name of the person who will answer",
    ),
    advice=Text(
        fr="Nommez la personne qui répondra : un prénom suffit.",
        en="Name the person who will answer: a first name is enough.",
    ),
    check=check,
    good=Examples(
        fr=(
            "Contact : Linette Michalon, CTO.",
            "Votre interlocuteur sera Julien, de l'équipe Data.",
            "Écrivez à thomas.durand@lambda.example.",
        ),
        en=(
            "Your contact is Thomas Smith.",
            "Email your resume to Ellen.",
            "Questions? jane.doe@lambda.example",
        ),
    ),
    bad=Examples(
        fr=(
            "Écrivez à jobs@lambda.example.",
            "Vous travaillerez avec Thomas et Julie sur le moteur.",
        ),
        en=("Write to jobs@lambda.example.", "Contact us for more about San Francisco."),
    ),
)
