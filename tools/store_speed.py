"""How fast ads are stored beside COPY of the same rows into the same tables, and what they weigh.

    python tools/store_speed.py --ads 20000

Both write by turns, so that a busy machine slows both alike. The ads are put together from the
sentences of the example board, so that no two are the same.
"""

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from time import perf_counter

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from adcrawler.ad import Ad
from adcrawler.checklist import audit, default_checklist
from adcrawler.example_board import ExampleAd
from adcrawler.example_board import ads as example_ads
from adcrawler.extract.text import to_text
from adcrawler.items import JobPosting
from adcrawler.storage import embedded
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database, parse_url
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.schema import metadata
from adcrawler.storage.store import Store
from adcrawler.storage.writer import LARGEST_BATCH

SENTENCES = 28
"""An ad then has some 3,300 characters, as real ones do."""
CHUNK = 1000
BY_AD = ("ad", "ad_version", "fingerprint", "audit", "facts")


def audited(number: int, seed: int) -> Iterator[AuditedAd]:
    """Yield ads that differ in all that tells jobs apart, each judged as what it is made from."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    bases = [(base, audit(Ad(title=base.title, text=to_text(base.html)))) for base in example_ads()]
    pool = [part for base, _ in bases for part in to_text(base.html).split(". ")]
    for key in range(number):
        base, judged = chance.choice(bases)
        posting = varied(base, key, chance, pool)
        ad = Ad.from_posting(posting)
        vars(ad)["facts"] = judged.ad.facts
        yield AuditedAd(posting, replace(judged, ad=ad))


def varied(base: ExampleAd, key: int, chance: random.Random, pool: list[str]) -> JobPosting:
    words = " ".join(chance.choices(pool, k=SENTENCES)).split()
    chance.shuffle(words)  # other jobs share words, not runs of them
    marks = [f"{chance.getrandbits(40):x}" for _ in range(2)]
    return JobPosting(
        board=f"board-{key % 50}.example",
        key=str(key),
        url=f"https://board-{key % 50}.example/jobs/{key}-{marks[0]}",
        title=f"{base.title} {marks[1][:3]}",
        description=f"<p>{' '.join(words)}</p>",
        company=f"C{chance.randrange(5000)} Company",  # a number alone would tell none apart
        locations=list(base.locations),
        date_posted=base.date_posted,
    )


@dataclass
class Race:
    """Our store, and a database of the same tables that COPY fills."""

    ours: Database
    theirs: Database
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def run(self, number: int, batch: int) -> None:
        store = begin(self.ours)
        ads = audited(number, seed=1)
        self.mirror(("board", "crawl", "checklist", "criterion"))
        while chunk := list(islice(ads, CHUNK)):
            started = perf_counter()
            for one in chunk:
                _ = one.content_hash, one.fingerprint_row  # kept until they are written
            self.seconds["made"] += perf_counter() - started
            started = perf_counter()
            for first in range(0, len(chunk), batch):
                store.write(chunk[first : first + batch])
            self.seconds["new"] += perf_counter() - started
            self.copy(self.newest(len(chunk)))

    def newest(self, number: int) -> dict[str, bytes]:
        """Return the rows of the ads stored last, by table, as COPY writes them."""
        after = f"(SELECT id FROM ad ORDER BY id DESC OFFSET {number - 1} LIMIT 1)"  # noqa: S608
        which = dict.fromkeys(BY_AD, f"ad_id >= {after}") | {"ad": f"id >= {after}"}
        which["job"] = f"id NOT IN (SELECT job_id FROM ad WHERE id < {after})"  # noqa: S608
        return {name: dump(self.ours, name, which[name]) for name in ("job", *BY_AD)}

    def mirror(self, tables: tuple[str, ...]) -> None:
        with self.ours.connect() as connection, connection.begin():
            for key in range(50):
                values = {"name": f"board-{key}.example"}
                connection.execute(text("INSERT INTO board (name) VALUES (:name)"), values)
        for table in tables:
            load(self.theirs, table, dump(self.ours, table, "true"))

    def copy(self, rows: dict[str, bytes]) -> None:
        for name, data in rows.items():
            started = perf_counter()
            load(self.theirs, name, data)
            self.seconds["COPY"] += perf_counter() - started


def dump(database: Database, table: str, which: str) -> bytes:
    output = BytesIO()
    with database.connect() as connection:
        cursor = connection.connection.cursor()
        query = f"SELECT * FROM {table} WHERE {which}"  # noqa: S608
        cursor.copy_expert(f"COPY ({query}) TO STDOUT", output)
    return output.getvalue()


def load(database: Database, table: str, data: bytes) -> None:
    with database.connect() as connection, connection.begin():
        connection.connection.cursor().copy_expert(f"COPY {table} FROM STDIN", BytesIO(data))


def begin(database: Database) -> Store:
    return Store.opened(database, open_crawl(database, "test", {}), default_checklist())


def unchanged_a_second(database: Database, number: int, batch: int) -> float:
    """Return how many ads a second are marked as seen again."""
    store = begin(database)
    ads, seconds = audited(number, seed=1), 0.0
    while chunk := list(islice(ads, batch)):
        started = perf_counter()
        outcomes = store.write(chunk)
        seconds += perf_counter() - started
        if set(outcomes) != {"unchanged"}:
            raise SystemExit(f"{Counter(outcomes)} are not all unchanged")
    return number / seconds


def sizes(database: Database) -> Iterator[tuple[str, float]]:
    """Yield each table's bytes an ad, indexes and compressed texts included."""
    with database.connect() as connection:
        number = connection.scalar(text("SELECT count(*) FROM ad"))
        for name in metadata.tables:
            size = connection.scalar(text("SELECT pg_total_relation_size(:t)"), {"t": name})
            yield name, size / number


def created(server: URL, name: str) -> Database:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    database = Database(server.set(database=name))
    database.upgrade()
    return database


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ads", type=int, default=20_000)
    parser.add_argument("--batch", type=int, default=LARGEST_BATCH, help="ads a transaction")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = parse_url(embedded.start(Path(folder)))
        race = Race(created(server, "ours"), created(server, "theirs"))
        race.run(options.ads, options.batch)
        new, copied = (options.ads / race.seconds[name] for name in ("new", "COPY"))
        print(f"new       {new:8,.0f} ads a second")
        print(f"COPY      {copied:8,.0f} ads a second; ours is {new / copied:.2f} of it")
        made = options.ads / race.seconds["made"]
        print(f"rows made {made:8,.0f} ads a second: text, hashes, fingerprint, before either")
        again = unchanged_a_second(race.ours, min(options.ads, 20_000), options.batch)
        print(f"unchanged {again:8,.0f} ads a second")
        print(f"bytes an ad, of {options.ads:,}:")
        for name, size in sizes(race.ours):
            print(f"  {name:<12} {size:8,.0f}")
        race.ours.close()
        race.theirs.close()
        embedded.stop_using(Path(folder))


if __name__ == "__main__":
    main()
