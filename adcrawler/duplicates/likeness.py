"""What an ad is compared by."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from adcrawler.duplicates.names import (
    BETWEEN_PLACES,
    Words,
    company_words,
    place_words,
    title_words,
)
from adcrawler.duplicates.sketch import Sketch, number
from adcrawler.extract.gazetteer import Place, locate


@dataclass(frozen=True)
class Likeness:
    title: str
    company: str | None
    places: tuple[str, ...]
    sketch: Sketch

    @classmethod
    def of(cls, title: str, text: str, company: str | None, places: Iterable[str]) -> Self:
        return cls(title, company, tuple(places), Sketch.of(text))

    @cached_property
    def employer(self) -> Words:
        return company_words(self.company)

    @cached_property
    def towns(self) -> frozenset[Words]:
        return place_words(self.places)

    @cached_property
    def areas(self) -> frozenset[Place]:
        """Where the places are, as far as the gazetteer knows; looking there first takes 2 s."""
        parts = (part for place in self.places for part in BETWEEN_PLACES.split(place))
        return frozenset(filter(None, map(locate, parts)))

    @cached_property
    def words(self) -> Words:
        """What the title says."""
        return title_words(self.title)

    @cached_property
    def keys(self) -> list[int]:
        """Hashes of which ads of the same job share one: a band of the text, or who seeks whom."""
        keys = set(self.sketch.bands())
        if self.employer:
            role = self.words.difference(self.employer, *self.towns)
            keys.add(number(" ".join([min(self.employer), *sorted(role)]).encode()))
        return sorted(keys)
