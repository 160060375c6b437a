"""Judges an ad: every criterion's verdict, the facts, the score."""

import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adcrawler.ad import Ad
from adcrawler.checklist.checklist import Checklist, default_checklist
from adcrawler.checklist.criterion import NOT_APPLICABLE, Evidence, Outcome, Verdict, quoted
from adcrawler.checklist.score import grade, scores
from adcrawler.lexicon import Span

logger = logging.getLogger(__name__)


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

    def having(self, outcome: Outcome) -> list[str]:
        """Return the criteria with this outcome, those that weigh most first."""
        names = [name for name, verdict in self.verdicts.items() if verdict.outcome is outcome]
        return sorted(names, key=lambda name: -self.checklist.weights.get(name, 1.0))

    def quotes(self, criterion_id: str) -> list[str]:
        """Return the passages that a verdict rests on, each once."""
        evidence = self.verdicts[criterion_id].evidence
        return list(dict.fromkeys(self.ad.quote(e) for e in evidence if isinstance(e, Span)))

    def _said(self, criterion_id: str) -> list[str]:
        """Return the passages, else the contents of the board's fields, that a verdict rests on."""
        fields = (e for e in self.verdicts[criterion_id].evidence if isinstance(e, str))
        return self.quotes(criterion_id) or [str(getattr(self.ad, name)) for name in fields]

    def advice(self, criterion_id: str) -> str | None:
        """Return what to do about an unmet criterion, in the ad's language."""
        if self.verdicts[criterion_id].outcome is not Outcome.UNMET:
            return None
        text = self.checklist.criteria[criterion_id].advice.in_language(self.ad.lang)
        quotes = (" ".join(quote.split()).rstrip(".,;: ") for quote in self._said(criterion_id))
        return text.replace("{quotes}", ", ".join(quoted(q, self.ad.lang) for q in quotes))

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
            "verdicts": {name: self._verdict_dict(name) for name in self.verdicts},
            "facts": self.ad.facts.to_dict(),
        }

    def _verdict_dict(self, name: str) -> dict[str, Any]:
        verdict = self.verdicts[name]
        evidence = [self._evidence_dict(e) for e in verdict.evidence]
        advice = self.advice(name)
        return {"verdict": verdict.outcome.value, "evidence": evidence} | (
            {"advice": advice} if advice else {}
        )

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
    if ad.scanner is not checklist.scanner:
        ad = ad.scanned_by(checklist.scanner)
    verdicts: dict[str, Verdict] = {}
    possible: defaultdict[str, float] = defaultdict(float)
    earned: defaultdict[str, float] = defaultdict(float)
    errors = 0
    for name, check, category, weight in checklist.plan:
        try:
            verdict = verdicts[name] = check(ad)
        except Exception:  # one broken criterion must not cost the ad
            logger.exception("criterion %s failed on ad %s", name, ad.id)
            verdict = verdicts[name] = NOT_APPLICABLE
            errors += 1
        outcome = verdict[0]  # five times faster than by its name
        if outcome is not _NOT_APPLICABLE:
            possible[category] += weight
            if outcome is _MET:
                earned[category] += weight
    score, categories = scores(possible, earned)
    return Audit(ad, verdicts, score, categories, checklist, errors)


_MET, _NOT_APPLICABLE = Outcome.MET, Outcome.NOT_APPLICABLE
