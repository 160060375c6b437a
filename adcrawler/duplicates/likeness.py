"""What an ad is compared by."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from adcrawler.duplicates.names import Words, company_words, place_words, title_words
from adcrawler.duplicates.sketch import Sketch, number


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
    def role(self) -> Words:
        """The words of the title, without the company and the towns."""
        every = title_words(self.title)
        elsewhere = self.employer.union(*self.towns)
        return (every - elsewhere) or every

    @cached_property
    def keys(self) -> list[int]:
        """Hashes of which ads of the same job share one: a band of the text, or who seeks whom."""
        keys = set(self.sketch.bands())
        if self.employer:
            keys.add(number(min(self.employer), sorted(self.role)))
        return sorted(keys)
