"""What crawls of a board have brought until now, to compare the next one with."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, text


@dataclass(frozen=True)
class Harvest:
    """What one crawl of a whole board brought, or is to be expected to bring."""

    ads: int
    fields: Counter[str] = field(default_factory=Counter)
    """Of how many ads each field of JobPosting says something."""
    of: int = 0
    """The number of ads that `fields` are counted in."""


def expected_harvest(connection: Connection, board: str) -> Harvest:
    """Return what a board's last complete crawl brought: nothing before the first.

    Fields are those of the ads that are open, as they were at that crawl, without what boards.toml
    adds; a board that is never complete has those of its ads as they are.
    """
    last = connection.execute(text(_LAST), {"board": board}).one_or_none()
    until = {"board": board, "crawl": last.id if last else None}
    counted = connection.execute(text(_FIELDS), until).all()
    fields = Counter({row.name: row.count for row in counted})
    return Harvest(last.ads if last else 0, fields, fields["url"])


def last_results(connection: Connection) -> dict[str, Row[Any]]:
    """Return each board's last crawl by the board's name: columns of crawl, and its `ads`."""
    return {row.name: row for row in connection.execute(text(_RESULTS))}


_LAST = """
SELECT crawl.id, new + changed + unchanged AS ads
FROM crawl JOIN board ON board.id = crawl.board_id
WHERE board.name = :board AND complete ORDER BY crawl.id DESC LIMIT 1
"""

_FIELDS = """
SELECT name, count(*)
FROM (
    SELECT DISTINCT ON (ad.id)
        details - 'source_name' - 'source_url' || jsonb_strip_nulls(jsonb_build_object(
            'url', url, 'company', company, 'remote', remote, 'salary', salary,
            'date_posted', date_posted, 'locations', nullif(locations, '{}'),
            'employment_type', nullif(employment_type, '{}'))) AS said
    FROM board
    JOIN ad ON ad.board_id = board.id AND ad.closed_at IS NULL
    JOIN ad_version ON ad_version.ad_id = ad.id
    WHERE board.name = :board AND (CAST(:crawl AS integer) IS NULL OR crawl_id <= :crawl)
    ORDER BY ad.id, ad_version.version DESC
) AS open_ads, jsonb_object_keys(said) AS name
GROUP BY name
"""

_RESULTS = """
SELECT DISTINCT ON (board.name) board.name, started_at, finish_reason, complete, suspicions,
       new + changed + unchanged AS ads
FROM crawl JOIN board ON board.id = crawl.board_id
ORDER BY board.name, crawl.id DESC
"""
