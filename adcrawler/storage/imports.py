"""Restores ads from records that `exports` made."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, select, text

from adcrawler.storage.bulk import Row, copy_rows, encoded
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.jobs import lock_jobs, reserved_ids
from adcrawler.storage.schema import (
    ad,
    ad_version,
    audit,
    board,
    checklist,
    criterion,
    facts,
    fingerprint,
    job,
)
from adcrawler.storage.store import numbered

BATCH = 200
Record = dict[str, Any]


class ImportProblem(Exception):  # noqa: N818 -- it is what the user reads
    """A line that cannot be restored; the message names it."""


@dataclass(frozen=True)
class Imported:
    ads: int
    known: int
    """Ads that were there already, and stay as they are."""


@dataclass
class Importer:
    """Restores the ads of one file; jobs are told apart by the numbers that the file gives them."""

    connection: Connection
    crawl_id: int
    ads: int = 0
    known: int = 0
    _jobs: dict[int, int] = field(default_factory=dict)
    _checklists: dict[str, int] = field(default_factory=dict)
    _criteria: dict[str, int] = field(default_factory=dict)

    def add(self, records: Sequence[Record]) -> None:
        """Add those ads that are not there."""
        lock_jobs(self.connection)
        boards = numbered(self.connection, board, {record["board"] for record in records})
        identities = {(boards[one["board"]], one["key"]): one for one in records}
        new = {i: one for i, one in identities.items() if i not in self._there(list(identities))}
        self.known += len(records) - len(new)
        self.ads += len(new)
        ids = reserved_ids(self.connection, "ad", len(new))
        self._add_jobs(new.values())
        placed = list(zip(ids, new.items(), strict=True))
        copy_rows(self.connection, ad, [self._ad(ad_id, *item) for ad_id, item in placed])
        for ad_id, (_, record) in placed:
            self._add_versions(ad_id, record)

    def _there(self, identities: Sequence[tuple[int, str]]) -> set[tuple[int, str]]:
        wanted = [{"board_id": board_id, "key": key} for board_id, key in identities]
        found = self.connection.exec_driver_sql(_THERE, (encoded(wanted),))
        return {(row.board_id, row.key) for row in found}

    def _add_jobs(self, records: Iterable[Record]) -> None:
        fresh = {one["job"]: one["employer"] for one in records if one["job"] not in self._jobs}
        self._jobs |= zip(fresh, reserved_ids(self.connection, "job", len(fresh)), strict=True)
        rows = [{"id": self._jobs[number], "company": name} for number, name in fresh.items()]
        copy_rows(self.connection, job, rows)

    def _ad(self, ad_id: int, identity: tuple[int, str], record: Record) -> Row:
        crawl = {"last_crawl_id": self.crawl_id, "seen_as_of": self.crawl_id}
        own = {name: record[name] for name in AD}
        place = {"id": ad_id, "board_id": identity[0], "job_id": self._jobs[record["job"]]}
        return place | crawl | {"version": record["versions"][-1]["version"]} | own

    def _add_versions(self, ad_id: int, record: Record) -> None:
        connection, versions = self.connection, record["versions"]
        parts = ("audit", "facts")
        content = [{k: v for k, v in one.items() if k not in parts} for one in versions]
        found = {"ad_id": ad_id, "crawl_id": self.crawl_id}
        copy_rows(connection, ad_version, [found | one for one in content])
        keys = [{"ad_id": ad_id, "version": one["version"]} for one in versions]
        judged = [key | self._audit(one["audit"]) for key, one in zip(keys, versions, strict=True)
                  if one["audit"]]  # fmt: skip
        copy_rows(connection, audit, judged)
        read = [key | one["facts"] for key, one in zip(keys, versions, strict=True) if one["facts"]]
        copy_rows(connection, facts, read)
        if record["fingerprint"]:
            copy_rows(connection, fingerprint, [{"ad_id": ad_id} | record["fingerprint"]])

    def _audit(self, record: Record) -> Row:
        names = record["criteria"]
        if unknown := [name for name in names if name not in self._criteria]:
            self._criteria |= numbered(self.connection, criterion, unknown)
        ids = self._criteria
        row = {k: v for k, v in record.items() if k not in {"criteria", "checklist"}}
        return row | {
            "checklist_id": self._checklist(record["checklist"], [ids[name] for name in names]),
            "met": [ids[name] for name in record["met"]],
            "unmet": [ids[name] for name in record["unmet"]],
            "span": [f"[{start},{end})" for _, start, end in record["span"]],
            "span_criterion": [ids[name] for name, *_ in record["span"]],
            "field": [name for _, name in record["field"]],
            "field_criterion": [ids[name] for name, _ in record["field"]],
        }

    def _checklist(self, version: str, criteria: list[int]) -> int:
        if version not in self._checklists:
            query = select(checklist.c.id).where(checklist.c.version == version)
            if self.connection.scalar(query) is None:
                values = {"version": version, "criteria": criteria}
                self.connection.execute(insert(checklist).values(values))
            self._checklists[version] = self.connection.scalars(query).one()
        return self._checklists[version]


AD = ("key", "url", "content_hash", "valid_through", "first_seen_at", "last_seen_at", "closed_at",
      "closed_reason")  # fmt: skip

_THERE = """
SELECT ad.board_id, ad.key FROM json_populate_recordset(NULL::ad, %s) AS wanted
JOIN ad ON ad.board_id = wanted.board_id AND ad.key = wanted.key
"""


def import_ads(database: Database, lines: Iterable[str], name: str) -> Imported:
    """Restore the ads of a file, all or none. Raises ImportProblem for a line that is none."""
    crawl_id = open_crawl(database, "import", {"file": name})
    parsed = _parsed(lines)
    with database.connect() as connection, connection.begin():
        importer = Importer(connection, crawl_id)
        while batch := list(islice(parsed, BATCH)):
            importer.add(batch)
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    close_crawl(database, crawl_id, CrawlResult("finished", new=importer.ads))
    return Imported(importer.ads, importer.known)


def _parsed(lines: Iterable[str]) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)["adcrawler"]
            record["versions"][-1]["version"], record["board"], record["job"], record["key"]
        except (ValueError, LookupError, TypeError) as error:
            problem = f"line {number} is no ad that adcrawler exported as JSON Lines"
            raise ImportProblem(problem) from error
        yield record
