"""An audited ad as rows of its tables."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from hashlib import blake2b
from typing import Any

from adcrawler.ad import canonical
from adcrawler.checklist import Audit
from adcrawler.checklist.criterion import Category, Outcome
from adcrawler.duplicates import Likeness
from adcrawler.extract.masking import masked
from adcrawler.facts import Facts, Salary
from adcrawler.items import JobPosting
from adcrawler.storage.schema import HASH_BYTES

Row = dict[str, Any]

COLUMNS = (
    "company",
    "locations",
    "remote",
    "employment_type",
    "date_posted",
    "extraction",
)
NOT_DETAILS = {
    *COLUMNS,
    *("board", "key", "url", "title", "description", "language"),
    *("valid_through", "valid_through_raw"),  # of the ad, not of its version
    "contact",  # no contact details but in the text
}
DETAILS = [field.name for field in fields(JobPosting) if field.name not in NOT_DETAILS]
SECTIONS = ("responsibilities", "qualifications", "benefits", "incentives", "experience",
            "education")  # fmt: skip
"""Details that are a part of the ad's text."""
FACTS = [field.name for field in fields(Facts) if field.name not in {"salary", "evidence"}]
PAY = [(field.name, f"salary_{field.name}") for field in fields(Salary)]
SCORES = [(category.value, f"{category}_score") for category in Category]
"""The categories of the checklist, and their columns."""
MET, UNMET = Outcome.MET, Outcome.UNMET  # an enum's members take their time to look up
LISTS = ("met", "unmet", "span", "span_criterion", "field", "field_criterion")
"""The columns of audit that are lists."""
ROLLING = {"apply_url", "date_posted_raw"}
"""Details that change from one view of the page to the next."""


@dataclass(frozen=True)
class AuditedAd:
    """An ad between its audit and its commit."""

    posting: JobPosting
    audit: Audit

    @property
    def identity(self) -> tuple[str, str]:
        return self.posting.board, self.posting.key

    @cached_property
    def version_row(self) -> Row:
        """The columns of ad_version that hold the content."""
        posting, ad = self.posting, self.audit.ad
        salary = posting.salary
        row: Row = clean(
            {
                "title": ad.title,
                "text": ad.text,
                "salary": salary.raw if salary else None,
                "language": language_of(posting.language) or ad.lang,
                "details": details_of(posting),
            }
            | {name: getattr(posting, name) for name in COLUMNS}
        )
        return row

    @cached_property
    def content_hash(self) -> bytes:
        """Changes with what a reader or the checklist would see changed."""
        content = dict(self.version_row)
        content["details"] = {k: v for k, v in content["details"].items() if k not in ROLLING}
        content["contact"] = self.posting.contact
        state = json.dumps(content, sort_keys=True, default=str)
        return blake2b(state.encode(), digest_size=HASH_BYTES).digest()

    @property
    def ad_row(self) -> Row:
        """The columns of ad that its page tells."""
        return {
            "url": self.posting.url,
            "content_hash": self.content_hash,
            "valid_through": self.posting.valid_through,
        }

    @cached_property
    def likeness(self) -> Likeness:
        """What it is compared by with other ads, to know the same job again."""
        row = self.version_row
        return Likeness.of(row["title"], row["text"], row["company"], row["locations"])

    @property
    def fingerprint_row(self) -> Row:
        """The columns of fingerprint but the ad."""
        sketch = self.likeness.sketch
        return {"keys": self.likeness.keys, "sketch": sketch.data, "shingles": sketch.runs}


def audit_row(audit: Audit, criteria: Mapping[str, int]) -> Row:
    """Return the columns of audit; `criteria` are the ids of the criteria by name."""
    columns: dict[str, list[Any]] = {name: [] for name in LISTS}
    met, unmet, spans, span_criteria, names, name_criteria = columns.values()
    for criterion, (outcome, evidence) in audit.verdicts.items():
        number = criteria[criterion]
        if outcome is MET:
            met.append(number)
        elif outcome is UNMET:
            unmet.append(number)
        for one in evidence:
            if isinstance(one, str):
                names.append(one)
                name_criteria.append(number)
                continue
            start, end = one
            if start < end:
                spans.append(f"[{start},{end})")
                span_criteria.append(number)
    return {
        "score": audit.score,
        "grade": audit.grade,
        **{column: audit.categories.get(category) for category, column in SCORES},
        **columns,
    }


def facts_row(facts: Facts) -> Row:
    """Return the columns of facts."""
    row = {name: getattr(facts, name) for name in FACTS}
    row |= {column: getattr(facts.salary, name, None) for name, column in PAY}
    row["technologies"], row["benefits"] = list(row["technologies"]), list(row["benefits"])
    return row


def language_of(code: str | None) -> str | None:
    """Return "fr" for "fr", "FR" and "fr-CA", None for what is no language code."""
    primary = (code or "").replace("_", "-").partition("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() and len(primary) in {2, 3} else None


def details_of(posting: JobPosting) -> Row:
    """Return what the posting states and no column holds; no contact details."""
    values = ((name, getattr(posting, name)) for name in DETAILS)
    details = {name: value for name, value in values if value not in (None, [], "")}
    details |= {name: masked(details[name]) for name in SECTIONS if name in details}
    if str(details.get("apply_url", "")).lower().startswith(("mailto:", "tel:")):
        del details["apply_url"]
    if posting.salary:
        details["salary"] = {k: v for k, v in asdict(posting.salary).items() if v is not None}
    return details


def clean(value: Any) -> Any:
    """Make every text in a value storable."""
    if isinstance(value, str):
        return canonical(value)
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    return value
