"""The life of an ad, read back: its versions, what changed between them, closings, its job."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from adcrawler.storage.problem import DatabaseProblem

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A field that says something else from a version on."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Life:
    ad: Row
    """Columns of ad, with the board's name and the job's other ads."""
    versions: tuple[Row, ...]
    """Columns of ad_version with the newest audit's score and grade, oldest first."""
    reopenings: tuple[Row, ...]
    """Closings that did not last, oldest first."""


def life_of(connection: Connection, which: str) -> Life:
    """Return the life of an ad given by its number or its address. Raises DatabaseProblem."""
    condition = "ad.id = CAST(:ad AS bigint)" if which.isdecimal() else "ad.url = :ad"
    query = text(_AD.format(where=f"WHERE {condition}"))
    ad = connection.execute(query, {"ad": which, "limit": 1}).mappings().one_or_none()
    if ad is None:
        raise DatabaseProblem(f"there is no ad {which}; `adcrawler ad list` lists them")
    found = [connection.execute(text(q), {"ad": ad["id"]}) for q in (_VERSIONS, _REOPENINGS)]
    versions, reopenings = (tuple(result.mappings().all()) for result in found)
    return Life(ad, versions, reopenings)


def changes(before: Row, after: Row) -> Iterator[Change]:
    """Yield the fields that differ between two versions, the text apart."""
    old, new = _fields(before), _fields(after)
    for name in [*old, *(new.keys() - old.keys())]:
        if old.get(name) != new.get(name):
            yield Change(name, old.get(name), new.get(name))


def _fields(version: Row) -> dict[str, Any]:
    return {name: version[name] for name in FIELDS} | dict(version["details"])


def ads(connection: Connection, limit: int, **wanted: Any) -> list[Row]:
    """Return the ads seen last, newest first: by `board`, `company`, `since`, `open`."""
    conditions = [_CONDITIONS[name] for name, value in wanted.items() if value is not None]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = text(_AD.format(where=where))
    return list(connection.execute(query, {"limit": limit} | wanted).mappings().all())


FIELDS = (
    "title",
    "company",
    "locations",
    "remote",
    "employment_type",
    "salary",
    "date_posted",
    "language",
    "extraction",
)

_CONDITIONS = {
    "board": "board.name = :board",
    "company": "version.company ILIKE '%' || :company || '%'",
    "since": "ad.last_seen_at >= :since",
    "open": "(ad.closed_at IS NULL) = :open",
}

_AD = """
SELECT found.*, audit.score, audit.grade,
       ARRAY(SELECT other.id FROM ad AS other
             WHERE other.job_id = found.job_id AND other.id <> found.id ORDER BY 1) AS same_job
FROM (
    SELECT ad.*, board.name AS board, version.title, version.company
    FROM ad
    JOIN board ON board.id = ad.board_id
    JOIN ad_version AS version ON version.ad_id = ad.id AND version.version = ad.version
    {where}
    ORDER BY ad.last_seen_at DESC, ad.id DESC
    LIMIT :limit
) AS found
LEFT JOIN LATERAL (
    SELECT score, grade FROM audit WHERE audit.ad_id = found.id AND audit.version = found.version
    ORDER BY checklist_id DESC LIMIT 1
) AS audit ON true
ORDER BY found.last_seen_at DESC, found.id DESC
"""

_VERSIONS = """
SELECT ad_version.*, audit.score, audit.grade FROM ad_version
LEFT JOIN LATERAL (
    SELECT score, grade FROM audit
    WHERE audit.ad_id = ad_version.ad_id AND audit.version = ad_version.version
    ORDER BY checklist_id DESC LIMIT 1
) AS audit ON true
WHERE ad_version.ad_id = :ad ORDER BY version
"""

_REOPENINGS = "SELECT * FROM reopening WHERE ad_id = :ad ORDER BY reopened_at"
