"""What an operator types: crawl, schedule, pause, resume, runs, status."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from adcrawler.storage.database import Database
from adcrawler.storage.runs import Ended, Member, close_run, open_run, sign_in
from tests.daemon.conftest import Operate, write_boards
from tests.spiders.site import Page, Site

BORIS = Member("boris", "host-b", 2, "0.1", 4)


@pytest.fixture
def boards(tmp_path: Path, site: Site, ad: Callable[..., Page]) -> Site:
    """Have two boards on a site: one with an ad, one that is not there."""
    site.pages = {"/": ad("Python developer")}
    write_boards(tmp_path / "boards.toml", f"{site.url}/", f"{other(site)}/gone")
    return site


def other(site: Site) -> str:
    """Return the address of what counts as another site."""
    return site.url.replace("127.0.0.1", "localhost")


def row(output: str, board: str) -> list[str]:
    """Return the words of a board's line."""
    return next(line.split() for line in output.splitlines() if line.startswith(board))


@pytest.mark.slow
def test_boards_are_crawled_by_name_and_remembered(boards: Site, operate: Operate) -> None:
    assert row(operate("schedule").output, "b1")[1:4] == ["due", "never", "crawled"]
    done = operate("crawl", "b1", "b2")
    assert (done.code, done.output) == (1, "b1: ok\n")
    assert done.errors == f"adcrawler: b2: failed: {other(boards)}/gone does not exist (HTTP 404)\n"
    schedule = operate("schedule").output
    assert row(schedule, "b1")[1] == "waiting"
    assert row(schedule, "b2")[1:3] == ["retry", "in"]
    runs = operate("runs").output.splitlines()
    assert sorted(line.split()[1] for line in runs[1:]) == ["b1", "b2"]
    number = next(line.split()[0] for line in runs if " b2 " in line)
    log = operate("runs", "--log", number)
    assert "Spider closed (finished)" in log.output
    assert operate("runs", "b1").output.count("\n") == 2


@pytest.mark.slow
def test_only_what_is_due_is_crawled(boards: Site, operate: Operate) -> None:
    assert operate("crawl", "b1").code == 0
    boards.visits.clear()
    assert operate("crawl", "--due").code == 1
    assert {visit.headers["Host"][:9] for visit in boards.visits} == {"localhost"}
    boards.visits.clear()
    assert operate("crawl", "--due").code == 0
    assert boards.visits == []


@pytest.mark.slow
def test_paused_boards_are_left_alone(boards: Site, operate: Operate) -> None:
    assert operate("pause", "b1", "--reason", "asked to wait").code == 0
    assert row(operate("schedule").output, "b1")[1:5] == ["paused", "asked", "to", "wait"]
    operate("crawl", "--due")
    assert {visit.headers["Host"][:9] for visit in boards.visits} == {"localhost"}
    assert operate("resume", "b1").code == 0
    assert row(operate("schedule").output, "b1")[1] == "due"


@pytest.mark.slow
def test_a_site_that_is_asked_is_left_alone(
    boards: Site, operate: Operate, database: Database
) -> None:
    sign_in(database, BORIS)
    open_run(database, "elsewhere", "127.0.0.1", BORIS)
    busy = operate("crawl", "b1")
    assert busy.code == 1
    assert "b1: its site is being asked at the moment" in busy.errors
    assert boards.visits == []


def test_status_tells_monitoring_whether_all_is_well(
    boards: Site, operate: Operate, database: Database
) -> None:
    alone = operate("status")
    assert alone.code == 1
    assert "no worker is running" in alone.output
    sign_in(database, BORIS)
    number = open_run(database, "b1", "127.0.0.1", BORIS)
    well = operate("status", "--format", "json")
    assert well.code == 0
    told = json.loads(well.output)
    assert (told["ok"], told["boards"]) == (True, {"running": 1, "due": 1})
    assert [worker["running"] for worker in told["workers"]] == [1]
    assert number is not None
    close_run(database, number, Ended("ok", 0))
    assert "all is well" in operate("status").output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (("pause",), 2, "name the boards"),
        (("pause", "nowhere"), 2, "there is no board 'nowhere'"),
        (("resume", "b1"), 2, "not paused: b1"),
        (("runs", "b1", "b2"), 2, "name one board"),
        (("runs", "--limit", "-3"), 2, "--limit must be above 0"),
        (("runs", "--log", "7"), 2, "there is no run 7"),
        (("crawl", "b1", "nowhere"), 2, "there is no board 'nowhere'"),
        (("crawl", "nowhere"), 2, "there is no spider 'nowhere'"),
        (("crawl", "--due", "b1"), 2, "--due takes no names"),
        (("crawl", "b1", "-O", "x.jsonl"), 2, "go with a spider"),
        (("worker", "now"), 2, "worker takes no argument 'now'"),
    ],
)
def test_mistakes_are_named(
    boards: Site, operate: Operate, arguments: tuple[str, ...], code: int, line: str
) -> None:
    answer = operate(*arguments)
    assert answer.code == code
    assert line in answer.errors
    assert "Traceback" not in answer.errors


def test_a_worker_s_settings_can_be_checked(
    boards: Site, operate: Operate, environment: dict[str, str], tmp_path: Path
) -> None:
    right = operate("worker", "--check")
    assert (right.code, right.output) == (0, "the settings are right; boards enabled: 2\n")
    environment["ADCRAWLER_CRAWL_TIME"] = "soon"
    wrong = operate("worker", "--check")
    assert (wrong.code, wrong.output) == (2, "")
    assert wrong.errors.startswith("adcrawler: ADCRAWLER_CRAWL_TIME must be a time such as")
    del environment["ADCRAWLER_CRAWL_TIME"]
    write_boards(tmp_path / "boards.toml", "https://example.org/", more="interval_hours = -1")
    wrong = operate("worker", "--check")
    assert "boards.toml:6: board 'b1': interval_hours must be" in wrong.errors
