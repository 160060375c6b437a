"""Whether the job may be done away from the office, and how many days a week."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.extract import MOST_MENTIONS
from adcrawler.extract.remote_context import AT_OFFICE, DAYS, judge
from adcrawler.facts import Evidence, RemotePolicy
from adcrawler.lexicon import Hit, Span, fold

if TYPE_CHECKING:
    from adcrawler.ad import Ad


class Policy(NamedTuple):
    """What one passage says of the policy, and how clearly."""

    policy: RemotePolicy
    clear: bool
    span: Span


def find_remote(ad: "Ad") -> tuple[RemotePolicy, float | None, tuple[Evidence, ...]]:
    """Return the policy, the days a week away from the office, and where it is said."""
    said = list(_in_text(ad))
    for policy in ("remote", "hybrid", "onsite"):
        clear = [p for p in said if p.clear and p.policy == policy]
        if clear:
            return policy, _days(ad, clear) if policy == "hybrid" else None, (clear[0].span,)
    if field := _in_fields(ad):
        return field[0], None, (field[1],)
    if said:
        return said[0].policy, None, (said[0].span,)
    return "unspecified", None, ()


def _in_fields(ad: "Ad") -> tuple[RemotePolicy, str] | None:
    for name, known in (("remote", _FIELD), ("location", _PLACE), ("contract", _PLACE)):
        value = fold(getattr(ad, name) or "")
        for policy in known if value else ():
            if known[policy].search(value):
                return policy, name
    return None


_FIELD: dict[RemotePolicy, re.Pattern[str]] = {
    "onsite": re.compile(
        r"non autoris|pas de|\bnon?\b|on.?site|présentiel|sur site|in.office|^false"
    ),
    "hybrid": re.compile(
        r"hybrid|partiel|occasion|fréquent|ponctuel|possible|jour|days?|some|flexible|temporar"
    ),
    "remote": re.compile(
        r"remote|télétravail|full|total|complet|home|anywhere|distance|telecommute|true|yes|oui"
    ),
}

_PLACE: dict[RemotePolicy, re.Pattern[str]] = {
    "onsite": re.compile(r"\(on.?site\)|\bin.office\b|présentiel"),
    "hybrid": re.compile(r"hybrid|télétravail partiel"),
    "remote": re.compile(
        r"\bremote\b|télétravail|telecommute|work from home|\banywhere\b|à distance"
    ),
}


def _in_text(ad: "Ad") -> Iterator[Policy]:
    for hit in ad.terms("remote")[:MOST_MENTIONS]:
        start, stop = _line(ad, hit)
        before, after = ad.folded[start : hit.start], ad.folded[hit.end : stop]
        word = ad.folded[hit.start : hit.end]
        in_title = hit.end <= len(ad.title)
        found = judge(word, before, after, in_title=in_title)
        if found:
            yield Policy(*found, hit.span)


_LABEL = re.compile(r" ?:\s*\n[\s*-]*|\s*\n\s*(?=(?:[Oo]ui|[Nn]on)\s*\n)")
"""The end of a line that is a label of the next one, as in "Work remotely:"."""


def _line(ad: "Ad", hit: Hit) -> Span:
    """Return the surroundings of a hit within its line."""
    start = max(0, hit.start - 60)
    stop = min(len(ad.document), hit.end + 60)
    line_start = ad.document.rfind("\n", start, hit.start)
    line_end = ad.document.find("\n", hit.end, stop)
    if label := _LABEL.match(ad.document, hit.end, stop):
        line_end = ad.document.find("\n", label.end(), stop)
    return Span(line_start + 1 if line_start >= 0 else start, line_end if line_end >= 0 else stop)


def _days(ad: "Ad", said: list[Policy]) -> float | None:
    """Return the days a week away, from the first passage that counts them."""
    for policy in said:
        start, stop = _line(ad, Hit(*policy.span, ""))
        line = ad.folded[start:stop]
        if match := DAYS.search(line, max(0, policy.span.start - start - 40)):
            counts = [_count(number) for number in match.groups() if number]
            at_office = AT_OFFICE.search(ad.folded, *policy.span) or _OFFICE_NEAR.search(line)
            days = 5 - min(counts) if at_office else max(counts)
            if _MONTHLY.match(line, match.end()):
                days = round(days / 4.33, 1)
            return days if 0 < days < 5 else None
    return None


def _count(number: str) -> float:
    return float(_COUNT.get(number) or number.replace(",", "."))


_COUNT = {
    "un": 1,
    "une": 1,
    "one": 1,
    "deux": 2,
    "two": 2,
    "trois": 3,
    "three": 3,
    "quatre": 4,
    "four": 4,
}

_OFFICE_NEAR = re.compile(
    r"(?:day|jour)s? (?:a week |per week |par semaine )?(?:in|at|on|au|sur|en) (?:the |our |site"
    r"|présentiel|bureau|office)"
)

_MONTHLY = re.compile(r"[^.,;]{0,25}(?:mois|month)")
