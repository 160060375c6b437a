"""The crawl's own row."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import func, insert, update

from adcrawler.storage.database import Database
from adcrawler.storage.schema import crawl


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


def open_crawl(database: Database, spider: str, arguments: Mapping[str, Any]) -> int:
    """Add the row of a crawl that begins, and return its id."""
    statement = insert(crawl).values(spider=spider, arguments=dict(arguments))
    with database.connect() as connection, connection.begin():
        return int(connection.scalars(statement.returning(crawl.c.id)).one())


def close_crawl(database: Database, crawl_id: int, result: CrawlResult) -> None:
    """Write what the crawl came to into its row."""
    values = asdict(result) | {"finished_at": func.now()}
    statement = update(crawl).values(values).where(crawl.c.id == crawl_id)
    with database.connect() as connection, connection.begin():
        connection.execute(statement)
