"""The score: a weighted mean of the applicable verdicts, by category and overall."""

from collections.abc import Mapping

from adcrawler.checklist.criterion import Outcome

GRADES = ((90, "A"), (75, "B"), (60, "C"), (45, "D"), (30, "E"), (0, "F"))


def score(outcomes: Mapping[str, Outcome], weights: Mapping[str, float]) -> float | None:
    """Return 0–100 to one decimal, or None when nothing applies."""
    total = earned = 0.0
    for criterion, outcome in outcomes.items():
        weight = weights.get(criterion, 1.0)
        if outcome is not Outcome.NOT_APPLICABLE:
            total += weight
            earned += weight * (outcome is Outcome.MET)
    return round(100 * earned / total, 1) if total else None


def grade(value: float) -> str:
    """Return A (best) to F."""
    return next(letter for least, letter in GRADES if value >= least)
