"""The score: the share of the weights that an ad earns, by category and overall, and its grade."""

from collections.abc import Mapping

GRADES = ((90, "A"), (75, "B"), (60, "C"), (45, "D"), (30, "E"), (0, "F"))


def scores(
    possible: Mapping[str, float], earned: Mapping[str, float]
) -> tuple[float, dict[str, float]]:
    """Return the score and those of the categories that weigh, from their possible and earned sums.

    What does not apply to the ad is in neither.
    """
    by_category = {name: _score(earned[name], sum_) for name, sum_ in possible.items() if sum_}
    return _score(sum(earned.values()), sum(possible.values())), by_category


def _score(earned: float, total: float) -> float:
    """Return 0–100 to one decimal; 0 when nothing applies."""
    return round(100 * earned / total, 1) if total else 0.0


def grade(value: float) -> str:
    """Return A (best) to F."""
    return next(letter for least, letter in GRADES if value >= least)
