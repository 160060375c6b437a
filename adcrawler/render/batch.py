"""Judging a batch of sources and rendering what comes of it, in whichever process."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from adcrawler.ad_files import Problem, read_ads
from adcrawler.checklist import Checklist, audit, default_checklist, load_checklist
from adcrawler.render.formats import FORMATS, Options, Shown
from adcrawler.sources import Source


class Judged(NamedTuple):
    """What is printed for an ad, or why there is nothing to print."""

    name: str
    output: str = ""
    score: float = 0.0
    problem: str = ""
    lang: str = ""
    size: int = 0
    """Bytes of the source, with its first ad."""


@cache
def _checklist(path: Path | None) -> Checklist:
    return load_checklist(path) if path else default_checklist()


def judge(sources: Iterable[Source], options: Options) -> list[Judged]:
    """Judge every ad of the sources, in their order."""
    return [judged for source in sources for judged in _judge(source, options)]


def _judge(source: Source, options: Options) -> Iterator[Judged]:
    checklist, render = _checklist(options.checklist), FORMATS[options.format].render
    size = len(source.content)
    for found in read_ads(source, options.lang):
        if isinstance(found, Problem):
            yield Judged(found.name, problem=found.reason, size=size)
        else:
            result = audit(found.ad, checklist)
            output = render(Shown(result, found), options)
            yield Judged(found.name, output, result.score, lang=found.ad.lang, size=size)
        size = 0
