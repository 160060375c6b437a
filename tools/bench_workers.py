"""How much faster two workers are than one, and whether they share boards without a mistake.

    python -m tools.bench_workers --boards 200

Each worker runs under a supervisord of its own, with one database for both and the same settings.
One works alone, the second joins, and is killed in the end, supervisord and all; the first takes
its boards over. A board is a list and some ads on an address of loopback, of which a crawl asks for
a page a second, as politeness wants: a crawl waits most of its time, and the cores of this machine
are not the limit. Of the machine, a crawl needs its start: two seconds of a core.
"""

import argparse
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from adcrawler.storage import embedded
from adcrawler.storage.database import Database, parse_url
from tests.daemon.conftest import write_boards
from tests.daemon.supervised import Supervised
from tests.spiders.site import Page, Site, serving

ENDED = "SELECT extract(epoch FROM finished_at) FROM run WHERE outcome = 'ok' ORDER BY 1"
JOINED = "SELECT extract(epoch FROM finished_at) FROM run WHERE outcome = 'ok' AND worker = 'boris'"
BY_BOARD = "SELECT board, count(*) FROM run WHERE outcome = 'ok' GROUP BY board"
TAKEN_OVER = "SELECT count(*) FROM run WHERE outcome <> 'ok' AND worker = 'boris'"
FAILED = "SELECT count(*) FROM run WHERE outcome <> 'ok' AND worker <> 'boris'"


@contextmanager
def served(ads: int) -> Iterator[Site]:
    """Serve a list of ads on every address of loopback."""
    site = Site("")
    links = "".join(f'<a href="/jobs/{n}">Python developer {n}</a>' for n in range(ads))
    site.pages = {"/": Page(f"<html><body>{links}</body></html>")}
    site.pages |= {f"/jobs/{n}": Page(ad(f"Python developer {n}")) for n in range(ads)}
    with serving(site):
        yield site


def ad(title: str) -> str:
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "description": f"<p>We run night trains. As {title} you write the timetable.</p>",
        "hiringOrganization": {"@type": "Organization", "name": "Nachtzug"},
    }
    script = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
    return f"<html lang=en><head>{script}</head><body>{title}</body></html>"


class Fleet:
    """The settings that both workers have, and what their database says."""

    def __init__(self, folder: Path, concurrency: int) -> None:
        self.folder = folder
        address = embedded.start(folder / "server")
        self.database = Database(parse_url(address))
        self.database.upgrade()
        plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        self.settings = plain | {
            "ADCRAWLER_DATABASE_URL": address,
            "ADCRAWLER_CONTACT": "bench@jobs.example",
            "ADCRAWLER_BOARDS": str(folder / "boards.toml"),
            "ADCRAWLER_CONCURRENCY": str(concurrency),
            "ADCRAWLER_ALLOW_PRIVATE": "127.0.0.0/8",
            "ADCRAWLER_LEASE": "20s",
            "ADCRAWLER_SCAN": "* * * * * */10",
        }

    def worker(self, name: str) -> Supervised:
        own = {
            "ADCRAWLER_WORKER": name,
            "ADCRAWLER_STATE_DIR": str(self.folder / name),
            "ADCRAWLER_CACHE_DIR": str(self.folder / f"{name}-cache"),
        }
        return Supervised(self.settings | own)

    def ask(self, query: str) -> list[tuple[float, ...]]:
        with self.database.connect() as connection:
            return [tuple(map(float, row)) for row in connection.execute(text(query))]

    def await_rows(self, query: str, number: int) -> None:
        while len(self.ask(query)) < number:
            time.sleep(0.5)

    def crawls_a_second(self, since: float = 0.0) -> float:
        """Return how many crawls ended well between the first after a moment and the last."""
        times = [at for (at,) in self.ask(ENDED) if at >= since]
        return (len(times) - 1) / (times[-1] - times[0])


def race(fleet: Fleet, boards: int) -> tuple[float, float]:
    """Crawl all boards. Return the crawls a second of one worker and of two."""
    with fleet.worker("anna"):
        fleet.await_rows(ENDED, boards // 4)
        one = fleet.crawls_a_second()
        with fleet.worker("boris") as other:
            fleet.await_rows(JOINED, 1)
            joined = fleet.ask(JOINED)[0][0]
            fleet.await_rows(ENDED, boards * 3 // 4)
            two = fleet.crawls_a_second(joined)
            worker = other.worker
            other.process.kill()
            os.kill(worker, signal.SIGKILL)
        fleet.await_rows(ENDED, boards)
    return one, two


def count(fleet: Fleet, site: Site, boards: int) -> None:
    """Print who crawled what, from the database and from what the boards saw."""
    with fleet.database.connect() as connection:
        well = dict(tuple(row) for row in connection.execute(text(BY_BOARD)))
    once = sum(number == 1 for number in well.values())
    lost, failed = fleet.ask(TAKEN_OVER)[0][0], fleet.ask(FAILED)[0][0]
    print(f"{boards} boards: {once} crawled once, {len(well) - once} twice, ", end="")
    print(f"{boards - len(well)} never; {failed:.0f} crawls failed")
    print(f"{lost:.0f} crawls died with the killed worker, and their boards were taken over")
    print(f"{site.paths().count('/')} lists were asked for, of {len(hosts(site))} boards")


def hosts(site: Site) -> set[str]:
    return {visit.headers["Host"] for visit in site.visits}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--boards", type=int, default=200)
    parser.add_argument("--ads", type=int, default=9, help="of each board")
    parser.add_argument("--concurrency", type=int, default=3, help="of each worker")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="adc-") as name, served(options.ads) as site:
        fleet = Fleet(Path(name), options.concurrency)
        numbers = range(options.boards)
        addresses = [f"http://127.0.{n // 250}.{n % 250 + 2}:{site.server_port}/" for n in numbers]
        write_boards(Path(name, "boards.toml"), *addresses)
        one, two = race(fleet, options.boards)
        print(f"one worker  {one:.3f} crawls a second")
        print(f"two workers {two:.3f} crawls a second, {two / one:.2f} times as many")
        count(fleet, site, options.boards)
        fleet.database.close()
        embedded.stop_using(Path(name, "server"))


if __name__ == "__main__":
    main()
