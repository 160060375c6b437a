"""The roles that deploy/database.sql makes: the writer works, the reader changes nothing."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.exc import ProgrammingError

from adcrawler.checklist import default_checklist
from adcrawler.storage import embedded
from adcrawler.storage.analysts import grant_reading
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.market import refresh_market
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.runs import Member, open_run, sign_in
from adcrawler.storage.store import Store
from tests.conftest import on_server

SCRIPT = Path(__file__).parents[2] / "deploy" / "database.sql"
ROLES = ("adcrawler_owner", "adcrawler_writer", "adcrawler_reader")
As = Callable[[str], Database]


@pytest.fixture(scope="module")
def as_role(server: URL) -> Iterator[As]:
    """Return a function that gives the deployed database as a role has it."""
    address = server.set(drivername="postgresql").render_as_string(hide_password=False)
    psql = [str(embedded.binaries() / "psql"), "-qX", "-v", "database=deployed", "-f", str(SCRIPT)]
    subprocess.run([*psql, "-d", address], check=True, capture_output=True)
    given: list[Database] = []

    def as_role(role: str) -> Database:
        options = {"options": f"-crole={role}"}
        given.append(Database(server.set(database="deployed").update_query_dict(options)))
        return given[-1]

    owner = as_role("adcrawler_owner")
    owner.upgrade()
    with owner.connect() as connection, connection.begin():
        grant_reading(connection, "adcrawler_reader")
    yield as_role
    for database in given:
        database.close()
    on_server(server, "DROP DATABASE deployed WITH (FORCE)")
    for role in ROLES:
        on_server(server, f"DROP ROLE {role}")


def store(database: Database, audited: AuditedAd) -> None:
    crawl = open_crawl(database, "jobposting", {})
    Store.opened(database, crawl, default_checklist()).write([audited])


def test_the_writer_works_and_the_reader_reads(
    as_role: As, make_ad: Callable[..., AuditedAd]
) -> None:
    writer, reader = as_role("adcrawler_writer"), as_role("adcrawler_reader")
    writer.check()
    store(writer, make_ad())
    refresh_market(writer)
    member = Member("anna", "host", 1, "0.1", 4)
    sign_in(writer, member)
    assert open_run(writer, "acme", "acme.example", member)
    with reader.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM latest_audit").scalar() == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM verdict_detail").scalar()
        assert connection.exec_driver_sql("SELECT count(*) FROM market.job").scalar() == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM run").scalar() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO board (name) VALUES ('x')",
        "UPDATE ad SET url = 'x'",
        "DELETE FROM run",
        "SELECT text FROM ad_version",
        "TRUNCATE incident",
        "DROP TABLE pause",
        "ALTER TABLE ad ADD x text",
        "CREATE TABLE mine (x text)",
        "CREATE TEMPORARY TABLE mine (x text)",
        "CREATE SCHEMA mine",
        "DELETE FROM market.job",
        "DELETE FROM queue.procrastinate_jobs",
        "SELECT queue.procrastinate_cancel_job_v1(1, true, true)",
        "SET ROLE adcrawler_owner; DELETE FROM ad",
    ],
)
def test_the_reader_changes_nothing(as_role: As, statement: str) -> None:
    reader = as_role("adcrawler_reader")
    with reader.connect() as connection:
        connection.exec_driver_sql("SET SESSION AUTHORIZATION adcrawler_reader")
        with pytest.raises(ProgrammingError):
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE mine (x text)", "DROP TABLE run", "ALTER TABLE ad ADD x text"]
)
def test_the_writer_makes_no_tables(as_role: As, statement: str) -> None:
    with as_role("adcrawler_writer").connect() as connection, pytest.raises(ProgrammingError):
        connection.exec_driver_sql(statement)
