"""Secrets stay where they are: in no log, no process list, no row, no message."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from adcrawler.storage import embedded
from adcrawler.storage.database import Database
from tests.daemon.conftest import Operate, write_boards
from tests.daemon.supervised import Supervised
from tests.spiders.site import Page, Site

SECRET = "s3cret"


@pytest.fixture
def environment(environment: dict[str, str], database: Database, tmp_path: Path) -> dict[str, str]:
    """Return an environment that names a file with secrets, and holds none."""
    address = database.address.set(drivername="postgresql", password=f"{SECRET}-database")
    secrets = {
        "ADCRAWLER_DATABASE_URL": address.render_as_string(hide_password=False),
        "ADCRAWLER_ALERT_URLS": f"json://user:{SECRET}-hook@127.0.0.1:9/",
    }
    file = tmp_path / "environment"
    file.touch(0o600)
    file.write_text("".join(f"{name}='{value}'\n" for name, value in secrets.items()))
    others = {name: value for name, value in environment.items() if name not in secrets}
    return others | {"ADCRAWLER_ENVIRONMENT": str(file), "ADCRAWLER_LOG_LEVEL": "DEBUG"}


def dumped(database: Database) -> str:
    """Return all that the database holds, as text."""
    address = database.address.set(drivername="postgresql").render_as_string(hide_password=False)
    dump = [str(embedded.binaries() / "pg_dump"), "-d", address]
    return subprocess.run(dump, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
def test_a_worker_and_its_crawls_show_no_secret(
    site: Site,
    ad: Callable[..., Page],
    environment: dict[str, str],
    database: Database,
    tmp_path: Path,
) -> None:
    """Also when a crawl fails, and when nobody takes the alert of that."""
    site.pages = {"/": ad()}
    other = site.url.replace("127.0.0.1", "localhost")
    write_boards(tmp_path / "boards.toml", f"{site.url}/", f"{other}/gone")
    environment |= {
        "ADCRAWLER_SCAN": "* * * * * *",
        "ADCRAWLER_ALERT_AFTER": "1",
        "ADCRAWLER_RERUN_DELAY": "1h",
    }
    with Supervised(environment) as supervised:
        supervised.wait_for("crawl of b. begins", times=2)
        worker = psutil.Process(supervised.worker)
        commands = [" ".join(process.cmdline()) for process in (worker, *worker.children())]
        supervised.wait_for("address 1 of ADCRAWLER_ALERT_URLS does not take alerts")
        supervised.wait_until_said("crawl of b1 ended: ok")
    logs = [file.read_text("utf-8") for file in (tmp_path / "state" / "runs").glob("*.log")]
    assert len(commands) > 1
    assert len(logs) > 1
    dump = dumped(database)
    assert "failed 1 times in a row" in dump
    for text in (*commands, *logs, "\n".join(supervised.heard()), dump):
        assert SECRET not in text


@pytest.mark.slow
def test_commands_show_no_secret(operate: Operate, environment: dict[str, str]) -> None:
    for arguments in (("status",), ("db", "check"), ("db", "url"), ("runs",)):
        answer = operate(*arguments)
        assert SECRET not in answer.output + answer.errors
    file = Path(environment["ADCRAWLER_ENVIRONMENT"])
    file.write_text(f"ADCRAWLER_DATABASE_URL='mysql://u:{SECRET}@h/d'\n")
    answer = operate("db", "check")
    assert answer.code == 1
    assert "ADCRAWLER_DATABASE_URL is no PostgreSQL address" in answer.errors
    assert SECRET not in answer.errors
    file.write_text(f"ADCRAWLER_DATABASE_URI='postgresql://u:{SECRET}@h/d'\n")
    answer = operate("db", "check")
    assert answer.code == 2
    assert "is ADCRAWLER_DATABASE_URL meant?" in answer.errors
    assert SECRET not in answer.errors
