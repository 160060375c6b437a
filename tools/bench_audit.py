r"""How many ads a second one core audits, beside a plain pass over the same words.

    python tools/bench_audit.py ads-en.jsonl.gz ads-fr.jsonl

Text in; every verdict with its evidence and every fact out. Start-up, reading files and parsing
JSON are left out. The reference is `lower()` and `findall(r"\w+")` over the same texts in the same
minute: on another machine, or one that is busy, both change and their ratio hardly does. What is
measured is the process's own CPU time.
"""

import gzip
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from time import process_time
from typing import Any

from adcrawler.ad import Ad
from adcrawler.checklist import audit

Record = Mapping[str, Any]
WARM_UP = 200
BATCH = 50
"""Ads between two turns of the reference, so that both meet the same load."""
ROUNDS = 5
_WORD = re.compile(r"\w+")


def read(path: Path) -> list[Record]:
    """Return the records of a JSON Lines file, compressed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def judge(record: Record) -> None:
    _ = audit(Ad.from_record(record)).ad.facts


def plain_pass(record: Record) -> None:
    _WORD.findall(record["text"].lower())


def seconds(work: Callable[[Record], None], records: Iterable[Record]) -> float:
    begin = process_time()
    for record in records:
        work(record)
    return process_time() - begin


def measure(records: list[Record]) -> tuple[float, float]:
    """Return the ads a second that are audited, and that the reference passes over.

    Of each batch the fastest round counts, which leaves out what other processes cost.
    """
    seconds(judge, records[:WARM_UP])
    batches = [records[at : at + BATCH] for at in range(0, len(records), BATCH)]
    rounds = [[(seconds(judge, b), seconds(plain_pass, b)) for b in batches] for _ in range(ROUNDS)]
    best = [tuple(map(min, zip(*times, strict=True))) for times in zip(*rounds, strict=True)]
    audited, passed = map(sum, zip(*best, strict=True))
    return len(records) / audited, len(records) / passed


def main(paths: list[str]) -> None:
    if not paths:
        sys.exit(__doc__)
    print(f"{'ads':>32} {'ads/s':>9} {'reference/s':>12} {'ratio':>6}")
    for path in paths:
        records = read(Path(path))
        audited, passed = measure(records)
        name = f"{Path(path).name} ({len(records)})"
        print(f"{name:>32} {audited:>9,.0f} {passed:>12,.0f} {passed / audited:>6.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
