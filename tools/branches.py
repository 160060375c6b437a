"""How many branches the tests take, by package: `python tools/branches.py coverage.json`.

The core is all that needs no network and no database. Exit code 1 if it is below LEAST.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

LEAST = 0.95
EDGE = {"commands", "daemon", "extensions", "middlewares", "pipelines", "spiders", "storage"}
"""Packages that run in crawls and on servers, much of them in the slow tests alone."""
NAMED = 12
"""Files of the core that are named, the worst first."""


def main(file: Path) -> int:
    """Print the shares; return the exit code."""
    packages: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    gaps: list[tuple[int, str]] = []
    for path, found in json.loads(file.read_text("utf-8"))["files"].items():
        parts = Path(path).parts
        package = parts[1] if len(parts) > 2 else "adcrawler"
        summary = found["summary"]
        taken, there = summary["covered_branches"], summary["num_branches"]
        core = "the edge" if package in EDGE else "the core"
        for name in (package, core):
            packages[name][0] += taken
            packages[name][1] += there
        if core == "the core" and taken < there:
            gaps.append((there - taken, path))
    for name, (taken, there) in sorted(packages.items()):
        print(f"{name:<14} {taken:>5} of {there:>5} branches  {taken / max(there, 1):6.1%}")
    for missing, path in sorted(gaps, reverse=True)[:NAMED]:
        print(f"  {path}: {missing} not taken")
    taken, there = packages["the core"]
    return int(taken < LEAST * there)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
