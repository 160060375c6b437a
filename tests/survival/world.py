"""A board of 2,000 ads on loopback, crawls that can be killed, and databases to compare."""

import json
import os
import select
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import text

from adcrawler.storage.database import Database

PAGES, PAGE = 200, 10
ADS = PAGES * PAGE
REPOSITORY = Path(__file__).parents[2]


class Board:
    """Serves `ads`; `events` maps the number of a request to what happens just then."""

    def __init__(self) -> None:
        self.ads = [invented(number) for number in range(ADS)]
        self.events: dict[int, Callable[[], object]] = {}
        self.asked = 0
        self._one_at_a_time = Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def page(self, number: int) -> bytes:
        with self._one_at_a_time:  # a server that is being restarted must not be killed as well
            self.asked += 1
            self.events.pop(self.asked, lambda: None)()
        return json.dumps(self.ads[number * PAGE : (number + 1) * PAGE]).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        board = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                is_page = self.path[1:].isdecimal()
                body = board.page(int(self.path[1:])) if is_page else b""
                self.send_response(200 if is_page else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def invented(number: int) -> dict[str, Any]:
    """Return an ad; each tenth is the one before it, posted again."""
    own = number - (number % 10 == 9)
    letters = "".join(chr(97 + int(digit)) for digit in str(own))
    text = " ".join(f"We {letters}{word} boats in harbour {letters}{word * 2}." for word in "xyz")
    return {
        "key": str(number),
        "url": f"https://listing.example/{number}",
        "title": f"Developer for {letters}",
        "description": f"<p>{text}</p><p>Python, €45,000 a year, permanent, in a team of six.</p>",
        "company": f"Harbour {letters} Ltd",
        "locations": ["Lyon, FR"],
    }


class Crawler:
    """Starts crawls of the board, one after the other."""

    def __init__(self, board: Board, log: Path) -> None:
        self._board = board
        self.log = log
        with log.open("a") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", "tests.survival.crawler"],
                cwd=REPOSITORY,
                env=os.environ | {"ADCRAWLER_LOG_LEVEL": "ERROR"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                bufsize=1,
            )

    def start(self, url: str | None, patience: float = 20) -> int:
        """Begin a crawl into a database, and return the process's number."""
        own = {"ADCRAWLER_DATABASE_URL": url, "ADCRAWLER_DATABASE_PATIENCE": patience,
               "HTTPCACHE_ENABLED": False, "ROBOTSTXT_OBEY": False}  # fmt: skip
        order = {"own": own, "url": self._board.url, "pages": str(PAGES)}
        assert self._process.stdin
        self._process.stdin.write(json.dumps(order) + "\n")
        return self._answer()

    def ends(self, within: float | None = None) -> int | None:
        """Return the exit code, None if the crawl still runs after so many seconds."""
        assert self._process.stdout
        ready, *_ = select.select([self._process.stdout], [], [], within)
        return self._answer() if ready else None

    def crawl(self, url: str | None, patience: float = 20) -> int | None:
        self.start(url, patience)
        return self.ends()

    def _answer(self) -> int:
        assert self._process.stdout
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


def url_of(database: Database) -> str:
    return database.address.render_as_string(hide_password=False)


NUMBERED = ("met", "unmet", "span_criterion", "field_criterion")
"""Hold criteria by number, which two crawls that add them at once may give differently."""
NAMED = ", ".join(
    f"""ARRAY(SELECT name FROM unnest({column}) WITH ORDINALITY AS whose (id, place)
              JOIN criterion USING (id) ORDER BY place) AS named_{column}"""
    for column in NUMBERED
)
CONTENT = {
    "ad": """
        SELECT board.name, key, url, version, content_hash, valid_through, closed_reason,
               (SELECT min(other.key) FROM ad AS other WHERE other.job_id = ad.job_id)
        FROM ad JOIN board ON board.id = board_id""",
    "ad_version": "SELECT key, v.* FROM ad JOIN ad_version AS v ON v.ad_id = ad.id",
    "fingerprint": "SELECT key, f.* FROM ad JOIN fingerprint AS f ON f.ad_id = ad.id",
    "audit": f"SELECT key, a.*, {NAMED} FROM ad JOIN audit AS a ON a.ad_id = ad.id",
    "facts": "SELECT key, f.* FROM ad JOIN facts AS f ON f.ad_id = ad.id",
    "job": "SELECT company, (SELECT count(*) FROM ad WHERE job_id = job.id) FROM job",
    "board": "SELECT name FROM board",
    "checklist": "SELECT version, cardinality(criteria) FROM checklist",
}
OWN = ["ad_id", "crawl_id", "created_at", *NUMBERED]
ROWS = f"SELECT (to_jsonb(row) - ARRAY{OWN})::text FROM ({{}}) AS row"


def content(database: Database) -> dict[str, list[str]]:
    """Return every row of every table, numbers and times of their own aside."""
    with database.connect() as connection:
        return {
            name: sorted(connection.scalars(text(ROWS.format(query))).all())
            for name, query in CONTENT.items()
        }


def differences(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return a few rows of each table that only one has: a whole comparison would take minutes."""
    apart = {name: Counter(one[name]) for name in one}
    for name, rows in other.items():
        apart[name].subtract(rows)
    return {
        name: [f"{number:+} {row}" for row, number in counts.items() if number][:3]
        for name, counts in apart.items()
        if any(counts.values())
    }


def on_server(database: Database, statement: str) -> None:
    with database.connect() as connection, connection.begin():
        connection.execute(text(statement))
