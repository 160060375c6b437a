"""The ad gives an e-mail address to reach someone about the job.

Why it matters: developers ask before they apply; without an address the question is never asked.
What counts: an address in the text, also written out ("jobs at acme dot com").
"""

import re

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
from adcrawler.lexicon import Span

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


def check(ad: Ad) -> Verdict:
    if "@" not in ad.document:
        return required([])
    return required(Span(*match.span()) for match in ADDRESS.finditer(ad.document))


CRITERION = Criterion(
    id="contact-email",
    category=Category.CONTACT,
    kind=Kind.REQUIRED,
    title=Text(fr="Une adresse e-mail de contact", en="A contact e-mail address"),
    advice=Text(
        fr="Donnez l'adresse e-mail de la personne qui répondra.",
        en="Give the e-mail address of the person who will answer.",
    ),
    check=check,
    good=Examples(fr=("Écrivez à linette@example.com.",), en=("Questions? linette@example.com",)),
    bad=Examples(fr=("Postulez sur notre site.",), en=("Apply on our site.",)),
)
