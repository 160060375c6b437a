"""An audit as a page of its own: score, categories, advice, and the ad with its evidence marked."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, select_autoescape

from adcrawler.checklist import Audit
from adcrawler.checklist.criterion import CATEGORY_TITLES, Category, Kind, Outcome, Text
from adcrawler.lexicon import Span
from adcrawler.render import words
from adcrawler.render.text import shorten

TITLE = Text("Audit d'annonces", "Job ad audit")


class Piece(NamedTuple):
    """A run of the ad's text with the same evidence all along."""

    text: str
    criteria: tuple[str, ...] = ()
    wanted: bool = True
    """Whether the evidence speaks for the ad."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("adcrawler.render"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def header(lang: str) -> str:
    """Return what stands above the audits: the document's head and its styles."""
    title = TITLE.in_language(lang)
    return _environment().get_template("header.html").render(lang=lang or "en", title=title)


def footer() -> str:
    return "</main>\n</body>\n</html>\n"


def render(audit: Audit, name: str) -> str:
    """Return the article of one ad, escaped."""
    lang = audit.ad.lang
    by_outcome: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
    for criterion, verdict in audit.verdicts.items():
        by_outcome[verdict.outcome].append(criterion)
    by_outcome[Outcome.UNMET].sort(key=lambda n: -audit.checklist.weights.get(n, 1))
    return (
        _environment()
        .get_template("audit.html")
        .render(
            audit=audit,
            name=name,
            lang=lang,
            score=words.number(audit.score, lang),
            categories=[
                (CATEGORY_TITLES[Category(category)].in_language(lang), value)
                for category, value in audit.categories.items()
            ],
            unmet=by_outcome[Outcome.UNMET],
            met=by_outcome[Outcome.MET],
            not_applicable=by_outcome[Outcome.NOT_APPLICABLE],
            pieces=list(pieces(audit)),
            quotes={n: [shorten(q, 120) for q in audit.quotes(n)] for n in audit.verdicts},
            words={key: text.in_language(lang) for key, text in WORDS.items()},
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
}


def pieces(audit: Audit) -> Iterator[Piece]:
    """Yield the ad's document cut wherever evidence begins or ends."""
    marks = [
        (evidence, name, audit.checklist.criteria[name].kind is Kind.REQUIRED)
        for name, verdict in audit.verdicts.items()
        for evidence in verdict.evidence
        if isinstance(evidence, Span)
    ]
    document = audit.ad.document
    edges = sorted({0, len(document), *(edge for span, _, _ in marks for edge in span)})
    for start, end in pairwise(edges):
        over = [(n, wanted) for span, n, wanted in marks if span.start <= start and end <= span.end]
        names = tuple(dict.fromkeys(n for n, _ in over))
        yield Piece(document[start:end], names, all(wanted for _, wanted in over))
