"""Whom an ad tells to write to or call: addresses, numbers, names and positions, as spans.

A mailbox for disability accommodations, privacy or fraud is nobody to apply to.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.extract.contact_people import find_people, find_positions
from adcrawler.extract.mailbox import is_mailbox
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:-\n[\w-]+)?(?:\.[\w-]+)+")
SPELT_LEFT = re.compile(r"[\w-]+(?:(?:\.| dot | point | ?[\[(]dot[\])] ?)[\w-]+){0,3} ?[\[(]?$")
SPELT_RIGHT = re.compile(
    r"[\])]? ?[\w-]+(?:\.[\w-]+){0,3}?(?:\.| ?[\[(](?:dot|point)[\])] ?| dot | point | ?\. )"
    r"(?:com|fr|net|org|io|eu|co|ch|be|de|uk|ca|ai|dev)\b"
)
"""The two sides of "jane dot doe at acme dot com", "jobs [at] acme.com", "jane at acme . com"."""
LEAST_DIGITS = 8
NUMBER = re.compile(r"[0-9][0-9 ().+-]{7,40}")
PHONE = re.compile(
    r"(?:(?<![\w.,/+-])(?:"
    r"(?:\+|00)\d{1,3}[ .-]?(?:\(0\)[ .-]?)?\d(?:[ .-]?\d){6,11}"
    r"|0[1-9](?:[ .-]?\d\d){4}"
    r"|0\d{2,4} \d{3,4} \d{3,4}"
    r")|(?<![\d.,/+-])(?:\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4}))(?![\w%€$/-])"
)
NOT_TO_APPLY = re.compile(
    r"accom+odat|disabilit|reasonable adjustment|privacy|\brgpd\b|gdpr|data protection"
    r"|données personnelles|fraud|scam|phishing|unsubscribe|vos droits|l'un de ces droits"
    r"|your rights|accessibility|unsolicited|no-?reply|applicant with|impersonat|rectifi"
    r"|victime ou témoin|vos signalements|additional needs|special (?:assistance|needs)"
    r"|assistance (?:in|with) appl|assistance to apply|need assistance"
)
NOT_TO_APPLY_NEAR = re.compile(r"handicap")
"""Said of the mailbox itself, not a few sentences before it."""


MOST = 20
"""Mailboxes, and numbers, that are looked at."""
SIGNS_READ = 100
"""Signs of a mailbox that are."""


class Contact(NamedTuple):
    """What an ad gives to reach someone about the job."""

    emails: tuple[Span, ...] = ()
    phones: tuple[Span, ...] = ()
    people: tuple[Span, ...] = ()
    positions: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.emails or self.phones or self.people)


def find_contact(ad: "Ad") -> Contact:
    """Return every way to reach someone about the job that the ad's text gives."""
    emails = tuple(span for span in islice(_emails(ad), MOST) if not _is_elsewhere(ad, span))
    phones = tuple(span for span in islice(_phones(ad), MOST) if not _is_elsewhere(ad, span))
    people = tuple(dict.fromkeys(find_people(ad, emails, phones)))
    positions = tuple(dict.fromkeys(find_positions(ad, people, emails + phones)))
    return Contact(emails, phones, people, positions)


def _is_elsewhere(ad: "Ad", span: Span) -> bool:
    """Tell whether a mailbox or number serves something else than applying."""
    near = NOT_TO_APPLY_NEAR.search(ad.folded, max(0, span.start - 100), span.end + 60)
    return bool(near or NOT_TO_APPLY.search(ad.folded, max(0, span.start - 220), span.end + 60))


def _emails(ad: "Ad") -> Iterator[Span]:
    document, at = ad.document, -1
    for _ in range(SIGNS_READ):
        at = document.find("@", at + 1)
        if at < 0:
            break
        begin = max(at - 64, 0)
        begin = max(begin, document.rfind(" ", begin, at) + 1)
        match = MAILBOX.search(document, begin, at + 100)
        if match and match.start() < at < match.end():
            yield Span(*match.span())
    for sign in ad.terms("spelt-at")[:SIGNS_READ]:
        right = SPELT_RIGHT.match(ad.folded, sign.end)
        left = right and SPELT_LEFT.search(ad.folded, max(0, sign.start - 60), sign.start)
        if left and right and _is_spelt(ad, sign, left[0], right[0]):
            yield Span(left.start(), right.end())


def _is_spelt(ad: "Ad", sign: Hit, left: str, right: str) -> bool:
    """Tell whether "at" stands for the sign: in brackets, with a "dot", or behind a mailbox."""
    return ad.document[sign.start - 1] in "[(" or " dot " in left + right or is_mailbox(left)


def _phones(ad: "Ad") -> Iterator[Span]:
    if not ad.has_long_number(LEAST_DIGITS):
        return
    for number in NUMBER.finditer(ad.document):
        for match in PHONE.finditer(ad.document, max(0, number.start() - 2), number.end()):
            if "fax" not in ad.folded[max(0, match.start() - 8) : match.start()]:
                yield Span(*match.span())
