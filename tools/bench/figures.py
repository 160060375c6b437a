"""What is measured, each figure beside a reference of the same run, as a table and as a file."""

import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from operator import ge, le
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

WIDTH = 140
"""Of the table where there is no terminal."""
SIGNS = {">=": ge, "<=": le}


@dataclass(frozen=True)
class Figure:
    name: str
    value: float
    unit: str
    beside: float
    """The reference's figure, in the same unit."""
    reference: str
    """What was measured beside it."""
    wanted: str = ""
    """What is to be reached, such as "ratio >= 0.5" or "value <= 1"."""

    @property
    def ratio(self) -> float:
        return self.value / self.beside

    @property
    def is_met(self) -> bool:
        if not self.wanted:
            return True
        what, sign, bound = self.wanted.split()
        return bool(SIGNS[sign](getattr(self, what), float(bound)))


def show(figures: Iterable[Figure], before: Mapping[str, float]) -> None:
    """Print the table; `before` has the ratios of another run, by name."""
    table = Table("", "measured", "beside it", "ratio", "wanted", *["ratio before"] * bool(before))
    for one in figures:
        table.add_row(
            one.name,
            f"{_short(one.value)} {one.unit}",
            f"{_short(one.beside)} {one.reference}",
            _short(one.ratio),
            f"[red]{one.wanted}: missed" if not one.is_met else one.wanted,
            *([_short(before[one.name]) if one.name in before else "-"] if before else []),
        )
    console = Console()
    console.width = console.width if console.is_terminal else WIDTH
    console.print(table)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def save(figures: Iterable[Figure], path: Path) -> None:
    run: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "figures": [asdict(one) | {"ratio": one.ratio} for one in figures],
    }
    path.write_text(json.dumps(run, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def ratios(path: Path) -> dict[str, float]:
    """Return the ratios of a run that was saved."""
    saved = json.loads(path.read_text(encoding="utf-8"))
    return {one["name"]: one["ratio"] for one in saved["figures"]}
