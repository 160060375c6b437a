"""The ad gives the position of the person who will answer."""

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
    return required(ad.contacts.positions)


CRITERION = Criterion(
    id="contact-position",
    category=Category.CONTACT,
    kind=Kind.REQUIRED,
    title=Text(
        fr="La fonction de la personne qui répondra",
        en="The position of the person who will answer",
    ),
    advice=Text(
        fr="Dites la fonction de la personne qui répondra : CTO, lead dev, future responsable…",
        en="Say what the person who will answer does: CTO, lead dev, your future manager…",
    ),
    why=Text(
        fr="Un développeur écrit plus facilement à un futur collègue qu'à un inconnu.",
        en="A developer writes more easily to a future colleague than to an unknown.",
    ),
    counts=Text(
        fr=(
            "« CTO », « lead dev », « votre future responsable » ; aussi sans nom (« écrivez à "
            "notre CTO »)."
        ),
        en="“CTO”, “lead dev”, “your future manager”; also without a name (“write to our CTO”).",
    ),
    check=check,
    good=Examples(
        fr=(
            "Contact : Linette Michalon, CTO, linette@lambda.example",
            "Écrivez à notre directrice technique.",
            "Envoyez CV et lettre de motivation à Madame la Maire.",
            "Anthony : lead dev\nLinette : coach agile\n\nÉcrire à linette@lambda.example.",
        ),
        en=("Questions? Thomas Smith, lead developer, thomas@lambda.example", "Write to our CTO."),
    ),
    bad=Examples(
        fr=(
            "Contact : linette@lambda.example",
            "Le CTO encadre une équipe de cinq personnes.",
            "Objet du message à jobs@lambda.example : Stage, Consultant Data.",
            "Vous travaillerez sous l'autorité de Madame la Maire.",
        ),
        en=(
            "Contact: jane@lambda.example",
            "You will report to the CTO.",
            "Then a video call with the hiring manager.",
        ),
    ),
)
