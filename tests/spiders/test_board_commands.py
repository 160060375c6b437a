"""`adcrawler boards` and `adcrawler capture`, as a user runs them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.life import Findings
from adcrawler.storage.store import Store
from tests.boards.case import read_case
from tests.spiders.site import Page, Site

Run = Callable[..., tuple[int, str, str]]
JOB = {
    "id": 7,
    "title": "Python developer",
    "absolute_url": "https://ferry.example/7",
    "location": {"name": "Le Havre"},
    "content": "&lt;p&gt;You steer our ferries with Python.&lt;/p&gt;",
}


@pytest.fixture
def run(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command that knows one board of ours, on the site."""
    own = tmp_path / "mine.toml"
    table = '[[board]]\nname = "ferry"\nplatform = "greenhouse"\nurl = "{}"\ncountry = "XX"\n'
    own.write_text(table.format(f"{site.url}/jobs"))
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ADCRAWLER_BOARDS", str(own))
    monkeypatch.setenv("ADCRAWLER_DATA_DIR", str(tmp_path / "none"))

    def run(*arguments: str, **environment: str) -> tuple[int, str, str]:
        line = [sys.executable, "-W", "error", "-m", "adcrawler", *arguments]
        done = subprocess.run(
            line,
            env=os.environ | {"COLUMNS": "120"} | environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return run


def answer(*jobs: dict[str, object]) -> Page:
    return Page(json.dumps({"jobs": jobs}), headers={"Content-Type": "application/json"})


@pytest.mark.slow
def test_boards_are_listed_with_their_last_result(run: Run, database: Database) -> None:
    code, output, errors = run("boards", "--country", "XX")
    assert (code, errors) == (0, "")
    assert output.splitlines()[1].split() == ["ferry", "greenhouse", "XX", "-"]
    store = Store.opened(database, open_crawl(database, "greenhouse", {}), default_checklist())
    result = CrawlResult("suspicious", new=2, suspicions=("its list has 2 ads",))
    close_crawl(database, store.crawl_id, result, Findings(board="ferry"))
    url = database.address.render_as_string(hide_password=False)
    code, output, errors = run("boards", "--country", "XX", ADCRAWLER_DATABASE_URL=url)
    assert (code, errors) == (0, "")
    assert output.splitlines()[1].endswith("2 ads, suspicious: its list has 2 ads")
    assert run("boards", "chekc", "ferry")[0] == 2
    assert run("boards", "check", "fery")[2].startswith("adcrawler: there is no board 'fery'")


@pytest.mark.slow
def test_a_check_says_whether_a_board_is_understood(run: Run, site: Site) -> None:
    changed = {name: value for name, value in JOB.items() if name != "content"}
    site.pages = {"/jobs": [answer(JOB), answer(changed, changed), Page("no", 403)]}
    code, output, errors = run("boards", "check", "ferry")
    assert (code, errors) == (0, "")
    assert output.splitlines() == [
        "ferry is understood: 1 records, 1 ads read",
        "fields: locations 1",
    ]
    code, output, errors = run("boards", "check", "ferry")
    assert (code, output.splitlines()[1]) == (1, "fields: none")
    assert output.startswith("ferry is not understood: 2 records, 0 ads read, 2 unreadable")
    assert "ferry is suspicious: 2 of its 2 records cannot be read" in errors
    code, output, errors = run("boards", "check", "ferry")
    assert code == 1
    assert output.startswith("ferry cannot be read: 0 records")
    assert errors == f"adcrawler: {site.url}/jobs is refused by its server (HTTP 403)\n"


def test_what_is_captured_is_a_saved_board(run: Run, site: Site, tmp_path: Path) -> None:
    sales = JOB | {"id": 8, "title": "Sales representative"}
    site.pages = {"/jobs": answer(JOB, sales)}
    url = f"{site.url}/jobs"
    code, output, errors = run("capture", "greenhouse", url, "--folder", "greenhouse/ferry")
    assert (code, output, errors) == (0, "greenhouse/ferry: 1 pages, 1 ads\n", "")
    case = read_case(tmp_path / "greenhouse" / "ferry")
    assert case.arguments == {"board": url}
    assert case.expected == {"requests": [1, 1], "left_out": {"another trade": 1}}
    assert [(ad["key"], ad["locations"]) for ad in case.ads] == [("7", ["Le Havre"])]
    assert json.loads(case.answers[0].body)["jobs"][0]["id"] == 7
    assert run("capture", "greenhose", url)[0] == 2


def test_a_board_without_its_key_is_refused_in_a_line(run: Run) -> None:
    code, _, errors = run("boards", "check", "francetravail", FRANCETRAVAIL_CLIENT_ID="")
    assert code == 1
    assert errors.startswith("adcrawler: francetravail.io gives out FRANCETRAVAIL_CLIENT_ID and ")
    assert errors.count("\n") == 1
