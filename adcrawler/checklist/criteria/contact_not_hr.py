"""The contact is somebody of the team, not of human resources or an agency."""

import re

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
from adcrawler.extract.contact import MAILBOX
from adcrawler.extract.mailbox import GENERIC, HIRING_MAILBOX, mailbox
from adcrawler.lexicon import Span

BESIDE = 50
"""Characters around a name in which a position belongs to it."""
SIGNED = 12
"""Characters between "À bientôt" and the name that signs."""
SHORT_LINE = 25
"""Characters before a number or mailbox that say nothing: the line above tells whose it is."""
HIRING = re.compile(
    r"\b(?:d?rh|hr|ressources humaines|human resources|recruteu\w+|recruiters?|headhunter"
    r"|(?:charg\S+|responsable|équipe|consultant\w*|directeur|directrice)(?: d[eu])? recrutement"
    r"|(?:procédure|charge) de (?:ce )?recrutement|contact recrutement"
    r"|tout au long du (?:process|recrutement)|talent acquisition|acquisition de talents"
    r"|recruit(?:ment|ing) (?:consultant|manager|partner|team|specialist)|cabinet|agence|agency)\b"
)
"""Positions and firms of those who hire for a living."""
HIRING_FIRM = re.compile(
    r"recrut|recruit|talent|hunter|staffing|int[ée]rim|\brh\b|executive|\bskill"
)


def check(ad: Ad) -> Verdict:
    contact = ad.contacts
    if not contact:
        return NOT_APPLICABLE
    hr = {span for span in (*contact.people, *contact.emails, *contact.phones) if _is_hr(ad, span)}
    boxes = [s for s in contact.emails if s not in hr and not _is_general(ad, s)]
    team = (*(contact.people if _is_known(ad, hr) else ()), *boxes)
    if team and not hr.intersection(contact.people) and not _is_agency(ad):
        return Verdict(Outcome.MET, team[:1])
    return Verdict(Outcome.UNMET, tuple(hr) or (*contact.people, *contact.emails, *contact.phones))


def _is_known(ad: Ad, hr: set[Span]) -> bool:
    """Tell whether the people named are more than a signature, or the name beside jobs@."""
    contact = ad.contacts
    if contact.emails and hr.issuperset(contact.emails):
        return False
    if {hit.span for hit in ad.terms("addressee")}.issuperset(contact.positions):
        ends = [hit.end for hit in ad.terms("closing")]
        signed = [s for s in contact.people if any(0 <= s.start - end < SIGNED for end in ends)]
        return bool(contact.emails) or len(signed) < len(contact.people)
    return True


def _is_hr(ad: Ad, span: Span) -> bool:
    """Tell whether a mailbox, its company, or the words beside a name are of hiring."""
    if HIRING_MAILBOX.search(ad.folded, span.start, span.end):
        return True
    start, end = max(span.start - BESIDE, ad.text_start), span.end + BESIDE
    line = ad.document.rfind("\n", start, span.start) + 1
    if span.start - line > SHORT_LINE:
        start = max(start, line)
    return bool(HIRING.search(MAILBOX.sub(" ", ad.folded[start:end])))


def _is_general(ad: Ad, span: Span) -> bool:
    return bool(GENERIC.match(mailbox(ad.folded[span.start : span.end])))


def _is_agency(ad: Ad) -> bool:
    """Tell whether another firm than the employer answers, or one who says "me" and no position."""
    named = HIRING_FIRM.search((ad.company or "").lower())
    alone = ad.terms("one-writes") and not ad.contacts.positions
    return bool(named or alone or ad.terms("agency"))


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
            "Envoyez votre CV à linette.michalon@lambda.example et recrutement@lambda.example.",
            "Ton contact est Linette, lead dev de l'équipe Moteur.",
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
            "L'entreprise vend des lampes. Contactez-moi : linette@lambda.example",
            "Sélectionné par Linette Michalon",
            "L'entreprise vend des lampes.\n\nÀ bientôt,\n\nLinette Michalon",
            Ad(
                "Dev Python",
                "Écrivez à linette@delta.example.",
                lang="fr",
                company="Delta Recrutement",
            ),
        ),
        en=(
            "Send your resume to careers@lambda.example.",
            "Recruiter: Jane Smith, jane@lambda.example",
            "Call (555) 555-0123.",
            "Our client is a maker of lamps. Send your CV to jane.doe@lambda.example.",
        ),
    ),
)
