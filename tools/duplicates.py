"""How right the store is about which ads are for the same job, on pairs that a reader labelled.

    python tools/duplicates.py ads.jsonl pairs.jsonl

An ad is an object with `id`, `title`, `text`, `company`, `location`, a pair one with the ids `a`
and `b`, `same`, and a `kind` to count by. A pair counts as found when both share a key and compare
as the same.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from adcrawler.duplicates import Likeness, same_job

Record = dict[str, Any]


def records(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def likeness(ad: Record) -> Likeness:
    places = [ad["location"]] if ad.get("location") else []
    return Likeness.of(ad["title"], ad["text"], ad.get("company"), places)


def found(one: Likeness, other: Likeness) -> bool:
    return not set(one.keys).isdisjoint(other.keys) and same_job(one, other)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("ads", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print the pairs judged wrongly")
    options = parser.parse_args()
    ads = {ad["id"]: ad for ad in records(options.ads)}
    outcomes: Counter[tuple[bool, bool, str]] = Counter()
    for pair in records(options.pairs):
        one, other = ads[pair["a"]], ads[pair["b"]]
        same = found(likeness(one), likeness(other))
        outcomes[pair["same"], same, pair.get("kind", "")] += 1
        if options.wrong and same != pair["same"]:
            show(pair, one, other)
    report(outcomes)


def show(pair: Record, one: Record, other: Record) -> None:
    first, second = likeness(one), likeness(other)
    share, part = first.sketch.resemblance(second.sketch), first.sketch.containment(second.sketch)
    shared = not set(first.keys).isdisjoint(second.keys)
    print(f"{'missed' if pair['same'] else 'joined'}: {pair['kind']} {pair['a']} {pair['b']}")
    print(f"  alike {share:.2f}, part {part:.2f}, a shared key: {shared}")
    for ad in (one, other):
        print(f"  {ad['title']} | {ad.get('company')} | {ad.get('location')}")


def report(outcomes: Counter[tuple[bool, bool, str]]) -> None:
    for kind in sorted({kind for *_, kind in outcomes}):
        right = outcomes[True, True, kind] + outcomes[False, False, kind]
        wrong = outcomes[True, False, kind] + outcomes[False, True, kind]
        print(f"{kind:<14} {right} of {right + wrong} right")
    hits = sum(n for (same, told, _), n in outcomes.items() if same and told)
    told_same = sum(n for (_, told, _), n in outcomes.items() if told)
    are_same = sum(n for (same, _, _), n in outcomes.items() if same)
    if not told_same or not are_same:
        sys.exit("there is no pair of the same job, or none was found")
    print(f"{sum(outcomes.values())} pairs, {are_same} the same")
    print(f"precision {hits / told_same:.3f}, recall {hits / are_same:.3f}")


if __name__ == "__main__":
    main()
