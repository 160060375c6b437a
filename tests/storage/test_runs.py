"""Workers and runs, as several of them see each other."""

from sqlalchemy import text

from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.health import find_run, history, read_activity, suspicious
from adcrawler.storage.runs import (
    Ended,
    Member,
    beat,
    begin_crawl,
    close_run,
    end_pause,
    finish_reason,
    last_runs,
    open_run,
    paused,
    set_pause,
    sign_in,
    sign_out,
    take_over,
)

ANNA = Member("anna", "host-a", 1, "0.1", 4)
BORIS = Member("boris", "host-b", 2, "0.1", 4)

BOARDS = ["acme", "other", "hers", "his", "old", "new"]


def run(database: Database, statement: str) -> None:
    with database.connect() as connection, connection.begin():
        connection.execute(text(statement))


def one_run(database: Database, board: str = "acme", member: Member = ANNA) -> int:
    number = open_run(database, board, f"{board}.example", member)
    assert number is not None
    return number


def test_a_site_is_asked_by_one_run_at_a_time(database: Database) -> None:
    first = open_run(database, "acme", "example.org", ANNA)
    assert first is not None
    assert open_run(database, "acme", "example.org", BORIS) is None
    assert open_run(database, "other", "example.org", BORIS) is None
    assert open_run(database, "other", "example.com", BORIS) is not None
    close_run(database, first, Ended("ok", 0))
    assert open_run(database, "other", "example.org", BORIS) is not None


def test_failures_in_a_row_are_counted(database: Database) -> None:
    for outcome in ("failed", "ok", "failed", "timeout"):
        close_run(database, one_run(database), Ended(outcome, 1))
    one_run(database, "other")
    runs = last_runs(database, BOARDS)
    assert (runs["acme"].outcome, runs["acme"].failures) == ("timeout", 2)
    assert (runs["other"].finished_at, runs["other"].failures) == (None, 0)


def test_a_restarted_worker_gives_up_what_it_ran_before(database: Database) -> None:
    sign_in(database, ANNA)
    sign_in(database, BORIS)
    hers, his = one_run(database, "hers", ANNA), one_run(database, "his", BORIS)
    crawl = open_crawl(database, "greenhouse", {})
    begin_crawl(database, hers, crawl)
    assert finish_reason(database, hers) is None
    sign_in(database, ANNA)
    assert last_runs(database, BOARDS)["hers"].outcome == "interrupted"
    assert finish_reason(database, hers) == "killed"
    assert last_runs(database, BOARDS)["his"].finished_at is None
    assert beat(database, BORIS, [his]) == {his}


def test_a_lost_worker_is_taken_over_from(database: Database) -> None:
    sign_in(database, ANNA)
    sign_in(database, BORIS)
    hers, his = one_run(database, "hers", ANNA), one_run(database, "his", BORIS)
    assert take_over(database, 60) == []
    run(database, "UPDATE worker SET seen_at = now() - interval '61 s' WHERE name = 'anna'")
    assert take_over(database, 60) == ["anna"]
    found = find_run(database, hers)
    assert found is not None
    assert (found.outcome, found.reason) == ("interrupted", "its worker was lost")
    assert beat(database, ANNA, [hers]) == set()  # should it come back, it hears of it
    assert beat(database, BORIS, [his]) == {his}


def test_a_late_word_changes_no_run_that_was_given_up(database: Database) -> None:
    sign_in(database, ANNA)
    hers = one_run(database, "hers", ANNA)
    sign_out(database, "anna")
    close_run(database, hers, Ended("ok", 0))
    assert last_runs(database, BOARDS)["hers"].outcome == "interrupted"


def test_a_beat_gives_up_what_does_not_run_but_nothing_that_just_began(database: Database) -> None:
    old, new = one_run(database, "old"), one_run(database, "new")
    run(database, f"UPDATE run SET started_at = now() - interval '1 min' WHERE id = {old}")
    assert beat(database, ANNA, []) == set()
    runs = last_runs(database, BOARDS)
    assert runs["old"].outcome == "interrupted"
    assert runs["new"].id == new
    assert runs["new"].finished_at is None


def test_pauses(database: Database) -> None:
    set_pause(database, ["acme", "other"], "asked us to wait")
    set_pause(database, ["acme"], None)
    assert paused(database) == {"acme": "asked us to wait", "other": "asked us to wait"}
    assert end_pause(database, ["acme", "nobody"]) == ["acme"]
    assert paused(database).keys() == {"other"}


def test_activity_and_history(database: Database) -> None:
    sign_in(database, ANNA)
    for outcome in ("ok", "failed"):
        close_run(database, one_run(database), Ended(outcome, 0, "why"))
    one_run(database, "other")
    activity = read_activity(database)
    assert [(seen.name, seen.running) for seen in activity.workers] == [("anna", 1)]
    assert activity.last_day == {"ok": 1, "failed": 1}
    assert activity.last_success_at is not None
    assert activity.database_bytes > 1_000_000
    assert [row.outcome for row in history(database, "acme", 10)] == ["failed", "ok"]
    assert [row.board for row in history(database, None, 1)] == ["other"]


def test_suspicious_crawls_in_a_row(database: Database) -> None:
    def crawled(suspicion: str) -> None:
        number = one_run(database)
        crawl = open_crawl(database, "greenhouse", {})
        begin_crawl(database, number, crawl)
        words = f"'{{{suspicion}}}'"
        run(database, f"UPDATE crawl SET suspicions = {words} WHERE id = {crawl}")
        close_run(database, number, Ended("ok", 0))

    crawled("few ads")
    crawled("")
    crawled("no ads")
    assert suspicious(database, {"acme"}, 2) == {}
    crawled("no list")
    assert suspicious(database, {"acme"}, 2) == {"acme": "no list"}
    assert suspicious(database, {"acme"}, 3) == {}
    assert suspicious(database, (), 1) == {}
