"""How long commands take to start, beside Python itself."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tools.bench.figures import Figure

TURNS = 7
AD = "# Python developer\n\nYou build our booking site in a team of six. €45,000 a year, Lyon.\n"


def measure(turns: int = TURNS) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        ad = Path(folder, "ad.md")
        ad.write_text(AD)
        python = [sys.executable, "-c", "pass"]
        adcrawler = [sys.executable, "-m", "adcrawler"]
        bare = seconds(python, turns), "python -c pass"
        helped = seconds([*adcrawler, "--help"], turns)
        yield Figure("adcrawler --help", helped, "s", *bare, "value <= 0.5")
        audited = seconds([*adcrawler, "audit", str(ad)], turns)
        yield Figure("adcrawler audit, one file", audited, "s", *bare, "value <= 1")


def seconds(command: list[str], turns: int) -> float:
    """Return the fastest of some turns."""
    times = []
    for _ in range(turns):
        begin = perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        times.append(perf_counter() - begin)
    return min(times)
