"""Whom an ad tells to write to or call: addresses, numbers, names and positions, as spans.

A mailbox for disability accommodations, privacy or fraud is nobody to apply to.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.lexicon import Span, without_accents

if TYPE_CHECKING:
    from adcrawler.ad import Ad

MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SPELT_LEFT = re.compile(r"[\w-]+(?:(?:\.| dot | point | ?[\[(]dot[\])] ?)[\w-]+){0,3} ?[\[(]?$")
SPELT_RIGHT = re.compile(
    r"[\])]? ?[\w-]+(?:\.[\w-]+){0,3}?(?:\.| ?[\[(](?:dot|point)[\])] ?| dot | point | ?\. )"
    r"(?:com|fr|net|org|io|eu|co|ch|be|de|uk|ca|ai|dev)\b"
)
"""The two sides of "jane dot doe at acme dot com", "jobs [at] acme.com", "jane at acme . com"."""
NUMBER = re.compile(r"[0-9][0-9 ().+-]{7,40}")
PHONE = re.compile(
    r"(?<![\w.,/+-])(?:"
    r"(?:\+|00)\d{1,3}[ .-]?(?:\(0\)[ .-]?)?\d(?:[ .-]?\d){6,11}"
    r"|0[1-9](?:[ .-]?\d\d){4}"
    r"|\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}"
    r"|\d{3}[.-]\d{3}[.-]\d{4}"
    r"|0\d{2,4} \d{3,4} \d{3,4}"
    r")(?![\w%€$/-])"
)
NOT_TO_APPLY = re.compile(
    r"accom+odat|disabilit|handicap|reasonable adjustment|privacy|\brgpd\b|gdpr|data protection"
    r"|données personnelles|fraud|scam|phishing|unsubscribe|vos droits|your rights|accessib"
    r"|unsolicited|no-?reply|applicant with"
)
GENERIC = re.compile(
    r"(?:info|contact|hello|bonjour|hi|office|mail|support|help|service|commercial|accueil|"
    r"secretariat|enquir)[a-z]*"
)
"""Mailboxes that anybody may read."""
HIRING_MAILBOX = re.compile(
    r"(?<![a-z])(?:d?rh|hr|jobs?|emplois?|cv|stages?|hiring|carrieres?|careers?)(?![a-z])"
    r"|recruit|recrut|talent|candidat|postul|applica|resume|staffing|apply"
)
HIRING_POSITION = re.compile(
    r"\b(?:d?rh|hr|ressources humaines|human resources|recruteu\w+|recruiters?|headhunter|"
    r"(?:charg\w+|responsable|équipe|consultant\w*|directeur|directrice)(?: d[eu])? recrutement|"
    r"recruit(?:ment|ing) (?:consultant|manager|partner|team|specialist)|talent acquisition|"
    r"cabinet|agence|agency)\b"
)
"""Positions and firms of those who hire for a living."""

NAME = re.compile(r"(?<![\w@.])[A-ZÀ-Ý][\w'’-]+(?: (?:[A-ZÀ-Ý][\w'’-]+|[A-Z]\.)){0,2}")
POSITION = re.compile(
    r"\b(?:cto|ceo|coo|cio|dsi|vp|lead|head|hiring manager|manager|directeur|directrice|director|"
    r"responsable|chef(?:fe)? d|charg[ée]+e?s? d|founder|co-?fondat\w+|fondat\w+|recruteu\w+|"
    r"recruiter|recruitment|talent|développeu\w+|developer|engineer|ingénieur\w*|architecte?|"
    r"président|president|coach|spécialiste|specialist|consultant\w*|business|partner|associé\w*|"
    r"assistant\w*|rh|drh|hr)\b"
)
TO_POSITION = re.compile(
    r"\W{1,3}(?:\w+ ){0,4}?(?:notre|our|le|la|the|votre|your|l'une des|monsieur|madame|au|à)"
    r"(?: le| la| l')? ?(?P<position>cto|ceo|(?:tech )?lead|head of \w+|vp|directeur|directrice|"
    r"responsable|(?:hiring |engineering )?manager|chargée?s? de recrutement|président|dsi|drh|"
    r"service rh)\b"
)


class Contact(NamedTuple):
    """What an ad gives to reach someone about the job."""

    emails: tuple[Span, ...] = ()
    phones: tuple[Span, ...] = ()
    people: tuple[Span, ...] = ()
    positions: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.emails or self.phones or self.people)


@cache
def _first_names() -> frozenset[str]:
    """Return first names in lower case without accents; some 6,600 of fifteen countries."""
    text = files("adcrawler.extract").joinpath("first_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_first_name(word: str) -> bool:
    return without_accents(word.lower()) in _first_names()


def find_contact(ad: "Ad") -> Contact:
    """Return every way to reach someone about the job that the ad's text gives."""
    emails = tuple(span for span in _emails(ad) if not _is_elsewhere(ad, span))
    phones = tuple(span for span in _phones(ad) if not _is_elsewhere(ad, span))
    people = tuple(dict.fromkeys(_people(ad, emails, phones)))
    positions = tuple(dict.fromkeys(_positions(ad, emails + phones + people)))
    return Contact(emails, phones, people, positions)


