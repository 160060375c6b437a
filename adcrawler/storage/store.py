"""Writes a crawl's audited ads: each batch is one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from sqlalchemy import Connection, Row, Table, and_, func, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from adcrawler.checklist import Checklist
from adcrawler.storage.database import Database
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.schema import ad, ad_version, audit, board, checklist, criterion, facts

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

    @classmethod
    def of_known(cls, audited: AuditedAd, row: Row[Any]) -> Self:
        changed = row.content_hash != audited.content_hash
        posting = audited.posting
        return cls(
            audited,
            row.id,
            row.version + changed,
            "changed" if changed else "unchanged",
            changed or (row.url, row.valid_through) != (posting.url, posting.valid_through),
            row.audited and not changed,
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
    _boards: dict[str, int] = field(default_factory=dict)

    @classmethod
    def opened(cls, database: Database, crawl_id: int, current: Checklist) -> Self:
        """Return the store of a crawl that audits with a checklist, which it makes known."""
        with database.connect() as connection, connection.begin():
            criteria = numbered(connection, criterion, current.criteria)
            with_ids = {"version": current.version, "criteria": list(criteria.values())}
            statement = insert(checklist).values(with_ids).on_conflict_do_nothing()
            query = select(checklist.c.id).where(checklist.c.version == current.version)
            number = connection.scalar(query)
            if number is None:
                connection.execute(statement)
                number = connection.scalars(query).one()
        return cls(database, crawl_id, number, criteria)

    def write(self, batch: Sequence[AuditedAd]) -> list[Outcome]:
        """Store the ads, no two of them the same, and return what each was: all or none."""
        ads = {(self._board_id(a.posting.board), a.posting.key): a for a in batch}
        with self.database.engine.begin() as connection:
            known = self._locked(connection, ads)
            added = self._added(connection, {i: a for i, a in ads.items() if i not in known})
            overtaken = ads.keys() - known.keys() - added.keys()  # by another crawl, just now
            known |= self._locked(connection, overtaken)
            writes = [
                Write.of_known(audited, known[identity])
                if identity in known
                else Write(audited, added[identity], 1, "new", moved=False, judged=False)
                for identity, audited in ads.items()
            ]
            self._mark_seen(connection, writes)
            self._insert_content(connection, writes)
        return [write.outcome for write in writes]

    def _board_id(self, name: str) -> int:
        if name not in self._boards:
            with self.database.engine.begin() as connection:
                self._boards |= numbered(connection, board, [name])
        return self._boards[name]

    def _locked(
        self, connection: Connection, identities: Iterable[Identity]
    ) -> dict[Identity, Row[Any]]:
        """Lock those ads that are there; `audited` tells whether this checklist has judged them."""
        wanted = list(identities)
        if not wanted:
            return {}
        this_audit = and_(
            audit.c.ad_id == ad.c.id,
            audit.c.version == ad.c.version,
            audit.c.checklist_id == self.checklist_id,
        )
        query = (
            select(ad, audit.c.ad_id.is_not(None).label("audited"))
            .outerjoin(audit, this_audit)
            .where(tuple_(ad.c.board_id, ad.c.key).in_(wanted))
            .order_by(ad.c.id)
            .with_for_update(of=ad)
        )
        return {(row.board_id, row.key): row for row in connection.execute(query)}

    def _added(
        self, connection: Connection, missing: Mapping[Identity, AuditedAd]
    ) -> dict[Identity, int]:
        """Insert ads unless another crawl just did, and return the ids of those inserted."""
        if not missing:
            return {}
        rows = [
            {"board_id": identity[0], "key": identity[1], "version": 1, **self._ad_row(audited)}
            for identity, audited in sorted(missing.items(), key=lambda item: item[0])
        ]
        statement = insert(ad).on_conflict_do_nothing().returning(ad.c.id, ad.c.board_id, ad.c.key)
        return {(r.board_id, r.key): r.id for r in connection.execute(statement, rows)}

    def _ad_row(self, audited: AuditedAd) -> dict[str, Any]:
        return {
            "url": audited.posting.url,
            "content_hash": audited.content_hash,
            "valid_through": audited.posting.valid_through,
            "last_crawl_id": self.crawl_id,
        }

    def _mark_seen(self, connection: Connection, writes: Iterable[Write]) -> None:
        """Most known ads need no more than the time, all of them in one statement."""
        now = func.greatest(ad.c.last_seen_at, func.now())  # a clock may jump back
        statement = update(ad).values(last_seen_at=now, last_crawl_id=self.crawl_id)
        same = [w.ad_id for w in writes if w.outcome == "unchanged" and not w.moved]
        if same:
            connection.execute(statement.where(ad.c.id == func.any(same)))
        for write in writes:
            if write.moved:
                values = {"version": write.version, **self._ad_row(write.audited)}
                connection.execute(statement.values(values).where(ad.c.id == write.ad_id))

    def _insert_content(self, connection: Connection, writes: Iterable[Write]) -> None:
        found = {"crawl_id": self.crawl_id}
        versions = [w.key | found | w.audited.version_row for w in writes if w.outcome in FRESH]
        if versions:
            connection.execute(insert(ad_version), versions)
        to_judge = [w for w in writes if not w.judged]
        if to_judge:
            by = {"checklist_id": self.checklist_id}
            audits = [w.key | by | w.audited.audit_row(self.criteria) for w in to_judge]
            connection.execute(insert(audit).on_conflict_do_nothing(), audits)
            connection.execute(replace_facts(), [w.key | w.audited.facts_row for w in to_judge])


FRESH = {"new", "changed"}


def replace_facts() -> Any:
    """Return the statement that writes facts over those that an older checklist read."""
    statement = insert(facts)
    read = {c.name: statement.excluded[c.name] for c in facts.c if not c.primary_key}
    return statement.on_conflict_do_update(index_elements=list(facts.primary_key), set_=read)


def numbered(connection: Connection, table: Table, names: Iterable[str]) -> dict[str, int]:
    """Return the ids of names by name; names not there yet are added."""
    wanted = list(names)
    query = select(table.c.name, table.c.id).where(table.c.name == func.any(wanted))
    known = {row.name: row.id for row in connection.execute(query)}
    if missing := [{"name": name} for name in wanted if name not in known]:
        connection.execute(insert(table).on_conflict_do_nothing(), missing)
        known = {row.name: row.id for row in connection.execute(query)}
    return known
