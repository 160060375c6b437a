"""When ads are closed and seen again, and which of them are for the same job."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LATEST_AUDIT = """
DROP VIEW latest_audit;
CREATE VIEW latest_audit AS
SELECT board.name AS board, ad.key, ad.url, ad.last_crawl_id, {life}
       ad_version.title, ad_version.company, ad_version.language, audit.*
FROM ad
JOIN board ON board.id = ad.board_id
JOIN ad_version ON ad_version.ad_id = ad.id AND ad_version.version = ad.version
JOIN LATERAL (
    SELECT * FROM audit
    WHERE audit.ad_id = ad.id AND audit.version = ad.version
    ORDER BY checklist_id DESC
    LIMIT 1
) AS audit ON true;
COMMENT ON VIEW latest_audit IS 'Each ad with the newest audit of its newest version'
"""
LIFE = "ad.job_id, ad.first_seen_at, ad.last_seen_at, ad.closed_at, ad.closed_reason,"

JOB_LIFE = """
CREATE VIEW job_life AS
SELECT ad.job_id, job.company,
       (array_agg(ad.id ORDER BY ad.closed_at DESC NULLS FIRST, ad.id))[1] AS ad_id,
       count(*) AS ads, count(DISTINCT ad.board_id) AS boards,
       min(ad.first_seen_at) AS first_seen_at, max(ad.last_seen_at) AS last_seen_at,
       CASE WHEN bool_and(ad.closed_at IS NOT NULL) THEN max(ad.closed_at) END AS closed_at
