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
LONG = 100
"""Characters of a line that is a paragraph whether or not it ends with a full stop."""
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
_LABELLED = re.compile(
    r"\W*(?:(?:job |position |employment |work |primary )?(?:title|type|location|schedule|level)"
    r"|salary|company|duration|start date|department|division|reports to|experience|requisition"
    r"|req|lieu|localisation|type de contrat|contrat|salaire|durée|date de)\b[^.]{0,24}:"
)
"""A line that states a fact, long or not."""
_OF_A_FORM = re.compile(
    r"\W*(?:un contractuel peut|oui, à titre|il est possible de recruter|poste (?:vacant|créé)"
    r"|architecture, développement|conformément au principe)|[^\n]{4,100}\(\d{2,3}\)\)$"
)
"""A line of a public body's form: the law on contracts, or the address of the place."""
_SUBJECT = re.compile(
    r"\W*(?!(?:This|We|You|Our|Your|As|If|In|At|It|There|Are|Do|What|Join|Le|La|Les|Nous|Vous"
    r"|Notre|Au|Dans|Pour|Tu)\b)(?:The |Chez |L['’])?[A-Z][\w.&'’-]*"
    r"(?: (?:[A-Z][\w.&'’-]*|of|and|&|de)){0,4}"
    r"(?:,? (?:an?|the|une?|la|le|l['’])[ \w'’&-]{3,60},)? (?P<verb>[a-zé]+)(?: (?P<next>[a-zé]+))?"
)
"""A name at the beginning and what is said of it."""
_HIRES = frozenset(
    ("seeking", "looking", "hiring", "recruiting", "searching", "seeks", "recherche", "recrute")
)
_SENTENCE_END = re.compile(r"[.!?;:](?=\s)")
_WORD = re.compile(r"\w+|\?")
_VERB = re.compile(
    r"\b(?:nous|vous|tu|est|sont|sera|recherch\w+|recrut\w+|rejoi\w+|intègr\w+)\b", re.IGNORECASE
)
_RATING = re.compile(r" \d\.\d$")


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
        if _is_told(document, start, end) and not _is_stated(ad.folded, start, end):
            return Opening(start, end, heading)
        if _COMPANY.match(ad.folded, start, end):
            heading = "company"
        elif _JOB.match(ad.folded, start, end):
            heading = "job"
        start = end + 1
        if start >= len(document):
            break
    return Opening(ad.text_start, len(document), heading)


def _is_stated(folded: str, start: int, end: int) -> bool:
    """Tell whether a line is an entry of a form."""
    return bool(_LABELLED.match(folded, start, end) or _OF_A_FORM.match(folded, start, end))


def _is_told(document: str, start: int, end: int) -> bool:
    """Tell a paragraph from a heading: it is long, or a sentence."""
    if end - start < SUBSTANTIAL:
        return False
    last = document[end - 2 : end].rstrip()[-1:]
    return end - start >= LONG or last in ".;:" or bool(_VERB.search(document, start, end))


def read_words(ad: "Ad", opening: Opening) -> set[str | tuple[str, ...]]:
    """Return the words and pairs of the opening, those that begin it also as "^word"."""
    passage = ad.folded[opening.start : min(opening.end, opening.start + READ)]
    for name in _names(ad.company or ""):
        passage = passage.replace(name, "_company_")
    words = _WORD.findall(passage)
    first = [f"^{word}" for word in words[:3]]
    first += [f"^{one} {two}" for one, two in pairwise(words[:3])]
    told = f"subject={_subject(ad.document, opening)}"
    return {*words, *pairwise(words), *first, f"heading={opening.heading}", told}


def _names(company: str) -> list[str]:
    """Return a company's name and its first word, folded, without the rating of some boards."""
    name = _RATING.sub("", fold(company)).strip()
    short = name.split(" ", 1)[0].strip(",")
    return [part for part in (name, short) if len(part) > (3 if part == short else 2)]


def _subject(document: str, opening: Opening) -> str:
    """Tell whether a name begins the opening, and whether it hires or is presented."""
    match = _SUBJECT.match(document, opening.start, min(opening.end, opening.start + READ))
    if not match:
        return "none"
    return "hires" if {match["verb"], match["next"]} & _HIRES else "told"


def lean(ad: "Ad") -> float:
    """Return how much the ad begins with the job (above 0) or with the company (below)."""
    bias, weights = _model()
    known = weights.keys() & read_words(ad, ad.opening)
    return bias + fsum(weights[word] for word in known)  # the same in any order


def first_clause(ad: "Ad") -> list[Span]:
    """Return the beginning of the opening, a clause at most; nothing of one without words."""
    start, end, _ = ad.opening
    while start < end and not ad.document[start].isalnum():
        start += 1
    if start >= end:
        return []
    stop = min(end, start + _CLAUSE)
    if stop < end and (space := ad.document.rfind(" ", start, stop)) > start:
        stop = space
    sentence = _SENTENCE_END.search(ad.document, start + 20, stop)
    return [Span(start, sentence.start() if sentence else stop)]


@cache
def _model() -> tuple[float, dict[str | tuple[str, ...], float]]:
    path = files("adcrawler.extract").joinpath("opening.toml")
    model = tomllib.loads(path.read_text(encoding="utf-8"))
    weights = model["weights"].items()
    return model["bias"], {_as_read(word): weight for word, weight in weights}


def _as_read(word: str) -> str | tuple[str, ...]:
    """Return a word of the model as `read_words` gives it: pairs are tuples, which are fast."""
    return tuple(word.split(" ")) if " " in word and word[0] != "^" else word
