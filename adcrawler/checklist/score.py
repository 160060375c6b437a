"""The score: the share of the weights that an ad earns, by category and overall, and its grade."""

from collections import defaultdict

GRADES = ((90, "A"), (75, "B"), (60, "C"), (45, "D"), (30, "E"), (0, "F"))


class Shares:
    """What an ad earns of what it could, by category; what does not apply is not added."""

    def __init__(self) -> None:
        self.earned: defaultdict[str, float] = defaultdict(float)
        self.total: defaultdict[str, float] = defaultdict(float)

    def add(self, category: str, weight: float, *, met: bool) -> None:
        self.total[category] += weight
        if met:
            self.earned[category] += weight

    def overall(self) -> float:
        return _score(sum(self.earned.values()), sum(self.total.values()))

    def by_category(self) -> dict[str, float]:
        """Return the scores of the categories in which something weighs."""
        earned = self.earned
        return {name: _score(earned[name], total) for name, total in self.total.items() if total}


def _score(earned: float, total: float) -> float:
    """Return 0–100 to one decimal; 0 when nothing applies."""
    return round(100 * earned / total, 1) if total else 0.0


def grade(value: float) -> str:
    """Return A (best) to F."""
    return next(letter for least, letter in GRADES if value >= least)
