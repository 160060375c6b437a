"""Workers, and the runs that they make: what was tried, by whom, and what came of it."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from adcrawler.storage.database import Database
from adcrawler.storage.schema import crawl
from adcrawler.storage.schema.operations import Outcome, pause, run, worker

LAST_RUNS = """
SELECT wanted.board, last.id, last.started_at, last.finished_at, last.outcome,
       (SELECT count(*) FROM run AS bad
        WHERE bad.board = wanted.board AND bad.outcome <> 'ok' AND bad.id > coalesce(
            (SELECT good.id FROM run AS good WHERE good.board = wanted.board
             AND good.outcome = 'ok' ORDER BY good.id DESC LIMIT 1), 0)) AS failures
FROM unnest(CAST(:boards AS text[])) AS wanted (board) CROSS JOIN LATERAL (
    SELECT * FROM run WHERE run.board = wanted.board ORDER BY run.id DESC LIMIT 1) AS last
"""
"""Asks the index for each board: years of runs cost nothing."""

LAST_RUN = ("id", "started_at", "finished_at", "outcome", "failures")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """A board's newest run, and how many in a row did not end well."""

    id: int
    started_at: datetime
    finished_at: datetime | None = None
    outcome: Outcome | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A worker, as the others know it."""

    name: str
    machine: str
    pid: int
    version: str
    concurrency: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended."""

    outcome: Outcome
    exit_code: int | None = None
    reason: str | None = None


JUST_NOW = timedelta(seconds=30)
LOST = Ended("interrupted", reason="its worker was lost")


def sign_in(database: Database, member: Member) -> None:
    """Begin to work. What ran under this name before a restart does not any more."""
    _give_up(database, run.c.worker == member.name)
    with database.connect() as connection, connection.begin():
        row = asdict(member)
        fresh = row | {"started_at": func.now(), "seen_at": func.now()}
        statement = upsert(worker).values(row)
        connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=fresh))


def beat(database: Database, member: Member, running: Collection[int]) -> set[int]:
    """Tell the others that this worker is alive, and which runs are.

    Return those of them that are still its own; the others were taken over.
    """
    with database.connect() as connection, connection.begin():
        statement = upsert(worker).values(asdict(member))
        seen = {"seen_at": func.now()}
        connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=seen))
    settled = run.c.started_at < func.now() - JUST_NOW  # one may begin at this moment
    forgotten = and_(run.c.worker == member.name, run.c.id.not_in(running), settled)
    _give_up(database, forgotten)
    query = select(run.c.id).where(run.c.id.in_(running), run.c.finished_at.is_(None))
    with database.connect() as connection:
        return set(connection.scalars(query))


def sign_out(database: Database, name: str) -> None:
    _give_up(database, run.c.worker == name)
    with database.connect() as connection, connection.begin():
        connection.execute(delete(worker).where(worker.c.name == name))


def take_over(database: Database, lease: float) -> list[str]:
    """Give up the runs of workers not seen for the lease's seconds, and return these workers."""
    gone = worker.c.seen_at < func.now() - timedelta(seconds=lease)
    with database.connect() as connection, connection.begin():
        names = list(connection.scalars(delete(worker).where(gone).returning(worker.c.name)))
    _give_up(database, run.c.worker.not_in(select(worker.c.name)))
    return names


def _give_up(database: Database, whose: Any) -> None:
    """Close open runs as interrupted, and their crawls, which nobody else will."""
    with database.connect() as connection, connection.begin():
        where = and_(run.c.finished_at.is_(None), whose)
        values = {"finished_at": func.now(), "outcome": LOST.outcome, "reason": LOST.reason}
        statement = update(run).where(where).values(values).returning(run.c.crawl_id)
        crawls = [number for number in connection.scalars(statement) if number is not None]
        _close_crawls(connection, crawls)


def _close_crawls(connection: Any, crawls: list[int]) -> None:
    """Say of crawls that ended without a word that they were killed."""
    if crawls:
        unfinished = and_(crawl.c.id.in_(crawls), crawl.c.finished_at.is_(None))
        values = {"finished_at": func.now(), "finish_reason": "killed"}
        connection.execute(update(crawl).where(unfinished).values(values))


def open_run(database: Database, board: str, site: str, member: Member) -> int | None:
    """Begin a run and return its id; None while another run has the site."""
    values = {"board": board, "site": site, "worker": member.name, "machine": member.machine}
    statement = upsert(run).values(values).on_conflict_do_nothing().returning(run.c.id)
    with database.connect() as connection, connection.begin():
        number: int | None = connection.scalar(statement)
        return number


def begin_crawl(database: Database, run_id: int, crawl_id: int) -> None:
    """Note which crawl a run has begun."""
    with database.connect() as connection, connection.begin():
        connection.execute(update(run).where(run.c.id == run_id).values(crawl_id=crawl_id))


def finish_reason(database: Database, run_id: int) -> str | None:
    """Return Scrapy's word for how a run's crawl ended; None if it did not come so far."""
    query = select(crawl.c.finish_reason).join(run).where(run.c.id == run_id)
    with database.connect() as connection:
        return connection.scalar(query)


def close_run(database: Database, run_id: int, ended: Ended) -> None:
    """Write how a run ended, unless it was given up meanwhile."""
    with database.connect() as connection, connection.begin():
        where = and_(run.c.id == run_id, run.c.finished_at.is_(None))
        values = asdict(ended) | {"finished_at": func.now()}
        statement = update(run).where(where).values(values).returning(run.c.crawl_id)
        _close_crawls(connection, [i for i in connection.scalars(statement) if i is not None])


def last_runs(database: Database, boards: Collection[str]) -> dict[str, LastRun]:
    """Return the newest run of each of these boards that has one."""
    with database.connect() as connection:
        rows = connection.execute(text(LAST_RUNS), {"boards": list(boards)}).all()
    return {board: LastRun(**dict(zip(LAST_RUN, row, strict=True))) for board, *row in rows}


def paused(database: Database) -> Mapping[str, str | None]:
    """Return the reasons by board."""
    with database.connect() as connection:
        return {row.board: row.reason for row in connection.execute(select(pause))}


def set_pause(database: Database, boards: Collection[str], reason: str | None) -> None:
    statement = upsert(pause).on_conflict_do_nothing()
    with database.connect() as connection, connection.begin():
        connection.execute(statement, [{"board": board, "reason": reason} for board in boards])


def end_pause(database: Database, boards: Collection[str]) -> list[str]:
    """Resume boards, and return those that were paused."""
    statement = delete(pause).where(pause.c.board.in_(boards)).returning(pause.c.board)
    with database.connect() as connection, connection.begin():
        return list(connection.scalars(statement))
