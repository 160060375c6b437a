"""A database that cannot be used is one clear line, without its password."""

import asyncio
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from adcrawler.checklist import default_checklist
from adcrawler.storage import embedded
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database, parse_url
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store
from adcrawler.storage.writer import Writer

SECRET = "s3cret"
MakeAd = Callable[..., AuditedAd]


def problem_of(database: Database) -> str:
    """Return the line that a check of the database ends with."""
    with pytest.raises(DatabaseProblem) as caught:
        database.check()
    line = str(caught.value)
    assert SECRET not in line
    assert "\n" not in line
    database.close()
    return line


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_every_postgresql_address_is_taken(scheme: str) -> None:
    url = parse_url(f"{scheme}://me:{SECRET}@db.example:5433/ads")
    assert url.drivername == "postgresql+psycopg2"
    assert Database(url).name == "postgresql://me:***@db.example:5433/ads"


@pytest.mark.parametrize("url", ["mysql://me:s3cret@h/d", "s3cret", "postgresql://h:s3cret/d", ""])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(DatabaseProblem) as caught:
        parse_url(url)
    assert SECRET not in str(caught.value)


def test_the_environment_names_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADCRAWLER_DATABASE_URL", raising=False)
    assert Database.configured().is_embedded
    monkeypatch.setenv("ADCRAWLER_DATABASE_URL", "postgres://db.example/ads")
    assert Database.configured().name == "postgresql://db.example/ads"
    assert Database.configured("postgres://other/ads").name == "postgresql://other/ads"


def test_server_down() -> None:
    line = problem_of(Database(parse_url(f"postgresql://me:{SECRET}@127.0.0.1:1/ads")))
    assert line == "postgresql://me:***@127.0.0.1:1/ads: Connection refused"


def test_unknown_host() -> None:
    line = problem_of(Database(parse_url(f"postgresql://me:{SECRET}@host.invalid/ads")))
    assert "could not translate host name" in line


def test_unknown_database(server: URL) -> None:
    line = problem_of(Database(server.set(database="nowhere", password=SECRET)))
    assert line.endswith('database "nowhere" does not exist')


@pytest.fixture
def limited_user(server_folder: Path, database: Database) -> Iterator[Database]:
    """Return the database as a user who must give a password, with a wrong one."""
    rules = embedded.Server(server_folder, embedded.binaries(), "").data / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"local all limited scram-sha-256\n{before}")
    with database.connect() as connection, connection.begin():
        connection.execute(text("CREATE ROLE limited LOGIN PASSWORD 'right'"))
        connection.execute(text("SELECT pg_reload_conf()"))
    yield Database(database.address.set(username="limited", password=SECRET))
    rules.write_text(before)
    with database.connect() as connection, connection.begin():
        connection.execute(text("DROP ROLE limited"))
        connection.execute(text("SELECT pg_reload_conf()"))


def test_wrong_password(limited_user: Database) -> None:
    line = problem_of(limited_user)
    assert line.endswith('password authentication failed for user "limited"')


def test_no_right_to_read(limited_user: Database) -> None:
    line = problem_of(Database(limited_user.address.set(password="right")))
    assert line.endswith("permission denied for table alembic_version")


def test_schema_missing(empty_database: Database) -> None:
    line = problem_of(empty_database)
    assert line.endswith("has no adcrawler tables: run `adcrawler db upgrade`")


def set_revision(database: Database, revision: str) -> None:
    with database.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})


def test_schema_newer_than_the_code(database: Database) -> None:
    set_revision(database, "9876")
    line = problem_of(database)
    assert "has the schema of a newer adcrawler (9876): upgrade adcrawler itself" in line
    with pytest.raises(DatabaseProblem, match="newer"):
        database.upgrade()


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], Path]]:
    """Return a function that puts the embedded server on a disk of so many MB."""

    def mount(size: int) -> Path:
        what = ["mount", "-t", "tmpfs", "-o", f"size={size}m,mode=755", "tmpfs", str(tmp_path)]
        if subprocess.run(what, capture_output=True, check=False).returncode:
            pytest.skip("no right to mount a small disk")
        return tmp_path

    monkeypatch.setenv("ADCRAWLER_DATA_DIR", str(tmp_path))
    yield mount
    embedded.stop_using(tmp_path)
    subprocess.run(["umount", str(tmp_path)], capture_output=True, check=False)


@pytest.mark.slow
def test_disk_too_small_to_start(small_disk: Callable[[int], Path]) -> None:
    small_disk(8)
    line = problem_of(Database())
    assert line.startswith("the embedded PostgreSQL does not start: ")
    assert "No space left on" in line


@pytest.mark.slow
def test_disk_that_fills_up(small_disk: Callable[[int], Path], make_ad: MakeAd) -> None:
    """What was committed stays, and with room again writing goes on."""
    fill = small_disk(66) / "fill"
    database = Database()
    database.upgrade()
    store = Store.opened(database, open_crawl(database, "test", {}), default_checklist())
    fill.write_bytes(bytes(shutil.disk_usage(fill.parent).free - 1_500_000))
    digits = random.Random(1)
    ads = [
        make_ad(str(n), description=" ".join(str(digits.random()) for _ in range(400)))
        for n in range(300)
    ]

    async def write() -> list[object]:
        writer = Writer(store, patience=0.5)
        answers: list[object] = []
        for first in range(0, len(ads), 30):  # so that some fit
            some = map(writer.write, ads[first : first + 30])
            answers += await asyncio.gather(*some, return_exceptions=True)
        return answers

    answers = asyncio.run(write())
    kept = answers.count("new")
    assert 0 < kept < len(ads)
    assert "No space left on device" in str(answers[kept])
    assert all(isinstance(answer, DatabaseProblem) for answer in answers[kept:])
    fill.unlink()
    database.reopen()
    assert sorted(map(str, asyncio.run(write()))) == ["new"] * (300 - kept) + ["unchanged"] * kept
    database.close()
