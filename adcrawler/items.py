"""What a spider yields: one published ad, in schema.org's words, nothing judged yet."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Period = Literal["year", "month", "week", "day", "hour"]
Remote = Literal["onsite", "hybrid", "remote"]
Extraction = Literal["json-ld", "microdata", "rdfa", "api", "feed", "main-text"]


@dataclass(slots=True)
class StatedSalary:
    """A salary as the board's own field states it; `raw` is the field before it was parsed."""

    raw: str
    min: float | None = None
    max: float | None = None
    currency: str | None = None
    """ISO 4217."""
    period: Period | None = None
    estimated: bool = False
    """The board's own guess, not the employer's word."""


@dataclass(slots=True)
class JobPosting:
    """One ad as a page publishes it, after https://schema.org/JobPosting.

    Texts are as published, unescaped once; dates and salary are parsed, with the raw text kept
    beside them. An absent field is `None` or empty, never a filler.
    """

    board: str
    """The board's name: the host for `jobposting`, the name in boards.toml otherwise."""
    key: str
    """Identifies the ad on its board, stable between crawls; at most 200 characters."""
    url: str
    title: str
    description: str
    """HTML, or plain text where the board publishes plain text."""
    company: str | None = None
    company_url: str | None = None
    locations: list[str] = field(default_factory=list)
    """One text a place, such as "Lyon, Auvergne-Rhône-Alpes, FR"."""
    street_address: str | None = None
    remote: Remote | None = None
    applicant_countries: list[str] = field(default_factory=list)
    employment_type: list[str] = field(default_factory=list)
    """schema.org's words where the page uses them (FULL_TIME…), else the page's own."""
    salary: StatedSalary | None = None
    date_posted: date | None = None
    date_posted_raw: str | None = None
    valid_through: datetime | None = None
    valid_through_raw: str | None = None
    start_date: str | None = None
    language: str | None = None
    """ISO 639-1."""
    identifier: str | None = None
    """The employer's own reference."""
    direct_apply: bool | None = None
    apply_url: str | None = None
    contact: str | None = None
    """`applicationContact` as text: name, e-mail, telephone."""
    experience: str | None = None
    education: str | None = None
    skills: list[str] = field(default_factory=list)
    responsibilities: str | None = None
    """This and the next: sections that a page keeps out of its description, HTML or plain text."""
    qualifications: str | None = None
    benefits: str | None = None
    incentives: str | None = None
    industry: str | None = None
    occupation: str | None = None
    working_hours: str | None = None
    openings: int | None = None
    extraction: Extraction = "json-ld"
    """How the fields were found; "main-text" is a guess from the page's text."""
    source_name: str | None = None
    """Whom to credit, where the board's terms ask for it."""
    source_url: str | None = None
