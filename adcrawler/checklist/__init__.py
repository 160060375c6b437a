"""The checklist: which criteria an ad meets, and what that is worth.

`audit(ad)` runs every criterion found in `criteria/`; nothing is registered by hand.
"""

import logging
import pkgutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from adcrawler import __version__
from adcrawler.ad import Ad
from adcrawler.checklist import criteria as criteria_package
from adcrawler.checklist.criterion import NOT_APPLICABLE, Criterion, Evidence, Outcome, Verdict
from adcrawler.checklist.score import grade, score
from adcrawler.lexicon import Span

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Checklist:
    """The criteria in force and their weights."""

    criteria: Mapping[str, Criterion]
    weights: Mapping[str, float]
    version: str


@cache
def default_checklist() -> Checklist:
    """Return the bundled checklist: every module of `criteria/`, weighted by weights.toml."""
    found: dict[str, Criterion] = {}
    for module in pkgutil.iter_modules(criteria_package.__path__):
        criterion = import_module(f"{criteria_package.__name__}.{module.name}").CRITERION
        found[criterion.id] = criterion
    weights = tomllib.loads(files(__name__).joinpath("weights.toml").read_text())["weights"]
    return Checklist(found, weights, __version__)


@dataclass(frozen=True, slots=True)
class Audit:
    """What the checklist says of one ad."""

    ad: Ad
    verdicts: Mapping[str, Verdict]
    score: float
    categories: Mapping[str, float]
    checklist: Checklist
    errors: int = 0
    """Criteria that raised; each lost its own verdict only."""

    @property
    def grade(self) -> str:
        return grade(self.score)

    def advice(self, criterion_id: str) -> str | None:
        """Return what to do about an unmet criterion, in the ad's language."""
        verdict = self.verdicts[criterion_id]
        if verdict.outcome is not Outcome.UNMET:
            return None
        text = self.checklist.criteria[criterion_id].advice.in_language(self.ad.lang)
        quotes = [f"« {q} »" if self.ad.lang == "fr" else f"“{q}”" for q in self.quotes(verdict)]
        return text.replace("{quotes}", ", ".join(dict.fromkeys(quotes)))

    def quotes(self, verdict: Verdict) -> list[str]:
        return [self.ad.quote(e) for e in verdict.evidence if isinstance(e, Span)]

    def to_dict(self) -> dict[str, Any]:
        """Return the audit as `--format jsonl` writes it."""
        return {
            "id": self.ad.id,
            "lang": self.ad.lang,
            "title": self.ad.title,
            "score": self.score,
            "grade": self.grade,
            "categories": dict(self.categories),
            "checklist_version": self.checklist.version,
            "verdicts": {
                name: {
                    "verdict": verdict.outcome.value,
                    "evidence": [self._evidence_dict(e) for e in verdict.evidence],
                }
                | ({"advice": advice} if (advice := self.advice(name)) else {})
                for name, verdict in self.verdicts.items()
            },
            "facts": {},
        }

    def _evidence_dict(self, evidence: Evidence) -> dict[str, Any]:
        if isinstance(evidence, str):
            return {"field": evidence}
        text_start = self.ad.text_start
        field, offset = ("text", text_start) if evidence.start >= text_start else ("title", 0)
        start, end = evidence.start - offset, evidence.end - offset
        return {"field": field, "start": start, "end": end, "quote": self.ad.quote(evidence)}


def audit(ad: Ad, checklist: Checklist | None = None) -> Audit:
    """Judge an ad. A criterion that raises is not applicable to this ad, and logged."""
    checklist = checklist or default_checklist()
    verdicts: dict[str, Verdict] = {}
    errors = 0
    for name, criterion in checklist.criteria.items():
        try:
            verdicts[name] = criterion.check(ad)
        except Exception:  # one broken criterion must not cost the ad
            logger.exception("criterion %s failed on ad %s", name, ad.id)
            verdicts[name] = NOT_APPLICABLE
            errors += 1
    outcomes = {name: verdict.outcome for name, verdict in verdicts.items()}
    by_category: dict[str, dict[str, Outcome]] = {}
    for name, outcome in outcomes.items():
        by_category.setdefault(checklist.criteria[name].category, {})[name] = outcome
    categories = {
        category: value
        for category, members in by_category.items()
        if (value := score(members, checklist.weights)) is not None
    }
    total = score(outcomes, checklist.weights)
    return Audit(ad, verdicts, total if total is not None else 0.0, categories, checklist, errors)
