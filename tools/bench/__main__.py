"""Measure all of it, print one table, and keep it in a file that another run is compared with.

    make bench
    make bench BEFORE=bench-old.json ADS="ads-en.jsonl.gz ads-fr.jsonl.gz"

Each figure stands beside a reference that was measured in the same run, so that the ratio says
more than the machine. Ads are invented, unless files with real ones are named.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import URL

from adcrawler.extract.text import to_text
from adcrawler.storage import embedded
from adcrawler.storage.database import parse_url
from adcrawler.storage.writer import LARGEST_BATCH
from tools import bench_audit, bench_reports, store_speed
from tools.bench import crawl, memory, start
from tools.bench.board import posting
from tools.bench.figures import Figure, ratios, save, show
from tools.store_speed import created

INVENTED, STORED, JOBS = 1_000, 10_000, 1_000_000
COPIES = 10
"""Jobs of the market that differ in nothing but their number: it is filled faster."""


def audit(files: list[Path]) -> Iterator[Figure]:
    ads = {file.name: bench_audit.read(file) for file in files} or {
        f"invented, {lang}": [
            {"title": ad["title"], "text": to_text(ad["description"])}
            for ad in (posting(number, lang) for number in range(INVENTED))
        ]
        for lang in ("fr", "en")
    }
    for name, records in ads.items():
        audited, passed = bench_audit.measure(records)
        reference = passed, "ads/s, lower() and findall()"
        yield Figure(f"audit, one core: {name}", audited, "ads/s", *reference, "ratio >= 0.2")


def store() -> Iterator[Figure]:
    with server() as url:
        race = store_speed.Race(created(url, "ours"), created(url, "theirs"))
        race.run(STORED, LARGEST_BATCH)
        new, copied = (STORED / race.seconds[name] for name in ("new", "COPY"))
        again = store_speed.unchanged_a_second(race.ours, STORED, LARGEST_BATCH)
        reference = copied, "ads/s, COPY of the same rows"
        yield Figure("store, new ads", new, "ads/s", *reference, "ratio >= 0.5")
        yield Figure("store, unchanged ads", again, "ads/s", *reference, "value >= 5000")
        race.ours.close()
        race.theirs.close()


def crawls() -> Iterator[Figure]:
    """Yield what crawls take, each measurement in a database of its own."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        for name, part in (("pages", crawl.measure), ("list", memory.measure)):
            database = created(url, name)
            yield from part(database.address.render_as_string(hide_password=False), Path(folder))
            database.close()


def reports(files: list[Path]) -> Iterator[Figure]:
    with server() as url, tempfile.TemporaryDirectory() as folder:
        models = Path(folder, "models.jsonl")
        if not files:
            lines = (json.dumps(posting(number)) for number in range(INVENTED))
            models.write_text("\n".join(lines), encoding="utf-8")
        database = created(url, "market")
        paths = [str(file) for file in files or [models]]
        bench_reports.prepare(database, JOBS // COPIES, paths, COPIES)
        seconds = dict(bench_reports.measure(database))
        reference = seconds.pop("count"), "s, counting the jobs"
        page = seconds.pop("page")
        slowest = max(seconds, key=seconds.__getitem__)
        name = f"slowest of {len(seconds)} reports, {JOBS:,} jobs: {slowest}"
        yield Figure(name, seconds[slowest], "s", *reference, "value <= 1")
        yield Figure(f"page of reports, {JOBS:,} jobs", page, "s", *reference, "value <= 10")
        database.close()


@contextmanager
def server() -> Iterator[URL]:
    """Run a PostgreSQL of this measurement's own."""
    with tempfile.TemporaryDirectory() as name:
        yield parse_url(embedded.start(Path(name)))
        embedded.stop_using(Path(name))


def main() -> None:
    parser = argparse.ArgumentParser("make bench", description=__doc__.partition("\n")[0])
    parser.add_argument("ads", nargs="*", type=Path, help="JSON Lines with real ads")
    parser.add_argument("--only", choices=PARTS, action="append", help="this part")
    parser.add_argument("--before", type=Path, help="a file of another run")
    parser.add_argument("--to", type=Path, default=Path("bench.json"))
    options = parser.parse_args()
    before = ratios(options.before) if options.before else {}
    figures: list[Figure] = []
    for name in options.only or PARTS:
        begin = time.perf_counter()
        figures += PARTS[name](options.ads)
        print(f"{name}: measured in {time.perf_counter() - begin:.0f} s", file=sys.stderr)
    show(figures, before)
    save(figures, options.to)
    print(f"kept in {options.to}; another run is compared with it by BEFORE={options.to}")


PARTS: dict[str, Callable[[list[Path]], Iterable[Figure]]] = {
    "start": lambda _: start.measure(),
    "audit": audit,
    "crawl": lambda _: crawls(),
    "store": lambda _: store(),
    "reports": reports,
}

if __name__ == "__main__":
    main()
