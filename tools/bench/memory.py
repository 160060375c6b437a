"""What memory a crawl of 100,000 ads takes at its peak, beside one of a tenth of them."""

import json
from collections.abc import Iterator
from pathlib import Path

from tools.bench.board import posting
from tools.bench.crawl import run
from tools.bench.figures import Figure

ADS = 100_000
"""Short ones: what a crawl keeps grows with their number, if it grows."""


def measure(database: str, folder: Path, ads: int = ADS) -> Iterator[Figure]:
    file = folder / "ads.jsonl"
    peaks = []
    for number in (ads // 10, ads):
        with file.open("w", encoding="utf-8") as lines:
            for key in range(number):
                print(json.dumps(posting(key, telling=1, plain=4)), file=lines)
        peaks.append(run("files", f"path={file}", database=database, folder=folder).peak_mb)
    few, many = peaks
    yield Figure(
        f"peak memory, {ads:,} ads", many, "MB", few, f"MB, {ads // 10:,} ads", "ratio <= 1.1"
    )
