"""The tables: what is true of boards, crawls, ads and audits.

An ad is what a board publishes under a key; each change of its content is a version; an audit is
what one state of the checklist says of a version. `migrations/` makes these tables and the views
over them.
"""

from typing import get_args

from sqlalchemy import (
    REAL,
    TIMESTAMP,
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY, INT4RANGE, JSONB

from adcrawler.checklist.criterion import Category
from adcrawler.facts import Contract, Degree, RemotePolicy
from adcrawler.items import Extraction, Period, Remote

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    }
)

Instant = TIMESTAMP(timezone=True)
LONGEST_KEY = 200
LONGEST_URL = 2000
HASH_BYTES = 16


def one_of(column: str, words: object) -> CheckConstraint:
    """Allow a column the words of a Literal type."""
    listed = ", ".join(f"'{word}'" for word in get_args(words))
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def created_at() -> Column[object]:
    return Column("created_at", Instant, nullable=False, server_default=func.now())


board = Table(
    "board",
    metadata,
    Column("id", Integer, Identity(always=True), primary_key=True),
    Column("name", Text, nullable=False, unique=True, comment="Host, or name in boards.toml"),
    created_at(),
    CheckConstraint("name <> ''", name="name"),
    comment="Where ads are published",
)

crawl = Table(
    "crawl",
    metadata,
    Column("id", Integer, Identity(always=True), primary_key=True),
    Column("spider", Text, nullable=False),
    Column("arguments", JSONB, nullable=False, comment="What the spider was given with -a"),
    Column("started_at", Instant, nullable=False, server_default=func.now()),
    Column("finished_at", Instant, comment="Absent: still running, or killed"),
    Column("finish_reason", Text, comment="Scrapy's word; finished when it went to its end"),
    Column("new", Integer, nullable=False, server_default="0", comment="Ads never seen before"),
    Column("changed", Integer, nullable=False, server_default="0", comment="Ads with new content"),
    Column("unchanged", Integer, nullable=False, server_default="0"),
    Column(
        "rejected",
        JSONB,
        nullable=False,
        server_default="{}",
        comment="Number of ads not stored, by reason",
    ),
    Column("requests", Integer, nullable=False, server_default="0"),
    Column("errors", Integer, nullable=False, server_default="0", comment="Errors in the log"),
    CheckConstraint("(finished_at IS NULL) = (finish_reason IS NULL)", name="finished"),
    CheckConstraint("new >= 0 AND changed >= 0 AND unchanged >= 0", name="counts"),
    comment="One run of a spider",
)

checklist = Table(
    "checklist",
    metadata,
    Column("id", SmallInteger, Identity(always=True), primary_key=True),
    Column("version", Text, nullable=False, unique=True),
    Column(
        "criteria", ARRAY(SmallInteger), nullable=False, comment="criterion.id of those in force"
    ),
    created_at(),
    comment="A state of the checklist that audited; a later id is a newer state",
)

