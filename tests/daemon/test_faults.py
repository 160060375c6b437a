"""Real faults, with a real supervisord: nothing is lost, and what was interrupted is made up."""

import json
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory

import psutil
import pytest
from sqlalchemy import text

from adcrawler.storage import embedded
from adcrawler.storage.database import Database, parse_url
from tests.daemon.conftest import write_boards
from tests.daemon.supervised import Supervised
from tests.spiders.site import Page, Site, serving

pytestmark = pytest.mark.slow
ADS = 120
MIDWAY = "/jobs/40"
ENDED_WELL = "crawl of b1 ended: ok"


class WatchedSite(Site):
    """Tells when a page is asked for."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__(host)
        self.asked: dict[str, threading.Event] = {MIDWAY: threading.Event()}

    def page(self, path: str) -> Page:
        if path in self.asked:
            self.asked[path].set()
        return super().page(path)


@pytest.fixture
def site(ad: Callable[..., Page]) -> Iterator[WatchedSite]:
    """Serve a board of many ads."""
    server = WatchedSite()
    links = "".join(f'<a href="/jobs/{n}">Python developer {n}</a>' for n in range(ADS))
    server.pages = {"/": Page(f"<html><body>{links}</body></html>")}
    server.pages |= {f"/jobs/{n}": ad(f"Python developer {n}") for n in range(ADS)}
    with serving(server):
        yield server


@pytest.fixture
def environment(environment: dict[str, str], site: Site, tmp_path: Path) -> dict[str, str]:
    """Return an operator's environment that is in a hurry."""
    write_boards(tmp_path / "boards.toml", f"{site.url}/")
    return environment | {
        "ADCRAWLER_SCAN": "* * * * * *",
        "ADCRAWLER_LEASE": "6s",
        "ADCRAWLER_STOP_TIME": "20s",
        "ADCRAWLER_RERUN_DELAY": "1s",
    }


