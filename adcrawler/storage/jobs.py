"""Which job each new ad is for: one that the store knows, or a new one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, text

from adcrawler.duplicates import Likeness, Sketch, same_job
from adcrawler.duplicates.names import company_key
from adcrawler.duplicates.same_job import compatible_places
from adcrawler.storage.bulk import encoded, insert_rows
from adcrawler.storage.schema import job

ONE_AT_A_TIME = 8371
"""The number of the lock that keeps two crawls from making two jobs of one."""
MOST_COMPARED = 300
"""Ads that one ad is compared with; agencies have thousands under one title."""

_SHARING_A_KEY = f"""
SELECT newcomer.place, ad.job_id, near.sketch, near.shingles,
       version.title, version.company, version.locations
FROM json_to_recordset(%s) AS newcomer (place int, keys int[])
CROSS JOIN LATERAL (
    SELECT * FROM fingerprint WHERE fingerprint.keys && newcomer.keys LIMIT {MOST_COMPARED}
) AS near
JOIN ad ON ad.id = near.ad_id
JOIN ad_version AS version ON version.ad_id = ad.id AND version.version = ad.version
"""  # noqa: S608 -- a number of ours


class Known(NamedTuple):
    job_id: int
    likeness: Likeness


def lock_jobs(connection: Connection) -> None:
    """Wait until no other transaction adds ads; until the end of this one none will."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ONE_AT_A_TIME})


def jobs_of(connection: Connection, newcomers: Sequence[Likeness]) -> list[int]:
    """Return the job of each new ad; jobs that were not there are added."""
    known = _sharing_a_key(connection, newcomers)
    fresh = _reserved(connection, len(newcomers))
    chosen: list[int] = []
    added: dict[int, Likeness] = {}
    for place, likeness in enumerate(newcomers):
        keys = set(likeness.keys)
        earlier = [
            Known(job_id, other)
            for job_id, other in zip(chosen, newcomers, strict=False)
            if not keys.isdisjoint(other.keys)
        ]
        job_id = best_job(likeness, known.get(place, []) + earlier)
        if job_id is None:
            job_id = next(fresh)
            added[job_id] = likeness
        chosen.append(job_id)
    rows = [{"id": job_id, "company": company_key(one.company)} for job_id, one in added.items()]
    if rows:
        insert_rows(connection, job, rows)
    return chosen


def best_job(newcomer: Likeness, known: Sequence[Known]) -> int | None:
    """Return the job with the ad most alike, None if none is the same.

    No ad of that job may be in another town: an ad without a town joins no two towns.
    """
    excluded = {job_id for job_id, other in known if not compatible_places(newcomer, other)}
    alike = [
        (-newcomer.sketch.resemblance(other.sketch), job_id)
        for job_id, other in known
        if job_id not in excluded and same_job(newcomer, other)
    ]
    return min(alike)[1] if alike else None


def _sharing_a_key(
    connection: Connection, newcomers: Sequence[Likeness]
) -> Mapping[int, list[Known]]:
    """Return the ads that may be for the same job as each newcomer, by its place."""
    connection.execute(text("SET LOCAL enable_seqscan = off"))  # it cannot estimate && of arrays
    wanted = [{"place": place, "keys": one.keys} for place, one in enumerate(newcomers)]
    found: dict[int, list[Known]] = {}
    for row in connection.exec_driver_sql(_SHARING_A_KEY, (encoded(wanted),)):
        sketch = Sketch(bytes(row.sketch), row.shingles)
        likeness = Likeness(row.title, row.company, tuple(row.locations), sketch)
        found.setdefault(row.place, []).append(Known(row.job_id, likeness))
    return found


def _reserved(connection: Connection, number: int) -> Iterator[int]:
    """Return ids of new jobs."""
    statement = text(
        "SELECT nextval(pg_get_serial_sequence('job', 'id')) FROM generate_series(1, :number)"
    )
    return iter(connection.scalars(statement, {"number": number}).all())
