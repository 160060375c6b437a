"""The contact is somebody of the team, not of human resources or an agency."""

from adcrawler.ad import Ad
from adcrawler.checklist.criterion import (
    NOT_APPLICABLE,
    Category,
    Criterion,
    Examples,
    Kind,
    Outcome,
    Text,
    Verdict,
)
from adcrawler.extract.contact import GENERIC, HIRING_MAILBOX, HIRING_POSITION, mailbox
from adcrawler.lexicon import Span

BESIDE = 50
"""Characters around a name in which a position belongs to it."""


def check(ad: Ad) -> Verdict:
    contact = ad.contacts
    if not contact:
        return NOT_APPLICABLE
    hr = [span for span in (*contact.people, *contact.emails, *contact.phones) if _is_hr(ad, span)]
    if hr:
        return Verdict(Outcome.UNMET, tuple(hr))
    if not contact.people and all(_is_general(ad, span) for span in contact.emails):
        return Verdict(Outcome.UNMET, (*contact.emails, *contact.phones))
    return Verdict(Outcome.MET, (*contact.people, *contact.emails)[:1])


def _is_hr(ad: Ad, span: Span) -> bool:
    """Tell whether a mailbox, its company, or the words beside a name are of hiring."""
    quote = ad.folded[span.start : span.end]
    if HIRING_MAILBOX.search(quote):
        return True
    start, end = max(span.start - BESIDE, ad.text_start), span.end + BESIDE
    return bool(HIRING_POSITION.search(ad.folded, start, end))


def _is_general(ad: Ad, span: Span) -> bool:
    return bool(GENERIC.match(mailbox(ad.folded[span.start : span.end])))


CRITERION = Criterion(
    id="contact-not-hr",
    category=Category.CONTACT,
    kind=Kind.REQUIRED,
    title=Text(
        fr="Un contact de l'équipe, pas des ressources humaines",
        en="A contact of the team, not of human resources",
    ),
    advice=Text(
        fr="Remplacez {quotes} par quelqu'un de l'équipe qui accueillera la recrue.",
        en="Replace {quotes} by somebody of the team that the person will join.",
    ),
    why=Text(
        fr=(
            "Parler à quelqu'un de son métier met à l'aise et incite à postuler ; et cette personne"
            " sait juger un profil technique."
        ),
        en=(
            "Talking to someone of one's own trade is less daunting and invites to apply; and they "
            "can judge a technical profile."
        ),
    ),
    counts=Text(
        fr=(
            "Non rempli quand la personne, la fonction ou l'adresse est celle des RH, d'un "
            "recruteur ou d'une agence, ou que l'adresse est générale (contact@, info@) sans "
            "personne nommée. Sans objet quand l'annonce ne donne ni e-mail, ni téléphone, ni nom."
        ),
        en=(
            "It fails when the person, the position or the mailbox is HR, a recruiter or an agency,"
            " and for a general mailbox (contact@, info@) without a named person. It does not apply"
            " when there is no e-mail, telephone number or named person at all."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Contact : Linette Michalon, CTO, linette@lambda.example",
            "Écrivez-nous à equipe-moteur@lambda.example.",
        ),
        en=(
            "Questions? Thomas Smith, lead developer, thomas@lambda.example",
            "Your contact is Jane, who leads the team.",
        ),
    ),
    bad=Examples(
        fr=(
            "Envoyez votre CV à recrutement@lambda.example.",
            "Contact : Linette Michalon, chargée de recrutement.",
            "Une question ? contact@lambda.example",
        ),
        en=(
            "Send your resume to careers@lambda.example.",
            "Recruiter: Jane Smith, jane@lambda.example",
            "Call (555) 555-0123.",
        ),
    ),
)
