"""The score: the share of the weights that an ad earns, by category and overall, and its grade."""

from dataclasses import dataclass
from typing import Self

GRADES = ((90, "A"), (75, "B"), (60, "C"), (45, "D"), (30, "E"), (0, "F"))


@dataclass(slots=True)
class Share:
    """What some criteria earned of what they could; those that do not apply are not added."""

    earned: float = 0.0
    total: float = 0.0

    def add(self, weight: float, *, met: bool) -> None:
        self.total += weight
        if met:
            self.earned += weight

    def __add__(self, other: Self) -> "Share":
        return Share(self.earned + other.earned, self.total + other.total)

    def score(self) -> float:
        """Return 0–100 to one decimal; 0 when nothing applies."""
        return round(100 * self.earned / self.total, 1) if self.total else 0.0


def grade(value: float) -> str:
    """Return A (best) to F."""
    return next(letter for least, letter in GRADES if value >= least)
