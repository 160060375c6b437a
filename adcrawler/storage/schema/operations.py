"""What the daemon keeps: who works, what was run, what is paused, what is wrong."""

from typing import Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    func,
    text,
)

from adcrawler.storage.schema.base import Instant, metadata, one_of

Outcome = Literal["ok", "failed", "interrupted", "timeout", "memory"]

worker = Table(
    "worker",
    metadata,
    Column("name", Text, primary_key=True),
    Column("machine", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("version", Text, nullable=False, comment="Of adcrawler"),
    Column("concurrency", Integer, nullable=False, comment="Crawls at once"),
    Column("started_at", Instant, nullable=False, server_default=func.now()),
    Column("seen_at", Instant, nullable=False, server_default=func.now()),
    comment="Programs that run crawls; one that is not seen for a while is lost",
)

run = Table(
    "run",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("board", Text, nullable=False, comment="Name in boards.toml"),
    Column("site", Text, nullable=False, comment="Whose servers are asked: one run at once"),
    Column("worker", Text, nullable=False, comment="Name of the worker"),
    Column("machine", Text, nullable=False, comment="Where its log is"),
    Column("started_at", Instant, nullable=False, server_default=func.now()),
    Column("finished_at", Instant, comment="Absent: still running"),
    Column("outcome", Text),
    Column("exit_code", SmallInteger, comment="Of the process; below 0: the signal that ended it"),
    Column("reason", Text, comment="Why it did not end well, in one line"),
    Column("crawl_id", ForeignKey("crawl.id", ondelete="SET NULL"), comment="Absent: none began"),
    one_of("outcome", Outcome),
    CheckConstraint("(finished_at IS NULL) = (outcome IS NULL)", name="finished"),
    Index("run_board_id_idx", "board", "id"),
    Index("run_site_idx", "site", unique=True, postgresql_where=text("finished_at IS NULL")),
    comment="One try to crawl a board",
)

pause = Table(
    "pause",
    metadata,
    Column("board", Text, primary_key=True, comment="Name in boards.toml"),
    Column("reason", Text),
    Column("since", Instant, nullable=False, server_default=func.now()),
    comment="Boards that are not crawled until someone resumes them",
)

incident = Table(
    "incident",
    metadata,
    Column("id", Integer, Identity(always=True), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, comment="Board or machine; empty: everything"),
    Column("message", Text, nullable=False),
    Column("began_at", Instant, nullable=False, server_default=func.now()),
    Column("told_at", Instant, comment="When the alert was sent"),
    Column("ended_at", Instant),
    Column("end_told_at", Instant),
    Index(
        "incident_kind_subject_idx",
        "kind",
        "subject",
        unique=True,
        postgresql_where=text("ended_at IS NULL"),
    ),
    comment="What is wrong, from its beginning to its end",
)
