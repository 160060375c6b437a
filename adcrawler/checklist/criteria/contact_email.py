"""The ad gives an e-mail address to reach someone about the job."""

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
    return required(ad.contacts.emails)


CRITERION = Criterion(
    id="contact-email",
    category=Category.CONTACT,
    kind=Kind.REQUIRED,
    title=Text(
        fr="Une adresse e-mail de contact",
        en="A contact e-mail address",
    ),
    advice=Text(
        fr="Donnez l'adresse e-mail de la personne qui répondra.",
        en="Give the e-mail address of the person who will answer.",
    ),
    why=Text(
        fr=(
            "Les développeurs posent une question avant de postuler ; sans adresse, elle n'est "
            "jamais posée."
        ),
        en="Developers ask before they apply; without an address the question is never asked.",
    ),
    counts=Text(
        fr=(
            "Une adresse dans le texte, aussi en toutes lettres (« jobs arobase acme point fr »). "
            "Une adresse réservée au handicap, aux données personnelles ou aux fraudes ne compte "
            "pas."
        ),
        en=(
            "An address in the text, also written out (“jobs at acme dot com”). A mailbox for "
            "disability accommodations, privacy or fraud alone does not count."
        ),
    ),
    check=check,
    good=Examples(
        fr=("Écrivez à linette@lambda.example.", "Candidature : recrutement [at] lambda [dot] fr"),
        en=(
            "Questions? linette@lambda.example",
            "Send your CV to jobs at lambda dot com.",
            "Apply: linette.dee (at) lambda.org",
        ),
    ),
    bad=Examples(
        fr=(
            "Postulez sur notre site.",
            "Pour un aménagement lié à un handicap, écrivez à mission@lambda.example.",
        ),
        en=(
            "Apply on our site.",
            "Look at us at lambda.com and apply there.",
            "If you need an accommodation because of a disability, write to help@lambda.example.",
            "If you need special assistance to apply, write to help@lambda.example.",
        ),
    ),
)