class Hook(HTTPServer):
    """A webhook: what is posted to it comes out of a queue."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), HookHandler)
        self.messages: Queue[str] = Queue()
        self.url = f"json://127.0.0.1:{self.server_port}/"


class HookHandler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.messages.put(json.loads(body)["title"])
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def hook(environment: dict[str, str]) -> Iterator[Hook]:
    """Receive alerts."""
    server = Hook()
    environment["ADCRAWLER_ALERT_URLS"] = server.url
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def rows(database: Database, query: str) -> list[tuple[object, ...]]:
    with database.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


RUNS = "SELECT outcome, reason FROM run ORDER BY id"
REASONS = "SELECT finish_reason FROM crawl ORDER BY id"
ADS_STORED = "SELECT count(*) FROM ad"


def await_midway(site: WatchedSite) -> None:
    assert site.asked[MIDWAY].wait(50)


def crawls_of(worker: int) -> list[psutil.Process]:
    """Return the crawls that a worker runs; its other children make reports."""
    return [child for child in psutil.Process(worker).children() if "crawl" in child.cmdline()]


def test_sigterm_ends_crawls_gracefully_and_loses_nothing(
    site: WatchedSite, environment: dict[str, str], database: Database
) -> None:
    with Supervised(environment) as supervised:
        await_midway(site)
        assert supervised.control("stop", "worker") == "worker: stopped"
        assert "stopped: worker (exit status 0)" in supervised.log
        assert "SIGKILL" not in supervised.log
        assert rows(database, RUNS) == [("interrupted", "its worker was stopped")]
        assert rows(database, REASONS) == [("shutdown",)]
        stored = rows(database, ADS_STORED)[0][0]
        assert rows(database, "SELECT new FROM crawl") == [(stored,)]
        assert rows(database, "SELECT count(*) FROM worker") == [(0,)]
        supervised.control("start", "worker")
        supervised.wait_for(ENDED_WELL)
    assert rows(database, ADS_STORED) == [(ADS,)]
    assert rows(database, RUNS)[1:] == [("ok", None)]


def test_a_killed_worker_is_restarted_and_its_crawl_made_up(
    site: WatchedSite, environment: dict[str, str], database: Database
) -> None:
    with Supervised(environment) as supervised:
        await_midway(site)
        worker = supervised.worker
        (crawl,) = crawls_of(worker)
        os.kill(worker, signal.SIGKILL)
        with suppress(psutil.NoSuchProcess):
            crawl.wait(10)  # it does not outlive its worker
        supervised.wait_for(ENDED_WELL)
        assert supervised.worker != worker
    assert rows(database, RUNS) == [("interrupted", "its worker was lost"), ("ok", None)]
    assert rows(database, REASONS) == [("killed",), ("finished",)]
    assert rows(database, ADS_STORED) == [(ADS,)]


def test_a_killed_crawl_is_made_up(
    site: WatchedSite, environment: dict[str, str], database: Database
) -> None:
    with Supervised(environment) as supervised:
        await_midway(site)
        (crawl,) = crawls_of(supervised.worker)
        crawl.kill()
        supervised.wait_for(ENDED_WELL)
    assert rows(database, RUNS) == [("interrupted", "it was killed by signal 9"), ("ok", None)]
    assert rows(database, REASONS) == [("killed",), ("finished",)]
    assert rows(database, ADS_STORED) == [(ADS,)]


@pytest.fixture
def own_server(environment: dict[str, str]) -> Iterator[embedded.Server]:
    """Run a server that a test may stop, and work on it."""
    with TemporaryDirectory(prefix="adc-") as name:
        server = embedded.Server(Path(name), embedded.binaries(), "-c fsync=off")
        server.start()
        address = f"postgresql://postgres@/adcrawler?host={server.socket_folder()}"
        environment["ADCRAWLER_DATABASE_URL"] = address
        database = Database(parse_url(address))
        database.upgrade()
        database.close()
        yield server
        server.stop()


def test_a_database_that_is_away_is_waited_for_and_told_of_once(
    site: WatchedSite,
    hook: Hook,
    own_server: embedded.Server,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    environment |= {"ADCRAWLER_ALERT_OUTAGE": "2s", "ADCRAWLER_LEASE": "12s"}
    with Supervised(environment) as supervised:
        supervised.wait_for(ENDED_WELL)
        worker = supervised.worker
        own_server.stop()
        assert hook.messages.get(timeout=30).startswith("adcrawler: the database is away")
        supervised.wait_for("for [0-9]+ s$")
        own_server.start()
        assert hook.messages.get(timeout=30) == "adcrawler: over: the database is back"
        other = site.url.replace("127.0.0.1", "localhost")
        write_boards(tmp_path / "boards.toml", f"{site.url}/", f"{other}/jobs/1")
        supervised.wait_for("crawl of b2 ended: ok")
        assert supervised.worker == worker
    assert hook.messages.empty()


def test_a_hanging_crawl_is_ended(
    site: WatchedSite, environment: dict[str, str], database: Database
) -> None:
    site.pages["/"] = Page(hangs=True)
    environment |= {"ADCRAWLER_CRAWL_TIME": "3s", "ADCRAWLER_STOP_TIME": "4s"}
    environment["ADCRAWLER_RERUNS"] = "0"
    with Supervised(environment) as supervised:
        supervised.wait_for("crawl of b1 ended: timeout: it went on for 3 s")
        assert crawls_of(supervised.worker) == []
    assert rows(database, "SELECT outcome, exit_code FROM run") in (
        [("timeout", -signal.SIGKILL)],
        [("timeout", 1)],
    )


def test_a_crawl_that_eats_memory_is_ended(
    site: WatchedSite, environment: dict[str, str], database: Database
) -> None:
    """Its pages are small, but large once they are parsed."""
    large = Page(f"<html><body>{'<i></i>' * 40_000}</body></html>")
    site.pages |= {f"/jobs/{number}": large for number in range(ADS)}
    environment |= {"ADCRAWLER_CRAWL_MEMORY": "150M", "ADCRAWLER_RERUNS": "0"}
    with Supervised(environment) as supervised:
        supervised.wait_for("crawl of b1 ended: memory: it took more than 150 MB")
    assert rows(database, REASONS) == [("memusage_exceeded",)]


def test_no_line_is_lost_when_the_log_is_turned_over(
    environment: dict[str, str], database: Database, tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    site_gone = [f"http://127.0.0.{number}:9/" for number in range(1, 7)]
    write_boards(tmp_path / "boards.toml", *site_gone)
    rotation = f"stdout_logfile={log}\nstdout_logfile_maxbytes=300\nstdout_logfile_backups=99"
    environment |= {"ADCRAWLER_RERUNS": "0", "ADCRAWLER_CONCURRENCY": "6"}
    with Supervised(environment, rotation) as supervised:
        done = threading.Event()
        while len(rows(database, "SELECT 1 FROM run WHERE outcome = 'failed'")) < 6:
            done.wait(0.2)
        supervised.control("stop", "worker")
    logs = list(tmp_path.glob("worker.log*"))
    assert len(logs) > 3
    written = "\n".join(file.read_text("utf-8") for file in logs)
    for number in range(1, 7):
        assert written.count(f"crawl of b{number} begins") == 1
        assert written.count(f"crawl of b{number} ended: failed") == 1


def test_a_wrong_setting_is_refused_by_name_and_not_tried_again(
    environment: dict[str, str],
) -> None:
    environment["ADCRAWLER_CONCURRENCY"] = "lots"
    with Supervised(environment) as supervised:
        supervised.wait_for("ADCRAWLER_CONCURRENCY must be a whole number above 0")
        while "EXITED" not in (status := supervised.control("status", "worker")):
            assert "RUNNING" in status
    assert supervised.log.count("spawned: 'worker'") == 1


def test_with_a_mistake_in_the_boards_the_old_ones_go_on(
    site: WatchedSite, hook: Hook, environment: dict[str, str], tmp_path: Path
) -> None:
    boards = tmp_path / "boards.toml"
    with Supervised(environment) as supervised:
        await_midway(site)
        right = boards.read_text("utf-8")
        boards.write_text(right + "intervall_hours = 3\n", encoding="utf-8")
        told = hook.messages.get(timeout=30)
        line = right.count("\n") + 1
        assert f"boards.toml:{line}: board 'b1': there is no 'intervall_hours'" in told
        assert told.endswith("; the boards go on as they were")
        supervised.wait_for(ENDED_WELL)
        boards.write_text(right, encoding="utf-8")
        assert hook.messages.get(timeout=30).startswith("adcrawler: over: ")
    assert hook.messages.empty()


def test_two_workers_share_the_boards_and_one_takes_over_from_the_other(
    environment: dict[str, str], database: Database, tmp_path: Path, ad: Callable[..., Page]
) -> None:
    site = WatchedSite("")
    site.pages = {"/": ad()}
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    addresses = [f"http://127.0.0.{number}:{site.server_port}/" for number in range(1, 13)]
    write_boards(tmp_path / "boards.toml", *addresses)
    environment["ADCRAWLER_CONCURRENCY"] = "2"
    boris = environment | {
        "ADCRAWLER_WORKER": "boris",
        "ADCRAWLER_STATE_DIR": str(tmp_path / "boris"),
    }
    try:
        with Supervised(environment) as anna, Supervised(boris) as other:
            other.wait_for("crawl of b[0-9]+ begins", times=2)
            worker = other.worker
            other.process.kill()  # the whole machine is gone
            os.kill(worker, signal.SIGKILL)
            anna.wait_for("worker boris is lost")
            waiting = threading.Event()
            while len(rows(database, "SELECT 1 FROM run WHERE outcome = 'ok'")) < 12:
                waiting.wait(0.5)
    finally:
        site.shutdown()
        thread.join()
        site.server_close()
    asked = Counter(visit.headers["Host"] for visit in site.visits if visit.path == "/")
    taken_over = rows(database, "SELECT count(*) FROM run WHERE outcome <> 'ok'")[0][0]
    assert len(asked) == 12
    assert sum(asked.values()) <= 12 + int(str(taken_over))
    well = "SELECT board, count(*) FROM run WHERE outcome = 'ok' GROUP BY 1"
    assert sorted(rows(database, well)) == sorted((f"b{number}", 1) for number in range(1, 13))
    assert rows(database, "SELECT DISTINCT worker FROM run WHERE outcome <> 'ok'") == [("boris",)]