FROM ad
JOIN job ON job.id = ad.job_id
GROUP BY ad.job_id, job.company;
COMMENT ON VIEW job_life IS 'Each job: its ads from the first to the last, and the one that stands for it'
"""

EVERY_AD_ITS_JOB = """
INSERT INTO job (id, created_at) SELECT id, first_seen_at FROM ad;
SELECT setval(pg_get_serial_sequence('job', 'id'), max(id)) FROM job HAVING max(id) IS NOT NULL;
UPDATE ad SET job_id = id, seen_as_of = last_crawl_id;
SET CONSTRAINTS ALL IMMEDIATE
"""


def upgrade() -> None:
    upgrade_crawl()
    op.create_table(
        "job",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "company",
            sa.Text(),
            nullable=True,
            comment="Its name in one form for all spellings; absent: unnamed",
        ),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("job_pkey")),
        comment="A job to fill, whatever the number of ads for it: on other boards, posted again",
    )
    upgrade_ad()
    create_reopening()
    create_fingerprint()
    op.alter_column(
        "ad_version",
        "text",
        existing_type=sa.TEXT(),
        nullable=True,
        comment="Plain text as it was judged; absent: dropped for its age",
        existing_comment="Plain text as it was judged",
    )
    op.execute(LATEST_AUDIT.format(life=LIFE))
    op.execute(JOB_LIFE)


def upgrade_crawl() -> None:
    op.add_column(
        "crawl",
        sa.Column(
            "board_id", sa.Integer(), nullable=True, comment="The board that it covers as a whole"
        ),
    )
    op.add_column(
        "crawl",
        sa.Column(
            "complete",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="It read all of its board, so that what it did not see is closed",
        ),
    )
    op.add_column(
        "crawl",
        sa.Column(
            "suspicions",
            postgresql.ARRAY(sa.Text()),
            server_default="{}",
            nullable=False,
            comment="Why it is not to be trusted; it closes nothing then",
        ),
    )
    op.add_column(
        "crawl",
        sa.Column(
            "closed", sa.Integer(), server_default="0", nullable=False, comment="Ads that it closed"
        ),
    )
    op.add_column(
        "crawl",
        sa.Column(
            "reopened",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Closed ads met again",
        ),
    )
    op.create_foreign_key(op.f("crawl_board_id_fkey"), "crawl", "board", ["board_id"], ["id"])
    op.drop_constraint(op.f("crawl_counts_check"), "crawl")
    op.create_check_constraint(
        op.f("crawl_counts_check"),
        "crawl",
        "new >= 0 AND changed >= 0 AND unchanged >= 0 AND closed >= 0 AND reopened >= 0",
    )
    op.create_check_constraint(
        op.f("crawl_complete_check"),
        "crawl",
        "NOT complete OR (board_id IS NOT NULL AND finish_reason = 'finished' "
        "AND cardinality(suspicions) = 0)",
    )
    op.create_check_constraint(
        op.f("crawl_closed_check"), "crawl", "closed = 0 OR cardinality(suspicions) = 0"
    )


def upgrade_ad() -> None:
    op.add_column(
        "ad",
        sa.Column(
            "seen_as_of",
            sa.Integer(),
            nullable=True,
            comment="Newest crawl begun when it was last seen; for a later one it can be absent",
        ),
    )
    op.add_column("ad", sa.Column("job_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "ad",
        sa.Column(
            "closed_at", sa.TIMESTAMP(timezone=True), nullable=True, comment="Absent: still open"
        ),
    )
    op.add_column("ad", sa.Column("closed_reason", sa.Text(), nullable=True))
    op.execute(EVERY_AD_ITS_JOB)
    op.alter_column("ad", "job_id", nullable=False)
    op.alter_column("ad", "seen_as_of", nullable=False)
    op.create_index(op.f("ad_job_id_idx"), "ad", ["job_id"], unique=False)
    op.create_foreign_key(op.f("ad_job_id_fkey"), "ad", "job", ["job_id"], ["id"])
    for name, condition in (
        ("seen_as_of", "seen_as_of >= last_crawl_id"),
        ("closed_at", "closed_at >= first_seen_at"),
        ("closed", "(closed_at IS NULL) = (closed_reason IS NULL)"),
        ("closed_reason", "closed_reason IN ('expired', 'gone', 'absent')"),
    ):
        op.create_check_constraint(op.f(f"ad_{name}_check"), "ad", condition)
    op.execute("ALTER TABLE ad SET (fillfactor = 80)")  # room to be marked as seen in place


def create_reopening() -> None:
    op.create_table(
        "reopening",
        sa.Column("ad_id", sa.BigInteger(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False, comment="Saw it again"),
        sa.Column("closed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("closed_reason", sa.Text(), nullable=False),
        sa.Column("reopened_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "closed_reason IN ('expired', 'gone', 'absent')",
            name=op.f("reopening_closed_reason_check"),
        ),
        sa.CheckConstraint("reopened_at >= closed_at", name=op.f("reopening_reopened_at_check")),
        sa.ForeignKeyConstraint(
            ["ad_id"], ["ad.id"], name=op.f("reopening_ad_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("reopening_crawl_id_fkey")),
        sa.PrimaryKeyConstraint("ad_id", "crawl_id", name=op.f("reopening_pkey")),
        comment="Closings that did not last; the one that holds is in ad",
    )


def create_fingerprint() -> None:
    op.create_table(
        "fingerprint",
        sa.Column("ad_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "keys",
            postgresql.ARRAY(sa.Integer()),
            nullable=False,
            comment="Hashes; ads that share one are compared: bands of the sketch, company with title",
        ),
        sa.Column(
            "sketch",
            sa.LargeBinary(),
            nullable=False,
            comment="MinHash of the newest text, 2 bytes a hash",
        ),
        sa.Column(
            "shingles",
            sa.Integer(),
            nullable=False,
            comment="Distinct runs of three words in the text",
        ),
        sa.CheckConstraint("octet_length(sketch) = 256", name=op.f("fingerprint_sketch_check")),
        sa.CheckConstraint("shingles >= 0", name=op.f("fingerprint_shingles_check")),
        sa.ForeignKeyConstraint(
            ["ad_id"], ["ad.id"], name=op.f("fingerprint_ad_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ad_id", name=op.f("fingerprint_pkey")),
        comment="What the text is recognised by when the job is advertised again",
    )
    op.create_index(
        op.f("fingerprint_keys_idx"),
        "fingerprint",
        ["keys"],
        unique=False,
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )


def downgrade() -> None:
    op.execute("DROP VIEW job_life")
    op.execute(LATEST_AUDIT.format(life=""))
    op.execute("UPDATE ad_version SET text = '' WHERE text IS NULL")
    op.alter_column(
        "ad_version",
        "text",
        existing_type=sa.TEXT(),
        nullable=False,
        comment="Plain text as it was judged",
        existing_comment="Plain text as it was judged; absent: dropped for its age",
    )
    op.drop_table("fingerprint")
    op.drop_table("reopening")
    for name in ("closed_reason", "closed_at", "job_id", "seen_as_of"):
        op.drop_column("ad", name)
    op.execute("ALTER TABLE ad RESET (fillfactor)")
    op.drop_table("job")
    op.drop_constraint(op.f("crawl_counts_check"), "crawl")
    for name in ("reopened", "closed", "suspicions", "complete", "board_id"):
        op.drop_column("crawl", name)
    op.create_check_constraint(
        op.f("crawl_counts_check"), "crawl", "new >= 0 AND changed >= 0 AND unchanged >= 0"
    )
