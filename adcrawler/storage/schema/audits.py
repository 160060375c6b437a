"""Checklists, and what they say of ads."""

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Integer,
    Numeric,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import ARRAY, INT4RANGE

from adcrawler.checklist.criterion import Category
from adcrawler.facts import Contract, Degree, RemotePolicy
from adcrawler.items import Period
from adcrawler.storage.schema.ads import ad_version
from adcrawler.storage.schema.base import created_at, metadata, one_of

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
