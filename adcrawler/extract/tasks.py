"""What an ad gives to do: a verb of work and the thing that it is done to."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from adcrawler.lexicon import Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

OBJECT = re.compile(r"(?: [\w’'-]+){0,3}? [\w’'-]{5,}")
MOST = 40
"""Verbs looked at; an ad with more has said what it is about."""


def find_tasks(ad: "Ad") -> Iterator[Span]:
    """Yield the tasks of the text, verb and object, in its order."""
    for verb in ad.terms("tasks")[:MOST]:
        if verb.start >= ad.text_start and (match := OBJECT.match(ad.folded, verb.end)):
            yield Span(verb.start, match.end())
