"""How often the auditor is right, as the README's table.

    python tools/accuracy.py en ads-en.jsonl labels-en.jsonl fr ads-fr.jsonl labels-fr.jsonl

Ads and labels are JSON Lines joined on "id"; a label has "verdicts": {criterion: {"v": "pass"}},
or "fail", or "na". What counts is finding the thing: what is wanted where it is there, and what is
unwanted where it is there. Several files of a language may be given one after the other.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from adcrawler.ad import Ad
from adcrawler.checklist import audit, default_checklist
from adcrawler.checklist.criterion import Kind, Outcome

LEAST = 5
"""Criteria found in fewer ads are too rare to say how well they are found."""


def rows(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def count(ads_path: str, labels_path: str, counts: dict[str, Counter[str]]) -> None:
    """Add true and false positives and negatives of two files to the counts."""
    labels = {row["id"]: row["verdicts"] for row in rows(labels_path)}
    criteria = default_checklist().criteria
    for record in rows(ads_path):
        verdicts = audit(Ad.from_record(record)).verdicts
        for name, label in labels.get(record["id"], {}).items():
            looked_for = Outcome.UNMET if criteria[name].kind is Kind.UNWANTED else Outcome.MET
            said, true = verdicts[name].outcome is looked_for, label["v"] == looked_for.value
            counts[name][("t" if said == true else "f") + ("p" if said else "n")] += 1


def figures(counted: Counter[str]) -> tuple[int, float, float, float] | None:
    """Return how many ads have it, precision, recall and F1; None when too few have it."""
    present, said = counted["tp"] + counted["fn"], counted["tp"] + counted["fp"]
    if present < LEAST:
        return None
    precision, recall = counted["tp"] / said if said else 0.0, counted["tp"] / present
    both = precision + recall
    return present, precision, recall, 2 * precision * recall / both if both else 0.0


def main(arguments: Sequence[str]) -> None:
    if len(arguments) % 3 or not arguments:
        sys.exit(__doc__)
    by_language: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for lang, ads, labels in zip(*[iter(arguments)] * 3, strict=True):
        count(ads, labels, by_language[lang])
    head = "".join(f" {lang}: ads | P | R | F1 |" for lang in by_language)
    print(f"| criterion |{head}\n|---|{'---:|' * 4 * len(by_language)}")
    means: dict[str, list[float]] = defaultdict(list)
    for name in default_checklist().criteria:
        cells = ""
        for lang, counts in by_language.items():
            if found := figures(counts[name]):
                cells += f" {found[0]} |" + "".join(f" {value:.2f} |" for value in found[1:])
                means[lang].append(found[3])
            else:
                cells += " – | – | – | – |"
        print(f"| `{name}` |{cells}")
    mean = "".join(f" | | | **{sum(v) / len(v):.2f}** |" for v in means.values())
    print(f"| **mean** |{mean}")


if __name__ == "__main__":
    main(sys.argv[1:])
