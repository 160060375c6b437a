"""Audits what is stored again, without crawling: what the checklist has not judged yet.

Every batch is committed on its own, so that it can be stopped and begun again at any time.
"""

import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from adcrawler.ad import Ad
from adcrawler.checklist import Checklist, audit, default_checklist, load_checklist
from adcrawler.extract.text import to_text
from adcrawler.storage.bulk import insert_rows, replacing
from adcrawler.storage.database import Database
from adcrawler.storage.rows import audit_row, facts_row
from adcrawler.storage.schema import audit as audit_table
from adcrawler.storage.schema import facts
from adcrawler.storage.store import known_checklist

BATCH = 200
AHEAD = 4
"""Batches a process that may wait."""
Key = tuple[int, int]
"""An ad's id and a version."""


@dataclass(frozen=True)
class Scope:
    """Which stored versions to audit."""

    since: date | None = None
    """Of ads seen since then."""
    board: str | None = None


@dataclass(frozen=True)
class Auditor:
    """What a process needs to audit; it is handed over when the process starts."""

    url: str | None
    checklist: Path | None = None

    def current(self) -> Checklist:
        return load_checklist(self.checklist) if self.checklist else default_checklist()


def audit_stored(auditor: Auditor, scope: Scope, jobs: int) -> Generator[int, None, None]:
    """Audit all versions in scope that this checklist has not; yield how many, batch by batch."""
    database = Database.configured(auditor.url)
    with closing(database):
        database.prepare()
        with database.connect() as connection, connection.begin():
            checklist_id, _ = known_checklist(connection, auditor.current())
        pending = _pending(database, scope, checklist_id)
        if jobs == 1:
            worker = Worker(auditor)
            with closing(worker.database):
                yield from map(worker.audit, pending)
        else:
            yield from _in_parallel(auditor, pending, jobs)


def _in_parallel(auditor: Auditor, pending: Iterator[list[Key]], jobs: int) -> Iterator[int]:
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(auditor,))
    waiting: deque[Future[int]] = deque()
    try:
        for keys in pending:
            waiting.append(pool.submit(_audit, keys))
            if len(waiting) >= AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _pending(database: Database, scope: Scope, checklist_id: int) -> Iterator[list[Key]]:
    """Yield the versions without an audit by this checklist, in the order of their ads."""
    wanted: dict[str, Any] = {"checklist": checklist_id, "batch": BATCH}
    wanted |= {"since": scope.since, "board": scope.board, "ad": 0, "version": 0}
    while True:
        with database.connect() as connection:
            keys: list[Any] = [tuple(row) for row in connection.execute(text(_PENDING), wanted)]
        if not keys:
            return
        yield keys
        wanted["ad"], wanted["version"] = keys[-1]


class Worker:
    """Audits in one process, on a connection of its own."""

    def __init__(self, auditor: Auditor) -> None:
        self.database = Database.configured(auditor.url)
        self.checklist = auditor.current()

    def audit(self, keys: Sequence[Key]) -> int:
        """Audit versions and store what comes of it, all or none. Return their number."""
        with self.database.connect() as connection, connection.begin():
            checklist_id, criteria = known_checklist(connection, self.checklist)
            judged = {key: audit(ad, self.checklist) for key, ad in _ads(connection, keys).items()}
            by = {"checklist_id": checklist_id}
            places = {key: {"ad_id": key[0], "version": key[1]} for key in judged}
            audits = [places[key] | by | audit_row(one, criteria) for key, one in judged.items()]
            insert_rows(connection, audit_table, audits, "ON CONFLICT DO NOTHING")
            read = [places[key] | facts_row(one.ad.facts) for key, one in judged.items()]
            insert_rows(connection, facts, read, replacing(facts))
        return len(judged)


_worker: list[Worker] = []


def _begin(auditor: Auditor) -> None:
    """Make this process's worker; Ctrl-C, which all get, ends the command alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [Worker(auditor)]


def _audit(keys: Sequence[Key]) -> int:
    return _worker[0].audit(keys)


def _ads(connection: Connection, keys: Sequence[Key]) -> dict[Key, Ad]:
    """Return the versions as they were judged; not those that are gone or have lost their text."""
    wanted = {"ads": [ad_id for ad_id, _ in keys], "versions": [version for _, version in keys]}
    return {
        (row["ad_id"], row["version"]): stored_ad(row)
        for row in connection.execute(text(_VERSIONS), wanted).mappings()
    }


def stored_ad(row: Any) -> Ad:
    """Return the ad of a row of ad_version, with its name, as Ad.from_posting made it."""
    details = row["details"]
    return Ad(
        id=row["name"],
        title=row["title"],
        text=row["text"],
        lang=row["language"],
        company=row["company"],
        location="; ".join(row["locations"]) or None,
        address=details.get("street_address"),
        date_posted=row["date_posted"].isoformat() if row["date_posted"] else None,
        contract=", ".join(row["employment_type"]) or None,
        salary=row["salary"],
        remote=row["remote"],
        experience=to_text(details.get("experience") or "") or None,
        education=to_text(details.get("education") or "") or None,
        start_date=details.get("start_date"),
    )


_PENDING = """
SELECT version.ad_id, version.version
FROM ad_version AS version
JOIN ad ON ad.id = version.ad_id
JOIN board ON board.id = ad.board_id
WHERE (version.ad_id, version.version) > (:ad, :version) AND version.text IS NOT NULL
AND (CAST(:since AS date) IS NULL OR ad.last_seen_at >= :since)
AND (CAST(:board AS text) IS NULL OR board.name = :board)
AND NOT EXISTS (
    SELECT FROM audit WHERE audit.ad_id = version.ad_id AND audit.version = version.version
    AND audit.checklist_id = :checklist
)
ORDER BY version.ad_id, version.version
LIMIT :batch
"""

_VERSIONS = """
SELECT version.*, board.name || '/' || ad.key AS name
FROM unnest(CAST(:ads AS bigint[]), CAST(:versions AS int[])) AS wanted (ad_id, version)
JOIN ad_version AS version USING (ad_id, version)
JOIN ad ON ad.id = version.ad_id
JOIN board ON board.id = ad.board_id
WHERE version.text IS NOT NULL
"""
