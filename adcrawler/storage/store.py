"""Writes a crawl's audited ads: each batch is one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, Self

from sqlalchemy import Connection, Row, Table, func, select
from sqlalchemy.dialects.postgresql import insert

from adcrawler.checklist import Checklist
from adcrawler.storage.bulk import copy_rows, encoded, insert_rows, replacing, rows_as
from adcrawler.storage.database import Database
from adcrawler.storage.jobs import jobs_of, lock_jobs, reserved_ids
from adcrawler.storage.rows import AuditedAd, audit_row, facts_row
from adcrawler.storage.schema import (
    ad,
    ad_version,
    audit,
    board,
    checklist,
    crawl,
    criterion,
    facts,
    fingerprint,
)

Outcome = Literal["new", "changed", "unchanged"]
Identity = tuple[int, str]
"""An ad's board_id and key."""


@dataclass(frozen=True, slots=True)
class Write:
    """What is to be done for one ad."""

    audited: AuditedAd
    ad_id: int
    version: int
    outcome: Outcome
    moved: bool
    """Its row says something else than its page does now."""
    judged: bool
    """Its content has an audit by this state of the checklist."""
    reopened: bool = False

    @classmethod
    def of_known(cls, audited: AuditedAd, row: Row[Any], now: datetime) -> Self:
        changed = bytes(row.content_hash) != audited.content_hash
        posting = audited.posting
        expired = posting.valid_through is not None and posting.valid_through < now
        return cls(
            audited,
            row.id,
            row.version + changed,
            "changed" if changed else "unchanged",
            changed or (row.url, row.valid_through) != (posting.url, posting.valid_through),
            row.audited and not changed,
            row.closed_at is not None and not expired,
        )

    @property
    def key(self) -> dict[str, int]:
        return {"ad_id": self.ad_id, "version": self.version}


@dataclass
class Store:
    """The database as one crawl writes to it."""

    database: Database
    crawl_id: int
    checklist_id: int
    criteria: Mapping[str, int]
    """The criteria's ids by name."""
    boards: dict[str, int] = field(default_factory=dict)
    """The ids of the boards met, by name."""

    @classmethod
    def opened(cls, database: Database, crawl_id: int, current: Checklist) -> Self:
        """Return the store of a crawl that audits with a checklist, which it makes known."""
        with database.connect() as connection, connection.begin():
            checklist_id, criteria = known_checklist(connection, current)
        return cls(database, crawl_id, checklist_id, criteria)

    def write(self, batch: Sequence[AuditedAd]) -> list[Outcome]:
        """Store the ads, no two of them the same, and return what each was: all or none."""
        ads = {(self._board_id(a.posting.board), a.posting.key): a for a in batch}
        with self.database.engine.begin() as connection:
            known = self._locked(connection, ads)
            if missing := ads.keys() - known.keys():
                lock_jobs(connection)
                known |= self._locked(connection, missing)  # by another crawl, just now
            added = self._added(connection, {i: a for i, a in ads.items() if i not in known})
            now = datetime.now(UTC)
            writes = [
                Write.of_known(audited, known[identity], now)
                if identity in known
                else Write(audited, added[identity], 1, "new", moved=False, judged=False)
                for identity, audited in ads.items()
            ]
            self._mark_seen(connection, writes)
            self._insert_content(connection, writes)
        return [write.outcome for write in writes]

    def _board_id(self, name: str) -> int:
        if name not in self.boards:
            with self.database.engine.begin() as connection:
                self.boards |= numbered(connection, board, [name])
        return self.boards[name]

    def _locked(
        self, connection: Connection, identities: Iterable[Identity]
    ) -> dict[Identity, Row[Any]]:
        """Lock those ads that are there; `audited` tells whether this checklist has judged them."""
        wanted = [{"board_id": board_id, "key": key} for board_id, key in identities]
        found = connection.exec_driver_sql(_LOCKED, (self.checklist_id, encoded(wanted)))
        return {(row.board_id, row.key): row for row in found}

    def _added(
        self, connection: Connection, missing: Mapping[Identity, AuditedAd]
    ) -> dict[Identity, int]:
        """Add ads with their jobs, and return their ids."""
        if not missing:
            return {}
        ids = reserved_ids(connection, "ad", len(missing))
        jobs = jobs_of(connection, [audited.likeness for audited in missing.values()])
        seen = {"version": 1, "last_crawl_id": self.crawl_id, "seen_as_of": newest(connection)}
        rows = (
            {"id": ad_id, "board_id": board_id, "key": key, "job_id": job_id}
            | seen
            | audited.ad_row
            for ad_id, job_id, ((board_id, key), audited) in zip(
                ids, jobs, missing.items(), strict=True
            )
        )
        copy_rows(connection, ad, rows)
        return dict(zip(missing, ids, strict=True))

    def _mark_seen(self, connection: Connection, writes: Sequence[Write]) -> None:
        """Most known ads need no more than the time, all of them in one statement."""
        reopened = [write.ad_id for write in writes if write.reopened]
        if reopened:
            connection.exec_driver_sql(_REOPEN, {"ads": reopened, "crawl": self.crawl_id})
            texts = [w.key | {"text": w.audited.version_row["text"]} for w in writes if w.reopened]
            connection.exec_driver_sql(_RESTORE, (encoded(texts),))
        same = [w.ad_id for w in writes if w.outcome == "unchanged" and not w.moved]
        if same:
            connection.exec_driver_sql(_SEEN, {"ads": same, "crawl": self.crawl_id})
        moved = [
            {"id": write.ad_id, "version": write.version, "last_crawl_id": self.crawl_id}
            | write.audited.ad_row
            for write in writes
            if write.moved
        ]
        if moved:
            connection.exec_driver_sql(_MOVED, (encoded(moved),))

    def _insert_content(self, connection: Connection, writes: Sequence[Write]) -> None:
        fresh = [write for write in writes if write.outcome != "unchanged"]
        found, by = {"crawl_id": self.crawl_id}, {"checklist_id": self.checklist_id}
        copy_rows(connection, ad_version, (w.key | found | w.audited.version_row for w in fresh))
        audits = (w.key | by | audit_row(w.audited.audit, self.criteria) for w in fresh)
        copy_rows(connection, audit, audits)
        copy_rows(connection, facts, (w.key | facts_row(w.audited.audit.ad.facts) for w in fresh))
        new = ({"ad_id": w.ad_id} | w.audited.fingerprint_row for w in fresh if w.version == 1)
        copy_rows(connection, fingerprint, new)
        changed = [{"ad_id": w.ad_id} | w.audited.fingerprint_row for w in fresh if w.version > 1]
        insert_rows(connection, fingerprint, changed, replacing(fingerprint))
        known = [write for write in writes if write.outcome == "unchanged"]
        self._judge_again(connection, [write for write in known if not write.judged])

    def _judge_again(self, connection: Connection, writes: Sequence[Write]) -> None:
        by = {"checklist_id": self.checklist_id}
        audits = [w.key | by | audit_row(w.audited.audit, self.criteria) for w in writes]
        insert_rows(connection, audit, audits, "ON CONFLICT DO NOTHING")
        read = [write.key | facts_row(write.audited.audit.ad.facts) for write in writes]
        insert_rows(connection, facts, read, replacing(facts))