def _is_elsewhere(ad: "Ad", span: Span) -> bool:
    """Tell whether a mailbox or number serves something else than applying."""
    return bool(NOT_TO_APPLY.search(ad.folded, max(0, span.start - 220), span.end + 60))


def _emails(ad: "Ad") -> Iterator[Span]:
    at = ad.document.find("@")
    while at >= 0:
        begin = max(at - 64, ad.document.rfind(" ", 0, at) + 1, 0)
        match = MAILBOX.search(ad.document, begin, at + 100)
        if match and match.start() < at < match.end():
            yield Span(*match.span())
        at = ad.document.find("@", at + 1)
    for sign in ad.terms("spelt-at"):
        right = SPELT_RIGHT.match(ad.folded, sign.end)
        left = right and SPELT_LEFT.search(ad.folded, max(0, sign.start - 60), sign.start)
        if left and right and (is_mailbox(left[0]) or " dot " in left[0] + right[0]):
            yield Span(left.start(), right.end())


def is_mailbox(word: str) -> bool:
    """Tell whether a word before "at acme.com" is a mailbox, not "apply" or "work"."""
    word = word.rstrip(" [(")
    hiring = word in {"jobs", "job", "careers", "talent", "recrutement", "candidature", "cv"}
    return hiring or "." in word or bool(GENERIC.fullmatch(word)) or is_first_name(word)


def _phones(ad: "Ad") -> Iterator[Span]:
    for number in NUMBER.finditer(ad.document):
        for match in PHONE.finditer(ad.document, max(0, number.start() - 2), number.end()):
            yield Span(*match.span())


def _people(ad: "Ad", emails: tuple[Span, ...], phones: tuple[Span, ...]) -> Iterator[Span]:
    for span in emails:
        if names_person(ad.quote(span)):
            yield span
    for start, end in _windows(ad, emails + phones):
        for match in NAME.finditer(ad.document, start, end):
            words = match[0].split()
            first = next((i for i, word in enumerate(words) if is_first_name(word)), None)
            if first is not None:
                yield Span(match.start() + len(" ".join(words[:first])) + (first > 0), match.end())


def _windows(ad: "Ad", anchors: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a name may stand: after a word of contact, and around a mailbox or number."""
    for hit in ad.terms("contact"):
        yield hit.end, min(hit.end + 60, _sentence_end(ad.document, hit.end))
    for anchor in anchors:
        yield max(ad.text_start, anchor.start - 80), anchor.start
        yield anchor.end, anchor.end + 60


def _sentence_end(document: str, start: int) -> int:
    ends = [document.find(sign, start) for sign in (". ", "\n\n", "! ", "? ")]
    return min((end for end in ends if end >= 0), default=len(document))


def names_person(address: str) -> bool:
    """Tell whether a mailbox is somebody's: "jane.doe@", "jane@"."""
    words = re.split(r"[._ +-]", without_accents(mailbox(address).lower()))
    return any(word in _first_names() for word in words if len(word) > 2)


def mailbox(address: str) -> str:
    """Return what stands before the "@", written so or spelt out."""
    return re.split(r"@| ?[\[(]a| at | arobase ", address, maxsplit=1)[0]


def _positions(ad: "Ad", anchors: tuple[Span, ...]) -> Iterator[Span]:
    folded = ad.folded
    for anchor in anchors:
        start, end = max(ad.text_start, anchor.start - 60), min(len(folded), anchor.end + 80)
        start = max(start, folded.rfind(".", start, anchor.start) + 1)
        for match in POSITION.finditer(folded, start, end):
            if not (anchor.start <= match.start() < anchor.end):
                yield Span(match.start(), match.end())
    for hit in ad.terms("contact"):
        if to_position := TO_POSITION.match(folded, hit.end, hit.end + 80):
            yield Span(*to_position.span("position"))
