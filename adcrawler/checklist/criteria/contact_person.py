"""The ad names the person who will answer."""

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
    why=Text(
        fr="On écrit plus facilement à quelqu'un qu'à une boîte aux lettres.",
        en="It is easier to write to somebody than to a mailbox.",
    ),
    counts=Text(
        fr=(
            "Un nom, un prénom suffit, aussi dans l'adresse (« linette.michalon@… »). Les collègues"
            " seulement cités ne sont pas des contacts."
        ),
        en=(
            "A name, a first name is enough, also in a mailbox (“linette.michalon@…”). Colleagues "
            "who are only mentioned are no contacts."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Contact : Linette Michalon, CTO.",
            "Votre interlocuteur sera Julien, de l'équipe Data.",
            "Écrivez à thomas.durand@lambda.example.",
            "Écrivez à t.durand@lambda.example.",
            "Julien Durand, votre interlocuteur chez Lambda",
            "Renseignements : M. DURAND au 01 99 00 12 34",
            "Envoyez votre CV.\n\nÀ bientôt,\n\nThomas Durand",
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
            "Écrivez à l'Observatoire de Lorraine, 3 place Roland Durand, accueil@lambda.example",
            "Ravi·e·s de vous lire : contact@lambda.example\n\nÀ bientôt !",
        ),
        en=(
            "Write to jobs@lambda.example.",
            "Contact us for more about San Francisco.",
            "Offices in Hong Kong and Sao Paulo. jobs@lambda.example",
        ),
    ),
)
