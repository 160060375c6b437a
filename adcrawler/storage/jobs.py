"""Which job each new ad is for: one that the store knows, or a new one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, text

from adcrawler.duplicates import Likeness, Sketch, same_job
from adcrawler.duplicates.names import company_key
from adcrawler.duplicates.same_job import compatible_places
from adcrawler.storage.bulk import copy_rows, encoded
from adcrawler.storage.schema import job

ONE_AT_A_TIME = 8371
"""The number of the lock that keeps two crawls from making two jobs of one."""
MOST_COMPARED = 300
"""Ads that one ad is compared with; agencies have thousands under one title."""

_LOCK = """
SELECT pg_advisory_xact_lock(:lock),
       set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
       set_config('enable_mergejoin', 'off', true), set_config('join_collapse_limit', '1', true)
"""

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
    """Wait until no other transaction adds ads; until the end of this one none will.

    The planner is told to go by indexes and in the order written: it cannot estimate how few
    ads share a key, and takes tables that have just grown for empty.
    """
    connection.execute(text(_LOCK), {"lock": ONE_AT_A_TIME})


def jobs_of(connection: Connection, newcomers: Sequence[Likeness]) -> list[int]:
    """Return the job of each new ad; jobs that were not there are added."""
    known = _sharing_a_key(connection, newcomers)
    fresh = iter(reserved_ids(connection, "job", len(newcomers)))
    chosen: list[int] = []
    added: dict[int, Likeness] = {}
    earlier = _earlier_sharing_a_key(newcomers)
    for place, likeness in enumerate(newcomers):
        others = [Known(chosen[other], newcomers[other]) for other in earlier[place]]
        job_id = best_job(likeness, known.get(place, []) + others)
        if job_id is None:
            job_id = next(fresh)
            added[job_id] = likeness
        chosen.append(job_id)
    rows = [{"id": job_id, "company": company_key(one.company)} for job_id, one in added.items()]
    copy_rows(connection, job, rows)
    return chosen


def _earlier_sharing_a_key(newcomers: Sequence[Likeness]) -> list[list[int]]:
    """Return for each the places of those before it that share a key with it, in their order."""
    times = Counter(chain.from_iterable(one.keys for one in newcomers))
    by_key: dict[int, list[int]] = {key: [] for key, number in times.items() if number > 1}
    earlier = []
    for place, likeness in enumerate(newcomers):
        shared = by_key.keys() & likeness.keys
        earlier.append(sorted(set().union(*(by_key[key] for key in shared))))
        for key in shared:
            by_key[key].append(place)
    return earlier


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
    wanted = [{"place": place, "keys": one.keys} for place, one in enumerate(newcomers)]
    found: dict[int, list[Known]] = {}
    for row in connection.exec_driver_sql(_SHARING_A_KEY, (encoded(wanted),)):
        sketch = Sketch(bytes(row.sketch), row.shingles)
        likeness = Likeness(row.title, row.company, tuple(row.locations), sketch)
        found.setdefault(row.place, []).append(Known(row.job_id, likeness))
    return found


def reserved_ids(connection: Connection, table: str, number: int) -> Sequence[int]:
    """Return ids for new rows of a table."""
    statement = text("SELECT nextval(CAST(:name AS regclass)) FROM generate_series(1, :number)")
    return connection.scalars(statement, {"name": f"{table}_id_seq", "number": number}).all()
