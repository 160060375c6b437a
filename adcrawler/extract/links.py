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
    r"(?:asp|ado|vb|ml|sql|c#|ef)\.net"
    r"|(?:monday|salesforce|booking|force|amazon|make|cal)\.com$"
)
"""Products whose names look like addresses."""
ANOTHER_PURPOSE = re.compile(
    r"privacy|confidentialit|\brgpd\b|gdpr|eeo\b|eeoc|dol\.gov|e-?verify|ed\.gov|pay ?transparency"
    r"|equal (?:employment )?opportunit|accom+odation|disabilit|fraud|scam|phishing|cookie"
    r"|donn[ée]es personnelles|\bterms\b"
)
APPLYING = re.compile(
    r"\b(?:appl(?:y|ication|ying)|postule[rz]?|candidat\w*|cv|resume|soumettre|submit)\b"
)
APPLY_PAGE = re.compile(
    r"/(?:apply|(?:remote-)?jobs?|offres?|emplois?|candidat\w*|postuler|careers?|evenement)/[\w/-]+"
    r"|/apply|bit\.ly|lever\.co/|greenhouse\.io|workable|smartrecruiters|taleo|myworkday|icims"
    r"|jobvite|brassring|forms?\.|typeform|airtable"
)


def find_links(ad: "Ad") -> Iterator[Span]:
    """Yield the web addresses that may say more; those to apply with or of legal pages do not."""
    folded = ad.folded
    for match in URL.finditer(folded, ad.text_start):
        url = match[0].rstrip(".,;:!?")
        before = folded[max(ad.text_start, match.start() - 70) : match.start()]
        before = before.rpartition(". ")[2]
        written = ad.document[match.start() : match.end()]
        if written[-1:].islower() and not written.rpartition(".")[2].islower():
            continue  # two sentences glued: "our solutions.Be part of"
        if NO_SITE.search(url) or ANOTHER_PURPOSE.search(before) or ANOTHER_PURPOSE.search(url):
            continue
        if APPLY_PAGE.search(url) or APPLYING.search(before):
            continue
        yield Span(match.start(), match.start() + len(url))
