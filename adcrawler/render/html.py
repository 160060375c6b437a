"""An audit as a page of its own: score, categories, advice, and the ad with its evidence marked."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from jinja2 import Environment, PackageLoader, select_autoescape

from adcrawler.checklist import Audit
from adcrawler.checklist.criterion import CATEGORY_TITLES, Category, Outcome, Text
from adcrawler.lexicon import Span
from adcrawler.plain import printable_only
from adcrawler.render import words

TITLE = Text("Audit d'annonces", "Job ad audit")


class Piece(NamedTuple):
    """A run of the ad's text with the same evidence all along."""

    text: str
    titles: str = ""
    """Of the criteria that it is evidence for, in the ad's language."""
    unmet: tuple[str, ...] = ()
    """Those that it speaks against."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("adcrawler.render"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable_only,
    )


def header(lang: str) -> str:
    """Return what stands above the audits: the document's head and its styles."""
    title = TITLE.in_language(lang)
    return _environment().get_template("header.html").render(lang=lang or "en", title=title)


def footer() -> str:
    return "</main>\n</body>\n</html>\n"


def render(audit: Audit, name: str) -> str:
    """Return the article of one ad, escaped."""
    lang, criteria = audit.ad.lang, audit.checklist.criteria
    by_outcome = {o.name.lower(): [criteria[n] for n in audit.having(o)] for o in Outcome}
    return (
        _environment()
        .get_template("audit.html")
        .render(
            audit=audit,
            name=name,
            key=f"ad-{crc32(name.encode(errors='replace')):x}",
            lang=lang,
            score=words.number(audit.score, lang),
            categories=[
                (CATEGORY_TITLES[Category(category)].in_language(lang), value)
                for category, value in audit.categories.items()
            ],
            pieces=list(pieces(audit)),
            fields=audit.ad.board_fields(),
            words={key: text.in_language(lang) for key, text in WORDS.items()},
            **by_outcome,
        )
    )


WORDS = {
    "score": words.SCORE,
    "unmet": words.UNMET,
    "met": words.MET,
    "na": words.NOT_APPLICABLE,
    "nothing": words.NOTHING_TO_SAY,
    "ad": Text("L'annonce et ses preuves", "The ad and its evidence"),
    "good": Text("bien", "good"),
    "bad": Text("à revoir", "to improve"),
    "checklist": Text("Grille", "Checklist"),
    "why": Text("Pourquoi ?", "Why?"),
    "colon": Text(" :", ":"),
}


def pieces(audit: Audit) -> Iterator[Piece]:
    """Yield the ad's document cut wherever evidence begins or ends."""
    marks = sorted(
        (evidence, name)
        for name, verdict in audit.verdicts.items()
        for evidence in verdict.evidence
        if isinstance(evidence, Span)
    )
    document, criteria, lang = audit.ad.document, audit.checklist.criteria, audit.ad.lang
    against = set(audit.having(Outcome.UNMET))
    edges = sorted({0, len(document), *(edge for span, _ in marks for edge in span)})
    for start, end in pairwise(edges):
        over = [name for span, name in marks if span.start <= start and end <= span.end]
        names = list(dict.fromkeys(over))
        titles = ", ".join(criteria[name].title.in_language(lang) for name in names)
        yield Piece(document[start:end], titles, tuple(n for n in names if n in against))
