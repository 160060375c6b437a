"""Boards, crawls, ads with their life and their versions, jobs."""

from typing import Literal

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from adcrawler.items import Extraction, Remote
from adcrawler.storage.schema.base import (
    HASH_BYTES,
    LONGEST_KEY,
    LONGEST_URL,
    Instant,
    created_at,
    metadata,
    one_of,
)

Closing = Literal["expired", "gone", "absent"]
"""Why an ad is closed: its day has passed, its page is gone, its board no longer lists it."""
SKETCH_BYTES = 256

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
    Column("board_id", ForeignKey(board.c.id), comment="The board that it covers as a whole"),
    Column(
        "complete",
        Boolean,
        nullable=False,
        server_default="false",
        comment="It read all of its board, so that what it did not see is closed",
    ),
    Column(
        "suspicions",
        ARRAY(Text),
        nullable=False,
        server_default="{}",
        comment="Why it is not to be trusted; it closes nothing then",
    ),
    Column("closed", Integer, nullable=False, server_default="0", comment="Ads that it closed"),
    Column("reopened", Integer, nullable=False, server_default="0", comment="Closed ads met again"),
    CheckConstraint("(finished_at IS NULL) = (finish_reason IS NULL)", name="finished"),
    CheckConstraint(
        "new >= 0 AND changed >= 0 AND unchanged >= 0 AND closed >= 0 AND reopened >= 0",
        name="counts",
    ),
    CheckConstraint(
        "NOT complete OR (board_id IS NOT NULL AND finish_reason = 'finished' "
        "AND cardinality(suspicions) = 0)",
        name="complete",
    ),
    CheckConstraint("closed = 0 OR cardinality(suspicions) = 0", name="closed"),
    comment="One run of a spider",
)

job = Table(
    "job",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("company", Text, comment="Its name in one form for all spellings; absent: unnamed"),
    created_at(),
    comment="A job to fill, whatever the number of ads for it: on other boards, posted again",
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
    Column(
        "seen_as_of",
        Integer,
        nullable=False,
        comment="Newest crawl begun when it was last seen; for a later one it can be absent",
    ),
    Column("job_id", ForeignKey(job.c.id), nullable=False),
    Column("closed_at", Instant, comment="Absent: still open"),
    Column("closed_reason", Text),
    UniqueConstraint("board_id", "key"),
    CheckConstraint(f"length(key) BETWEEN 1 AND {LONGEST_KEY}", name="key"),
    CheckConstraint(f"length(url) BETWEEN 1 AND {LONGEST_URL}", name="url"),
    CheckConstraint("version >= 1", name="version"),
    CheckConstraint(f"octet_length(content_hash) = {HASH_BYTES}", name="content_hash"),
    CheckConstraint("last_seen_at >= first_seen_at", name="seen"),
    CheckConstraint("seen_as_of >= last_crawl_id", name="seen_as_of"),
    CheckConstraint("closed_at >= first_seen_at", name="closed_at"),
    CheckConstraint("(closed_at IS NULL) = (closed_reason IS NULL)", name="closed"),
    one_of("closed_reason", Closing),
    Index(None, "job_id"),
    comment="An ad on a board, through all its versions",
    postgresql_with={"fillfactor": 80},  # room to be marked as seen in place
)

reopening = Table(
    "reopening",
    metadata,
    Column("ad_id", ForeignKey(ad.c.id, ondelete="CASCADE"), nullable=False),
    Column("crawl_id", ForeignKey(crawl.c.id), nullable=False, comment="Saw it again"),
    Column("closed_at", Instant, nullable=False),
    Column("closed_reason", Text, nullable=False),
    Column("reopened_at", Instant, nullable=False),
    PrimaryKeyConstraint("ad_id", "crawl_id"),
    CheckConstraint("reopened_at >= closed_at", name="reopened_at"),
    one_of("closed_reason", Closing),
    comment="Closings that did not last; the one that holds is in ad",
)

ad_version = Table(
    "ad_version",
    metadata,
    Column("ad_id", ForeignKey(ad.c.id, ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False, comment="1, 2, 3… in the life of the ad"),
    Column("crawl_id", ForeignKey(crawl.c.id), nullable=False, comment="Found it"),
    created_at(),
    Column("title", Text, nullable=False),
    Column("text", Text, comment="Plain text as it was judged; absent: dropped for its age"),
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

fingerprint = Table(
    "fingerprint",
    metadata,
    Column("ad_id", ForeignKey(ad.c.id, ondelete="CASCADE"), primary_key=True),
    Column(
        "keys",
        ARRAY(Integer),
        nullable=False,
        comment="Hashes; ads that share one are compared: bands of the sketch, company with title",
    ),
    Column(
        "sketch", LargeBinary, nullable=False, comment="MinHash of the newest text, 2 bytes a hash"
    ),
    Column("shingles", Integer, nullable=False, comment="Distinct runs of three words in the text"),
    CheckConstraint(f"octet_length(sketch) = {SKETCH_BYTES}", name="sketch"),
    CheckConstraint("shingles >= 0", name="shingles"),
    Index(None, "keys", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
    comment="What the text is recognised by when the job is advertised again",
)
