"""The invented ads, one TOML file each in `ads/`; a file's name is the ad's slug."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from adcrawler.items import Period, Remote

ADS = Path(__file__).parent / "ads"

State = Literal["open", "expired", "closed", "private", "untitled"]


@dataclass(frozen=True, slots=True)
class Pay:
    currency: str
    period: Period
    min: float
    max: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleAd:
    """One invented ad: what a crawler should read from its page, and how the page publishes it."""

    slug: str
    lang: Literal["fr", "en"]
    title: str
    html: str
    company: str
    published_as: str
    """A name of `publish.SCRIPTS`, or "microdata", "microdata-meta", "rdfa", "main-text"."""
    date_posted: date | None = None
    valid_through: date | None = None
    locations: tuple[str, ...] = ()
    """ "Town, COUNTRY" or "Town, Region, COUNTRY"."""
    street: str | None = None
    postcode: str | None = None
    remote: Remote | None = None
    applicant_countries: tuple[str, ...] = ()
    employment_type: tuple[str, ...] = ()
    salary: Pay | None = None
    """What its field states in full; None where it states nothing, or words, or a bare number."""
    posting: Mapping[str, Any] = field(default_factory=dict)
    """Properties of the JobPosting that this page writes in a way of its own."""
    state: State = "open"
    """Whether the ad is to be had, and if not, why."""
    served: Literal["at-once", "slow", "busy-once"] = "at-once"
    old_slug: str | None = None
    """The address that everything links to, and that moved."""

    @property
    def path(self) -> str:
        return f"/private/{self.slug}" if self.state == "private" else f"/jobs/{self.slug}"

    @property
    def linked_path(self) -> str:
        """Where the listing and the sitemaps say that the ad is."""
        return f"/jobs/{self.old_slug}" if self.old_slug else self.path


@cache
def ads() -> tuple[ExampleAd, ...]:
    """Return every ad of the board, by slug."""
    return tuple(_read(path) for path in sorted(ADS.glob("*.toml")))


def _read(path: Path) -> ExampleAd:
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    if "salary" in values:
        values["salary"] = Pay(**values["salary"])
    return ExampleAd(slug=path.stem, **values)