_LOCKED = f"""
SELECT ad.id, ad.board_id, ad.key, ad.url, ad.version, ad.content_hash, ad.valid_through,
       ad.closed_at,
       EXISTS (SELECT FROM audit WHERE audit.ad_id = ad.id AND audit.version = ad.version
               AND audit.checklist_id = %s) AS audited
FROM {rows_as(ad)} AS wanted
JOIN ad ON ad.board_id = wanted.board_id AND ad.key = wanted.key
ORDER BY ad.id
FOR UPDATE OF ad
"""  # noqa: S608

_NOW_SEEN = """
    last_seen_at = greatest(ad.last_seen_at, now()),  -- a clock may jump back
    seen_as_of = greatest(ad.seen_as_of, (SELECT max(id) FROM crawl))
"""

_SEEN = f"UPDATE ad SET last_crawl_id = %(crawl)s, {_NOW_SEEN} WHERE id = ANY (%(ads)s)"  # noqa: S608

_MOVED = f"""
UPDATE ad SET url = new.url, version = new.version, content_hash = new.content_hash,
              valid_through = new.valid_through, last_crawl_id = new.last_crawl_id, {_NOW_SEEN}
FROM {rows_as(ad)} AS new
WHERE ad.id = new.id
"""  # noqa: S608

_REOPEN = """
INSERT INTO reopening (ad_id, crawl_id, closed_at, closed_reason, reopened_at)
SELECT id, %(crawl)s, closed_at, closed_reason, greatest(now(), closed_at)
FROM ad WHERE id = ANY (%(ads)s)
ON CONFLICT DO NOTHING;
UPDATE ad SET closed_at = NULL, closed_reason = NULL WHERE id = ANY (%(ads)s)
"""

_RESTORE = f"""
UPDATE ad_version SET text = new.text
FROM {rows_as(ad_version)} AS new
WHERE (ad_version.ad_id, ad_version.version) = (new.ad_id, new.version) AND ad_version.text IS NULL
"""  # noqa: S608


def newest(connection: Connection) -> int:
    """Return the crawl that began last."""
    return int(connection.scalars(select(func.max(crawl.c.id))).one())


def numbered(connection: Connection, table: Table, names: Iterable[str]) -> dict[str, int]:
    """Return the ids of names by name; names not there yet are added."""
    wanted = list(names)
    query = select(table.c.name, table.c.id).where(table.c.name == func.any(wanted))
    known = {row.name: row.id for row in connection.execute(query)}
    if missing := [{"name": name} for name in wanted if name not in known]:
        connection.execute(insert(table).on_conflict_do_nothing(), missing)
        known = {row.name: row.id for row in connection.execute(query)}
    return known


def known_checklist(connection: Connection, current: Checklist) -> tuple[int, dict[str, int]]:
    """Make a state of the checklist known; return its id, and the ids of its criteria by name."""
    criteria = numbered(connection, criterion, current.criteria)
    with_ids = {"version": current.version, "criteria": list(criteria.values())}
    query = select(checklist.c.id).where(checklist.c.version == current.version)
    number = connection.scalar(query)
    if number is None:
        connection.execute(insert(checklist).values(with_ids).on_conflict_do_nothing())
        number = connection.scalars(query).one()
    return number, criteria