criterion = Table(
    "criterion",
    metadata,
    Column("id", SmallInteger, Identity(always=True), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    comment="The criteria that any checklist had, numbered for short",
)

ad = Table(
    "ad",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("board_id", ForeignKey(board.c.id), nullable=False),
    Column("key", Text, nullable=False, comment="Identifies the ad on its board"),
    Column("url", Text, nullable=False),
    Column("version", Integer, nullable=False, comment="The newest in ad_version"),
    Column("content_hash", LargeBinary, nullable=False, comment="Of the newest version"),
    Column("valid_through", Instant, comment="As last published; pages move it with each view"),
    Column("first_seen_at", Instant, nullable=False, server_default=func.now()),
    Column("last_seen_at", Instant, nullable=False, server_default=func.now()),
    Column("last_crawl_id", ForeignKey(crawl.c.id), nullable=False, comment="Saw it last"),
    UniqueConstraint("board_id", "key"),
    CheckConstraint(f"length(key) BETWEEN 1 AND {LONGEST_KEY}", name="key"),
    CheckConstraint(f"length(url) BETWEEN 1 AND {LONGEST_URL}", name="url"),
    CheckConstraint("version >= 1", name="version"),
    CheckConstraint(f"octet_length(content_hash) = {HASH_BYTES}", name="content_hash"),
    CheckConstraint("last_seen_at >= first_seen_at", name="seen"),
    comment="An ad on a board, through all its versions",
)

ad_version = Table(
    "ad_version",
    metadata,
    Column("ad_id", ForeignKey(ad.c.id, ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False, comment="1, 2, 3… in the life of the ad"),
    Column("crawl_id", ForeignKey(crawl.c.id), nullable=False, comment="Found it"),
    created_at(),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False, comment="Plain text as it was judged"),
    Column("company", Text),
    Column("locations", ARRAY(Text), nullable=False),
    Column("language", Text, nullable=False, comment="ISO 639-1"),
    Column("remote", Text, comment="As the board's own field says"),
    Column("employment_type", ARRAY(Text), nullable=False, comment="schema.org's words, mostly"),
    Column("salary", Text, comment="The board's own field, as published"),
    Column("date_posted", Date),
    Column("extraction", Text, nullable=False, comment="How the fields were found"),
    Column("details", JSONB, nullable=False, comment="The other fields of the posting"),
    PrimaryKeyConstraint("ad_id", "version"),
    CheckConstraint("version >= 1", name="version"),
    CheckConstraint("language ~ '^[a-z]{2,3}$'", name="language"),
    one_of("remote", Remote),
    one_of("extraction", Extraction),
    comment="What an ad said from one change to the next; contact details only inside its text",
)


def of_version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["ad_id", "version"], [ad_version.c.ad_id, ad_version.c.version], ondelete="CASCADE"
    )


audit = Table(
    "audit",
    metadata,
    Column("ad_id", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("checklist_id", ForeignKey(checklist.c.id), nullable=False),
    created_at(),
    Column("score", REAL, nullable=False),
    Column("grade", Text, nullable=False),
    *(Column(f"{category}_score", REAL) for category in Category),
    Column("met", ARRAY(SmallInteger), nullable=False, comment="criterion.id of what it meets"),
    Column(
        "unmet",
        ARRAY(SmallInteger),
        nullable=False,
        comment="What it misses; in neither: not applicable",
    ),
    Column(
        "span",
        ARRAY(INT4RANGE),
        nullable=False,
        comment="Evidence: characters, from 0, of the title, a blank line and the text",
    ),
    Column("span_criterion", ARRAY(SmallInteger), nullable=False, comment="Whose, one by one"),
    Column("field", ARRAY(Text), nullable=False, comment="Evidence: fields of the posting"),
    Column("field_criterion", ARRAY(SmallInteger), nullable=False, comment="Whose, one by one"),
    PrimaryKeyConstraint("ad_id", "version", "checklist_id"),
    of_version(),
    CheckConstraint("score BETWEEN 0 AND 100", name="score"),
    CheckConstraint("grade IN ('A', 'B', 'C', 'D', 'E', 'F')", name="grade"),
    CheckConstraint("NOT met && unmet", name="outcome"),
    CheckConstraint("cardinality(span) = cardinality(span_criterion)", name="span"),
    CheckConstraint("cardinality(field) = cardinality(field_criterion)", name="field"),
    comment="What a state of the checklist says of a version; view verdict_detail spells it out",
)

facts = Table(
    "facts",
    metadata,
    Column("ad_id", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("technologies", ARRAY(Text), nullable=False),
    Column("salary_min", Numeric(14, 2)),
    Column("salary_max", Numeric(14, 2)),
    Column("salary_currency", Text, comment="ISO 4217"),
    Column("salary_period", Text),
    Column("salary_yearly_min", Numeric(14, 2), comment="For a full-time year, to compare"),
    Column("salary_yearly_max", Numeric(14, 2)),
    Column("remote", Text, nullable=False),
    Column("remote_days", REAL, comment="A week"),
    Column("contract", Text, nullable=False),
    Column("contract_months", Integer),
    Column("experience_years_min", Integer),
    Column("degree", Text, nullable=False),
    Column("team_size", Integer),
    Column("company_size", Integer),
    Column("start_date", Text),
    Column("benefits", ARRAY(Text), nullable=False),
    PrimaryKeyConstraint("ad_id", "version"),
    of_version(),
    one_of("salary_period", Period),
    one_of("remote", RemotePolicy),
    one_of("contract", Contract),
    one_of("degree", Degree),
    comment="What a version states, as the newest audit read it",
)
