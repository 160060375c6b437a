"""What was stored, for whoever shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from adcrawler.storage.problem import DatabaseProblem


@dataclass(frozen=True, slots=True)
class Miss:
    """A criterion that an ad does not meet."""

    criterion: str
    quotes: tuple[str, ...]
    """What the ad says instead; empty when something is missing."""


@dataclass(frozen=True, slots=True)
class StoredAd:
    """An ad with its newest audit."""

    ad_id: int
    board: str
    key: str
    url: str
    title: str
    company: str | None
    language: str
    score: float
    grade: str
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """What a crawl found, as of the newest audits of the ads that no later crawl has seen."""

    crawl_id: int
    spider: str
    finish_reason: str | None
    """None: still running, or killed."""
    seconds: float | None
    new: int
    changed: int
    unchanged: int
    rejected: dict[str, int]
    """Number of ads by reason."""
    requests: int
    errors: int
    scores: tuple[float, ...]
    """Of the ads, best first."""
    grades: dict[str, int]
    """Number of ads by grade."""
    most_missed: tuple[tuple[str, int], ...]
    """Criteria and how many ads miss them, most missed first."""


def last_crawl_id(connection: Connection) -> int | None:
    """Return the crawl that began last, None before the first."""
    newest: int | None = connection.scalar(text("SELECT max(id) FROM crawl"))
    return newest


def crawl_summary(connection: Connection, crawl_id: int) -> CrawlSummary:
    """Return what a crawl came to. Raises DatabaseProblem if there was no such crawl."""
    row = connection.execute(text(_CRAWL), {"crawl": crawl_id}).mappings().one_or_none()
    if row is None:
        raise DatabaseProblem(f"there is no crawl {crawl_id}")
    audits = connection.execute(text(_SCORES), {"crawl": crawl_id}).all()
    missed = connection.execute(text(_MOST_MISSED), {"crawl": crawl_id}).all()
    grades = [audit.grade for audit in audits]
    return CrawlSummary(
        **row,
        scores=tuple(audit.score for audit in audits),
        grades={grade: grades.count(grade) for grade in "ABCDEF"},
        most_missed=tuple((name, count) for name, count in missed),
    )


def best_ads(connection: Connection, crawl_id: int, limit: int = 1) -> list[StoredAd]:
    """Return the best ads that a crawl saw, best first."""
    return _ads(connection, "WHERE last_crawl_id = :crawl ORDER BY score DESC, ad_id LIMIT :limit",
                crawl=crawl_id, limit=limit)  # fmt: skip


def worst_ads(connection: Connection, crawl_id: int, limit: int = 1) -> list[StoredAd]:
    """Return the worst ads that a crawl saw, worst first."""
    return _ads(connection, "WHERE last_crawl_id = :crawl ORDER BY score, ad_id LIMIT :limit",
                crawl=crawl_id, limit=limit)  # fmt: skip


def stored_ad(connection: Connection, url: str) -> StoredAd | None:
    """Return the ad of an address, None if there is none."""
    return next(iter(_ads(connection, "WHERE url = :url ORDER BY ad_id", url=url)), None)


def _ads(connection: Connection, which: str, **values: Any) -> list[StoredAd]:
    query = text(f"SELECT * FROM latest_audit {which}")  # noqa: S608 -- only from above
    rows = connection.execute(query, values).mappings().all()
    names = [name for name in StoredAd.__slots__ if name != "misses"]
    return [
        StoredAd(**{name: row[name] for name in names}, misses=_misses(connection, row))
        for row in rows
    ]


def _misses(connection: Connection, row: Mapping[Any, Any]) -> tuple[Miss, ...]:
    key = {name: row[name] for name in ("ad_id", "version", "checklist_id")}
    found = connection.execute(text(_MISSES), key)
    return tuple(Miss(name, tuple(quotes)) for name, quotes in found)


_CRAWL = """
SELECT id AS crawl_id, spider, finish_reason,
       extract(epoch FROM finished_at - started_at)::float AS seconds,
       new, changed, unchanged, rejected, requests, errors
FROM crawl WHERE id = :crawl
"""

_SCORES = """
SELECT score, grade FROM latest_audit WHERE last_crawl_id = :crawl ORDER BY score DESC
"""

_MOST_MISSED = """
SELECT criterion.name, count(*)
FROM latest_audit, unnest(unmet) AS missed JOIN criterion ON criterion.id = missed
WHERE last_crawl_id = :crawl
GROUP BY criterion.name
ORDER BY count(*) DESC, criterion.name
"""

_MISSES = """
SELECT criterion, quotes FROM verdict_detail
WHERE ad_id = :ad_id AND version = :version AND checklist_id = :checklist_id AND outcome = 'fail'
ORDER BY criterion
"""
