"""How the workers and their runs are doing, in figures."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Float, Row, cast, func, select, text

from adcrawler.storage.database import Database
from adcrawler.storage.schema import crawl
from adcrawler.storage.schema.operations import run, worker

QUEUED = """
SELECT count(*) FROM queue.procrastinate_jobs WHERE queue_name = 'crawls' AND status = 'todo'
"""
SUSPICIOUS = """
SELECT wanted.board, recent.suspicion
FROM unnest(CAST(:boards AS text[])) AS wanted (board) CROSS JOIN LATERAL (
    SELECT count(suspicion) AS number, (array_agg(suspicion ORDER BY id DESC))[1] AS suspicion
    FROM (
        SELECT run.id, crawl.suspicions[1] AS suspicion
        FROM run JOIN crawl ON crawl.id = run.crawl_id
        WHERE run.board = wanted.board AND run.finished_at IS NOT NULL
        ORDER BY run.id DESC LIMIT :count
    ) AS newest
) AS recent
WHERE recent.number = :count
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A worker, as far as the database knows it."""

    name: str
    machine: str
    concurrency: int
    running: int
    seconds_ago: float


@dataclass(frozen=True, slots=True)
class Activity:
    workers: list[Seen] = field(default_factory=list)
    last_day: dict[str, int] = field(default_factory=dict)
    """Number of runs that ended in the last 24 hours, by outcome."""
    queued: int = 0
    first_run_at: datetime | None = None
    last_success_at: datetime | None = None
    database_bytes: int = 0


def read_activity(database: Database) -> Activity:
    running = select(func.count()).where(run.c.worker == worker.c.name, run.c.finished_at.is_(None))
    ago = cast(func.extract("epoch", func.now() - worker.c.seen_at), Float)
    workers = select(
        worker.c.name, worker.c.machine, worker.c.concurrency, running.scalar_subquery(), ago
    ).order_by(worker.c.name)
    yesterday = run.c.finished_at > func.now() - text("interval '1 day'")
    outcomes = select(run.c.outcome, func.count()).where(yesterday).group_by(run.c.outcome)
    success = func.max(run.c.finished_at).filter(run.c.outcome == "ok")
    with database.connect() as connection:
        first, last = connection.execute(select(func.min(run.c.started_at), success)).one()
        return Activity(
            [Seen(*row) for row in connection.execute(workers)],
            dict(connection.execute(outcomes).all()),
            connection.scalars(text(QUEUED)).one(),
            first,
            last,
            connection.scalars(text("SELECT pg_database_size(current_database())")).one(),
        )


def history(database: Database, board: str | None, limit: int) -> list[Row[Any]]:
    """Return the newest runs with their crawls' figures, the newest first."""
    figures = (crawl.c.new, crawl.c.changed, crawl.c.unchanged, crawl.c.requests)
    query = select(*run.c, *figures).outerjoin(crawl).order_by(run.c.id.desc()).limit(limit)
    if board:
        query = query.where(run.c.board == board)
    with database.connect() as connection:
        return list(connection.execute(query))


def suspicious(database: Database, boards: Collection[str], count: int) -> dict[str, str]:
    """Return those boards whose last crawls, so many, were all suspicious, and why the last was."""
    with database.connect() as connection:
        values = {"boards": list(boards), "count": count}
        return dict(connection.execute(text(SUSPICIOUS), values).all())


def find_run(database: Database, number: int) -> Row[Any] | None:
    with database.connect() as connection:
        return connection.execute(select(run).where(run.c.id == number)).one_or_none()
