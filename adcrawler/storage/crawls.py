"""The crawl's own row."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import func, insert, select, update

from adcrawler.storage.database import Database
from adcrawler.storage.life import Findings, close_ads
from adcrawler.storage.schema import board, crawl, reopening
from adcrawler.storage.store import numbered


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """What a crawl came to; the field names are the columns of crawl."""

    finish_reason: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    """Number of ads by reason."""
    requests: int = 0
    errors: int = 0
    suspicions: tuple[str, ...] = ()
    """Why it is not to be trusted; it closes nothing then."""


def open_crawl(database: Database, spider: str, arguments: Mapping[str, Any]) -> int:
    """Add the row of a crawl that begins, and return its id."""
    statement = insert(crawl).values(spider=spider, arguments=dict(arguments))
    with database.connect() as connection, connection.begin():
        return int(connection.scalars(statement.returning(crawl.c.id)).one())


def close_crawl(
    database: Database, crawl_id: int, result: CrawlResult, findings: Findings | None = None
) -> None:
    """Close the ads that the crawl found closed, and write what it came to into its row.

    Does nothing the second time: a connection may get lost after its commit.
    """
    findings = findings or Findings()
    values = asdict(result) | {"suspicions": list(result.suspicions), "finished_at": func.now()}
    still_open = select(crawl.c.id).where(crawl.c.id == crawl_id, crawl.c.finished_at.is_(None))
    with database.connect() as connection, connection.begin():
        if connection.scalar(still_open.with_for_update()) is None:
            return
        if findings.board:
            values["board_id"] = numbered(connection, board, [findings.board])[findings.board]
        values["complete"] = findings.complete and not result.suspicions
        if not result.suspicions:
            values["closed"] = close_ads(connection, crawl_id, findings)
        reopened = select(func.count()).where(reopening.c.crawl_id == crawl_id)
        values["reopened"] = reopened.scalar_subquery()
        connection.execute(update(crawl).values(values).where(crawl.c.id == crawl_id))
