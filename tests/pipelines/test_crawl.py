"""Whole crawls, as a user starts them, while something happens to the database or to them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import pytest
from sqlalchemy import text

from adcrawler.items import JobPosting
from adcrawler.storage import embedded
from adcrawler.storage.database import Database

ADS = 30
TENTH = 10


class Board:
    """Serves ads on loopback; `tenth` is called once, while the tenth page is asked for."""

    def __init__(self) -> None:
        self.tenth: Callable[[], object] = lambda: None
        self.titles = {f"/ad/{n}": f"Python developer no. {n}" for n in range(ADS)}
        self._asked = 0
        self._lock = Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def urls(self) -> list[str]:
        return [f"http://127.0.0.1:{self.server.server_port}{path}" for path in self.titles]

    def page(self, path: str) -> bytes | None:
        if path not in self.titles:
            return None
        with self._lock:
            self._asked += 1
            if self._asked == TENTH:
                self.tenth()
        ad = {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "title": self.titles[path],
            "description": "<p>You build our booking site. Write to linette@example.com.</p>",
            "hiringOrganization": {"@type": "Organization", "name": "Example Ltd"},
        }
        block = f'<script type="application/ld+json">{json.dumps(ad)}</script>'
        return f"<html><head>{block}</head><body>An ad</body></html>".encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        board = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = board.page(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board()
    thread = Thread(target=board.server.serve_forever)
    thread.start()
    yield board
    board.server.shutdown()
    thread.join()
    board.server.server_close()


class Crawl:
    """One `scrapy crawl` of the board's ads, with every warning an error."""

    def __init__(self, board: Board, folder: Path, *options: str, **environment: str) -> None:
        urls = folder / "urls.txt"
        urls.write_text("\n".join(board.urls))
        arguments = ("crawl", "jobposting", "-a", f"urls={urls}", *options)
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "scrapy", *arguments],
            env=os.environ | {"ADCRAWLER_CACHE_DIR": str(folder / "cache")} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ends(self) -> tuple[int, str]:
        """Wait for the end, and return the exit code and standard error."""
        _, errors = self.process.communicate()
        return self.process.returncode, errors


Start = Callable[..., Crawl]


@pytest.fixture
def start(board: Board, tmp_path: Path, database: Database) -> Start:
    """Return a function that starts a crawl into the test's database."""
    url = database.address.render_as_string(hide_password=False)

    def start(*options: str, **environment: str) -> Crawl:
        return Crawl(board, tmp_path, *options, **({"ADCRAWLER_DATABASE_URL": url} | environment))

    return start


def rows(database: Database, query: str) -> list[tuple[Any, ...]]:
    with database.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def crawls(database: Database) -> list[tuple[Any, ...]]:
    return rows(database, "SELECT finish_reason, new, changed, unchanged FROM crawl ORDER BY id")


def is_whole(database: Database) -> bool:
    """Tell whether every ad of the board is stored, once, with its audit and facts."""
    query = "SELECT count(*) FROM ad JOIN ad_version v ON id = ad_id JOIN audit USING (ad_id)"
    return rows(database, f"{query} JOIN facts USING (ad_id)") == [(ADS,)] and rows(
        database, "SELECT count(*) FROM ad"
    ) == [(ADS,)]


def test_a_second_crawl_finds_what_changed(
    board: Board, start: Start, database: Database, tmp_path: Path
) -> None:
    exported = tmp_path / "ads.jsonl"
    assert start("-O", str(exported)).ends() == (0, "")
    assert is_whole(database)
    ads = [json.loads(line) for line in exported.read_text().splitlines()]
    assert len(ads) == ADS
    assert {field for field in JobPosting.__slots__ if field not in ads[0]} == set()
    assert ads[0]["company"] == "Example Ltd"
    assert ads[0]["grade"] in "ABCDEF"
    board.titles["/ad/7"] = "Ruby developer"
    assert start().ends() == (0, "")
    assert crawls(database) == [("finished", ADS, 0, 0), ("finished", 0, 1, ADS - 1)]


@pytest.mark.slow
def test_a_killed_crawl_leaves_an_open_row_and_the_next_completes(
    board: Board, start: Start, database: Database
) -> None:
    crawl = start()
    board.tenth = crawl.process.kill
    assert crawl.ends()[0] == -9
    assert crawls(database) == [(None, 0, 0, 0)]
    assert start().ends() == (0, "")
    assert is_whole(database)


@pytest.mark.slow
def test_a_server_restarted_in_the_crawl_costs_nothing(
    board: Board, start: Start, database: Database, server_folder: Path
) -> None:
    server = embedded.Server(server_folder, embedded.binaries(), "")
    restart = ("pg_ctl", "restart", "-w", "-m", "immediate", "-D", str(server.data))
    board.tenth = lambda: server.must_run(*restart)
    assert start().ends() == (0, "")
    assert is_whole(database)
    assert crawls(database)[0][0] == "finished"


@pytest.mark.slow
def test_a_database_that_goes_away_ends_the_crawl(
    board: Board, start: Start, database: Database, tmp_path: Path
) -> None:
    """What is counted as scraped is stored, and the row stays open."""
    name = database.address.database
    drop = f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"
    admin = Database(database.address.set(database="postgres"))

    def shut() -> None:
        with admin.connect() as connection, connection.begin():
            connection.execute(text(drop))
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :n"),
                {"n": name},
            )

    board.tenth = shut
    exported = tmp_path / "ads.jsonl"
    code, errors = start("-s", "ADCRAWLER_DATABASE_PATIENCE=1", "-O", str(exported)).ends()
    assert code == 1
    assert f'database "{name}" is not currently accepting connections' in errors
    assert "Traceback" not in errors
    with admin.connect() as connection, connection.begin():
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
    admin.close()
    assert crawls(database) == [(None, 0, 0, 0)]
    stored = rows(database, "SELECT url FROM ad ORDER BY url")
    scraped = [json.loads(line)["url"] for line in exported.read_text().splitlines()]
    assert stored == [(url,) for url in sorted(scraped)]
    assert len(stored) < ADS
    assert start().ends() == (0, "")
    assert is_whole(database)


def test_a_database_that_is_down_is_one_clear_line(start: Start) -> None:
    url = "postgresql://me:s3cret@127.0.0.1:1/ads"
    code, errors = start(ADCRAWLER_DATABASE_URL=url).ends()
    assert code == 1
    assert "postgresql://me:***@127.0.0.1:1/ads: Connection refused" in errors
    assert "Traceback" not in errors
    assert "s3cret" not in errors


def test_an_operator_s_database_is_not_migrated_unasked(
    start: Start, empty_database: Database
) -> None:
    url = empty_database.address.render_as_string(hide_password=False)
    code, errors = start(ADCRAWLER_DATABASE_URL=url).ends()
    assert code == 1
    assert "has no adcrawler tables: run `adcrawler db upgrade`" in errors
    assert "Traceback" not in errors


@pytest.mark.slow
def test_the_embedded_database_needs_nothing(board: Board, start: Start, tmp_path: Path) -> None:
    own = {"ADCRAWLER_DATABASE_URL": "", "ADCRAWLER_DATA_DIR": str(tmp_path / "data")}
    assert start(**own).ends() == (0, "")
    assert start(**own).ends() == (0, "")
    assert not (tmp_path / "data" / "postgres-18" / "postmaster.pid").exists()
