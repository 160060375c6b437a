"""Web addresses in an ad's text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from adcrawler.lexicon import Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_TLD = r"com|fr|org|net|eu|ch|be|ca|uk|de|gov|edu|ma|us|lu|es|it|nl"
_YOUNG_TLD = r"io|ai|co|dev|tech|app|cloud|jobs"  # in companies' own names as well
URL = re.compile(
    rf"https?://[^\s<>\"')\]]+|www\.[\w-]+\.[^\s<>\"')\]]+"
    rf"|(?<![\w@./-])[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:(?:{_TLD})\b(?!@)(?:/[^\s<>\"')\]]*)?"
    rf"|(?:{_YOUNG_TLD})/[^\s<>\"')\]]+)"
)
NO_SITE = re.compile(
    r"(?:asp|ado|vb|ml|sql|c#|ef|microsoft)\.net"
    r"|(?:monday|salesforce|booking|force|amazon|make|cal)\.com$"
)
"""Products whose names look like addresses."""
_WRITTEN_OUT = re.compile(r"//|^www\.|/")
ANOTHER_PURPOSE = re.compile(
    r"privacy|confidentialit|\brgpd\b|gdpr|eeo\b|eeoc|dol\.gov|\be-?verify|ed\.gov"
    r"|pay ?transparency|equal (?:employment )?opportunit|accom+odation|disabilit|fraud|scam"
    r"|phishing|cookie|donn[ée]es personnelles|\bterms\b"
)
APPLYING = re.compile(
    r"\b(?:appl(?:y|ication|ying)|postule[rz]?|candidat\w*|cv|resume|soumettre|submit)\b"
)
APPLY_PAGE = re.compile(
    r"/(?:apply|(?:remote-)?jobs?|offres?|emplois?|candidat\w*|postuler|careers?|evenement)/[\w/-]+"
    r"|/apply|bit\.ly|lever\.co/|greenhouse\.io|workable|smartrecruiters|taleo|myworkday|icims"
    r"|jobvite|brassring|forms?\.|typeform|airtable"
)


TOLD = re.compile(
    r"(?:\bsites?|visit|voir|see|consulte|check|découvr|rendez-vous|savoir plus|plus d['’]info"
    r"|more)"
    r"\b[^.\n]{0,70}$|(?:[:(→👉>]|\bat) ?$"
)
"""Before a bare host, which is a name otherwise: "you join beta.example.org"."""


def find_links(ad: "Ad") -> Iterator[Span]:
    """Yield the web addresses that may say more; those to apply with or of legal pages do not."""
    end = 0
    for sign in ad.terms("web"):
        if sign.start < end:
            continue
        begin = max(ad.folded.rfind(" ", 0, sign.start) + 1, sign.start - 80, ad.text_start)
        match = URL.search(ad.folded, begin, sign.end + 200)
        if match and match.start() <= sign.start < match.end():
            end = match.end()
            url = match[0].rstrip(".,;:!?")
            if _tells_more(ad, match.start(), url):
                yield Span(match.start(), match.start() + len(url))


def _tells_more(ad: "Ad", start: int, url: str) -> bool:
    ending = ad.document[start : start + len(url)].rpartition(".")[2]
    if ending[:1].isupper() and ending[-1:].islower():
        return False  # two sentences glued: "our solutions.Be part of"
    before = ad.folded[max(ad.text_start, start - 70) : start].rpartition(". ")[2]
    if not (_WRITTEN_OUT.search(url) or TOLD.search(before) or _is_line(ad, start, url)):
        return False
    return not (
        before.rstrip().endswith(("@", "[at]", "(at)"))
        or NO_SITE.search(url)
        or APPLY_PAGE.search(url)
        or ANOTHER_PURPOSE.search(url)
        or ANOTHER_PURPOSE.search(before)
        or APPLYING.search(before)
    )


def _is_line(ad: "Ad", start: int, url: str) -> bool:
    """Tell whether an address has a line or a sentence for itself, at the line's end."""
    end = start + len(url)
    begins = ad.document[start - 1] == "\n" or ad.document[start - 2 : start] == ". "
    return begins and ad.document[end : end + 1] in {"", "\n"}
