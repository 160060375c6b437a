"""What tests run against: a real PostgreSQL, and ads to store in it."""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from adcrawler.ad import Ad
from adcrawler.checklist import audit
from adcrawler.example_board import ExampleBoard
from adcrawler.items import JobPosting
from adcrawler.storage import embedded
from adcrawler.storage.database import Database, parse_url
from adcrawler.storage.rows import AuditedAd

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")  # the same inputs each time, on a machine however busy
os.environ["ADCRAWLER_ALLOW_PRIVATE"] = "127.0.0.0/8"  # where the tests' boards are
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # run in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # or Ctrl-C could not be tested

TEMPLATE = "migrated"
IN_A_HURRY = "-c fsync=off -c full_page_writes=off"


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """Run the one server of these tests, with one migrated database, and return its folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = parse_url(embedded.start(folder, IN_A_HURRY))
        on_server(server, f"CREATE DATABASE {TEMPLATE}")
        template = Database(server.set(database=TEMPLATE))
        template.upgrade()
        template.close()
        yield folder
        embedded.stop_using(folder)


@pytest.fixture(scope="session")
def server(server_folder: Path) -> URL:
    return parse_url(embedded.start(server_folder))


@pytest.fixture(scope="module")  # while it lives, nothing else can run an event loop
def browser() -> Iterator[Browser]:
    """Return a headless Chromium, the system's own."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no chromium here: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


_numbers = count(1)


@pytest.fixture
def database(server: URL) -> Iterator[Database]:
    """Return a migrated database of this test's own."""
    yield from new_database(server, TEMPLATE)


@pytest.fixture(scope="module")
def shared_database(server: URL) -> Iterator[Database]:
    """Return a migrated database for the tests of a module, which only read it."""
    yield from new_database(server, TEMPLATE)


@pytest.fixture
def second_database(server: URL) -> Iterator[Database]:
    """Return another one, to compare with."""
    yield from new_database(server, TEMPLATE)


@pytest.fixture
def empty_database(server: URL) -> Iterator[Database]:
    """Return a database without tables."""
    yield from new_database(server, "template1")


def new_database(server: URL, template: str) -> Iterator[Database]:
    name = f"test_{next(_numbers)}"
    on_server(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    database = Database(server.set(database=name))
    yield database
    database.close()
    on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def on_server(server: URL, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="module")
def example_board() -> Iterator[ExampleBoard]:
    """Serve the example board, without its slowness."""
    with ExampleBoard(slow_seconds=0) as board:
        yield board


@pytest.fixture(scope="session")
def make_posting() -> Callable[..., JobPosting]:
    """Return a function that makes a posting; its arguments replace what is invented here."""

    def make(key: str = "1", **values: Any) -> JobPosting:
        invented = {
            "board": "jobs.example",
            "url": f"https://jobs.example/{key}",
            "title": "Python developer",
            "description": "<p>You build our booking site with a rockstar team of six.</p>"
            "<p>Salary: €45,000 to €55,000. Write to linette@example.com.</p>",
            "company": "Example Ltd",
            "locations": ["Lyon, FR"],
        }
        return JobPosting(key=key, **(invented | values))

    return make


@pytest.fixture(scope="session")
def make_ad(make_posting: Callable[..., JobPosting]) -> Callable[..., AuditedAd]:
    """Return a function that makes an audited ad, from the same arguments."""

    def make(key: str = "1", **values: Any) -> AuditedAd:
        posting = make_posting(key, **values)
        return AuditedAd(posting, audit(Ad.from_posting(posting)))

    return make
