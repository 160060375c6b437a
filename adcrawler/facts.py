"""What an ad states, for market reports: one value a fact, in the codebook's words."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

from adcrawler.items import Period
from adcrawler.lexicon import Span

Evidence = Span | str
"""A passage of `Ad.document`, or the name of a structured field."""

Contract = Literal[
    "permanent", "fixed-term", "freelance", "internship", "apprenticeship", "unspecified"
]
Degree = Literal["none", "bac+2", "bachelor", "master", "phd", "unspecified-level"]
RemotePolicy = Literal["onsite", "hybrid", "remote", "unspecified"]


@dataclass(frozen=True, slots=True)
class Salary:
    """A stated pay; amounts in `currency` units, an open end is None."""

    min: float | None
    max: float | None
    currency: str | None
    """ISO 4217."""
    period: Period | None
    yearly_min: float | None = None
    """The same for a full-time year, to compare."""
    yearly_max: float | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    technologies: tuple[str, ...] = ()
    """Canonical names, in the order of the text."""
    salary: Salary | None = None
    remote: RemotePolicy = "unspecified"
    remote_days: float | None = None
    """Days a week away from the office."""
    contract: Contract = "unspecified"
    contract_months: int | None = None
    experience_years_min: int | None = None
    degree: Degree = "none"
    team_size: int | None = None
    company_size: int | None = None
    start_date: str | None = None
    benefits: tuple[str, ...] = ()
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict, repr=False)
    """Where each fact is said, by its name."""

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as `--format jsonl` writes them."""
        values = {name: getattr(self, name) for name in _NAMES}
        return values | {"salary": asdict(self.salary) if self.salary else None}


_NAMES = tuple(field.name for field in fields(Facts) if field.name != "evidence")
