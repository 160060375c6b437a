"""What an ad begins with: the job, or the company.

Each word and pair of words of the first paragraph has a weight, above zero where ads begin with
the job; tools/train_opening.py learnt them from labelled ads.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.lexicon import Span, fold

if TYPE_CHECKING:
    from adcrawler.ad import Ad

SUBSTANTIAL = 60
"""Characters of a line below which it is a heading or a bare fact ("Paris (75)")."""
READ = 260
"""Characters of the first paragraph that decide."""
LINES = 40
_CLAUSE = 90

_COMPANY = re.compile(
    r"\W*(?:description de l'entreprise|company|who (?:we are|are we)|qui sommes[- ]nous|à propos"
    r"|about (?!the (?:role|job|position|opportunity|team)|this|you)|l'entreprise|la société"
    r"|notre entreprise|présentation|our company|entreprise|why )"
)
_JOB = re.compile(
    r"\W*(?:(?:vos|tes|les|your|key|main|primary|the|job) (?:missions?|responsib|duties|activités"
    r"|tâches|role|rôle)|mission|responsib|about the (?:role|job|position)|(?:votre|ta|ton) "
    r"(?:mission|rôle)|le poste|what you|(?:job|position) (?:summary|overview)|role|poste)"
)
_SENTENCE_END = re.compile(r"[.!?;:](?=\s)")
_WORD = re.compile(r"\w+|\?")


class Opening(NamedTuple):
    """The first substantial line of the text, and whether a heading above it announces the job."""

    start: int
    end: int
    heading: str
    """"company", "job", or nothing."""


def find_opening(ad: "Ad") -> Opening:
    """Return the first paragraph of the text; the text's beginning when all its lines are short."""
    document, start, heading = ad.document, ad.text_start, ""
    for _ in range(LINES):
        end = document.find("\n", start)
        end = len(document) if end < 0 else end
        if end - start >= SUBSTANTIAL:
            return Opening(start, end, heading)
        if _COMPANY.match(ad.folded, start, end):
            heading = "company"
        elif _JOB.match(ad.folded, start, end):
            heading = "job"
        start = end + 1
        if start >= len(document):
            break
    return Opening(ad.text_start, len(document), heading)


def read_words(ad: "Ad", opening: Opening) -> set[str | tuple[str, ...]]:
    """Return the words and pairs of the opening, those that begin it also as "^word"."""
    passage = ad.folded[opening.start : min(opening.end, opening.start + READ)]
    if ad.company and len(ad.company) > 2:
        passage = passage.replace(fold(ad.company), "_company_")
    words = _WORD.findall(passage)
    first = [f"^{word}" for word in words[:3]]
    first += [f"^{one} {two}" for one, two in pairwise(words[:3])]
    return {*words, *pairwise(words), *first, f"heading={opening.heading}"}


def lean(ad: "Ad") -> float:
    """Return how much the ad begins with the job (above 0) or with the company (below)."""
    bias, weights = _model()
    known = weights.keys() & read_words(ad, ad.opening)
    return bias + fsum(weights[word] for word in known)  # the same in any order


def first_clause(ad: "Ad") -> Span:
    """Return the beginning of the opening, a clause at most."""
    start, end, _ = ad.opening
    while start < end and not ad.document[start].isalnum():
        start += 1
    stop = min(end, start + _CLAUSE)
    if stop < end and (space := ad.document.rfind(" ", start, stop)) > start:
        stop = space
    sentence = _SENTENCE_END.search(ad.document, start + 20, stop)
    return Span(start, sentence.start() if sentence else stop)


@cache
def _model() -> tuple[float, dict[str | tuple[str, ...], float]]:
    path = files("adcrawler.extract").joinpath("opening.toml")
    model = tomllib.loads(path.read_text(encoding="utf-8"))
    weights = model["weights"].items()
    return model["bias"], {_as_read(word): weight for word, weight in weights}


def _as_read(word: str) -> str | tuple[str, ...]:
    """Return a word of the model as `read_words` gives it: pairs are tuples, which are fast."""
    return tuple(word.split(" ")) if " " in word and word[0] != "^" else word
