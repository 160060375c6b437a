"""The first tables: boards, crawls, ads and their versions, audits, facts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LATEST_AUDIT = """
CREATE VIEW latest_audit AS
SELECT board.name AS board, ad.key, ad.url, ad.last_crawl_id, ad_version.title, ad_version.company,
       ad_version.language, audit.*
FROM ad
JOIN board ON board.id = ad.board_id
JOIN ad_version ON ad_version.ad_id = ad.id AND ad_version.version = ad.version
JOIN LATERAL (
    SELECT * FROM audit
    WHERE audit.ad_id = ad.id AND audit.version = ad.version
    ORDER BY checklist_id DESC
    LIMIT 1
) AS audit ON true
"""

VERDICT_DETAIL = """
CREATE VIEW verdict_detail AS
SELECT audit.ad_id, audit.version, audit.checklist_id, criterion.name AS criterion,
       CASE WHEN criterion.id = ANY (audit.met) THEN 'pass'
            WHEN criterion.id = ANY (audit.unmet) THEN 'fail'
            ELSE 'na' END AS outcome,
       ARRAY(
           SELECT substring(ad_version.title || E'\\n\\n' || ad_version.text
                            FROM lower(range) + 1 FOR upper(range) - lower(range))
           FROM unnest(audit.span, audit.span_criterion) WITH ORDINALITY AS s (range, whose, place)
           WHERE whose = criterion.id
           GROUP BY 1
           ORDER BY min(place)
       ) AS quotes,
       ARRAY(
           SELECT name FROM unnest(audit.field, audit.field_criterion) AS f (name, whose)
           WHERE whose = criterion.id
       ) AS fields
FROM audit
JOIN ad_version ON ad_version.ad_id = audit.ad_id AND ad_version.version = audit.version
JOIN checklist ON checklist.id = audit.checklist_id
JOIN criterion ON criterion.id = ANY (checklist.criteria)
"""

COMMENTS = """
COMMENT ON VIEW latest_audit IS 'Each ad with the newest audit of its newest version';
COMMENT ON VIEW verdict_detail IS 'Every verdict on a row of its own, with what it quotes'
"""

COMPRESS = """
DO $$ BEGIN
    IF 'lz4' = ANY (SELECT unnest(enumvals) FROM pg_settings WHERE name = 'default_toast_compression')
    THEN ALTER TABLE ad_version ALTER text SET COMPRESSION lz4,
                                ALTER details SET COMPRESSION lz4;
    END IF;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "board",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="Host, or name in boards.toml"),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("name <> ''", name=op.f("board_name_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("board_pkey")),
        sa.UniqueConstraint("name", name=op.f("board_name_key")),
        comment="Where ads are published",
    )
    op.create_table(
        "checklist",
        sa.Column("id", sa.SmallInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column(
            "criteria",
            postgresql.ARRAY(sa.SmallInteger()),
            nullable=False,
            comment="criterion.id of those in force",
        ),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("checklist_pkey")),
        sa.UniqueConstraint("version", name=op.f("checklist_version_key")),
        comment="A state of the checklist that audited; a later id is a newer state",
    )
    op.create_table(
        "crawl",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("spider", sa.Text(), nullable=False),
        sa.Column(
            "arguments",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="What the spider was given with -a",
        ),
        sa.Column(
            "started_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "finished_at",
            sa.TIMESTAMP(timezone=True),
            nullable=True,
            comment="Absent: still running, or killed",
        ),
        sa.Column(
            "finish_reason",
            sa.Text(),
            nullable=True,
            comment="Scrapy's word; finished when it went to its end",
        ),
        sa.Column(
            "new", sa.Integer(), server_default="0", nullable=False, comment="Ads never seen before"
        ),
        sa.Column(
            "changed",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Ads with new content",
        ),
        sa.Column("unchanged", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "rejected",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default="{}",
            nullable=False,
            comment="Number of ads not stored, by reason",
        ),
        sa.Column("requests", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "errors", sa.Integer(), server_default="0", nullable=False, comment="Errors in the log"
        ),
        sa.CheckConstraint(
            "(finished_at IS NULL) = (finish_reason IS NULL)", name=op.f("crawl_finished_check")
        ),
        sa.CheckConstraint(
            "new >= 0 AND changed >= 0 AND unchanged >= 0", name=op.f("crawl_counts_check")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("crawl_pkey")),
        comment="One run of a spider",
    )
    op.create_table(
        "criterion",
        sa.Column("id", sa.SmallInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("criterion_pkey")),
        sa.UniqueConstraint("name", name=op.f("criterion_name_key")),
        comment="The criteria that any checklist had, numbered for short",
    )
    op.create_table(
        "ad",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False, comment="Identifies the ad on its board"),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="The newest in ad_version"),
        sa.Column(
            "content_hash", sa.LargeBinary(), nullable=False, comment="Of the newest version"
        ),
        sa.Column(
            "valid_through",
            sa.TIMESTAMP(timezone=True),
            nullable=True,
            comment="As last published; pages move it with each view",
        ),
        sa.Column(
            "first_seen_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "last_seen_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("last_crawl_id", sa.Integer(), nullable=False, comment="Saw it last"),
        sa.CheckConstraint("last_seen_at >= first_seen_at", name=op.f("ad_seen_check")),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 200", name=op.f("ad_key_check")),
        sa.CheckConstraint("length(url) BETWEEN 1 AND 2000", name=op.f("ad_url_check")),
        sa.CheckConstraint("octet_length(content_hash) = 16", name=op.f("ad_content_hash_check")),
        sa.CheckConstraint("version >= 1", name=op.f("ad_version_check")),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("ad_board_id_fkey")),
        sa.ForeignKeyConstraint(
            ["last_crawl_id"], ["crawl.id"], name=op.f("ad_last_crawl_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("ad_pkey")),
        sa.UniqueConstraint("board_id", "key", name=op.f("ad_board_id_key_key")),
        comment="An ad on a board, through all its versions",
    )
    op.create_table(
        "ad_version",
        sa.Column("ad_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "version", sa.Integer(), nullable=False, comment="1, 2, 3… in the life of the ad"
        ),
        sa.Column("crawl_id", sa.Integer(), nullable=False, comment="Found it"),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False, comment="Plain text as it was judged"),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("locations", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("language", sa.Text(), nullable=False, comment="ISO 639-1"),
        sa.Column("remote", sa.Text(), nullable=True, comment="As the board's own field says"),
        sa.Column(
            "employment_type",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="schema.org's words, mostly",
        ),
        sa.Column(
            "salary", sa.Text(), nullable=True, comment="The board's own field, as published"
        ),
        sa.Column("date_posted", sa.Date(), nullable=True),
        sa.Column("extraction", sa.Text(), nullable=False, comment="How the fields were found"),
        sa.Column(
            "details",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="The other fields of the posting",
        ),
        sa.CheckConstraint(
            "extraction IN ('json-ld', 'microdata', 'rdfa', 'api', 'feed', 'main-text')",
            name=op.f("ad_version_extraction_check"),
        ),
        sa.CheckConstraint("language ~ '^[a-z]{2,3}$'", name=op.f("ad_version_language_check")),
        sa.CheckConstraint(
            "remote IN ('onsite', 'hybrid', 'remote')", name=op.f("ad_version_remote_check")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ad_version_version_check")),
        sa.ForeignKeyConstraint(
            ["ad_id"], ["ad.id"], name=op.f("ad_version_ad_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("ad_version_crawl_id_fkey")),
        sa.PrimaryKeyConstraint("ad_id", "version", name=op.f("ad_version_pkey")),
        comment="What an ad said from one change to the next; contact details only inside its text",
    )
    op.create_table(
        "audit",
        sa.Column("ad_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("checklist_id", sa.SmallInteger(), nullable=False),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("score", sa.REAL(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("contact_score", sa.REAL(), nullable=True),
        sa.Column("mission_score", sa.REAL(), nullable=True),
        sa.Column("skills_score", sa.REAL(), nullable=True),
        sa.Column("pay_score", sa.REAL(), nullable=True),
        sa.Column("conditions_score", sa.REAL(), nullable=True),
        sa.Column("dates_score", sa.REAL(), nullable=True),
        sa.Column("noise_score", sa.REAL(), nullable=True),
        sa.Column("demands_score", sa.REAL(), nullable=True),
        sa.Column("appeal_score", sa.REAL(), nullable=True),
        sa.Column("style_score", sa.REAL(), nullable=True),
        sa.Column(
            "met",
            postgresql.ARRAY(sa.SmallInteger()),
            nullable=False,
            comment="criterion.id of what it meets",
        ),
        sa.Column(
            "unmet",
            postgresql.ARRAY(sa.SmallInteger()),
            nullable=False,
            comment="What it misses; in neither: not applicable",
        ),
        sa.Column(
            "span",
            postgresql.ARRAY(postgresql.INT4RANGE()),
            nullable=False,
            comment="Evidence: characters, from 0, of the title, a blank line and the text",
        ),
        sa.Column(
            "span_criterion",
            postgresql.ARRAY(sa.SmallInteger()),
            nullable=False,
            comment="Whose, one by one",
        ),
        sa.Column(
            "field",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="Evidence: fields of the posting",
        ),
        sa.Column(
            "field_criterion",
            postgresql.ARRAY(sa.SmallInteger()),
            nullable=False,
            comment="Whose, one by one",
        ),
        sa.CheckConstraint(
            "grade IN ('A', 'B', 'C', 'D', 'E', 'F')", name=op.f("audit_grade_check")
        ),
        sa.CheckConstraint("NOT met && unmet", name=op.f("audit_outcome_check")),
        sa.CheckConstraint(
            "cardinality(field) = cardinality(field_criterion)", name=op.f("audit_field_check")
        ),
        sa.CheckConstraint(
            "cardinality(span) = cardinality(span_criterion)", name=op.f("audit_span_check")
        ),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name=op.f("audit_score_check")),
        sa.ForeignKeyConstraint(
            ["ad_id", "version"],
            ["ad_version.ad_id", "ad_version.version"],
            name=op.f("audit_ad_id_version_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("audit_checklist_id_fkey")
        ),
        sa.PrimaryKeyConstraint("ad_id", "version", "checklist_id", name=op.f("audit_pkey")),
        comment="What a state of the checklist says of a version; view verdict_detail spells it out",
    )
    op.create_table(
        "facts",
        sa.Column("ad_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("technologies", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("salary_min", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("salary_max", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("salary_currency", sa.Text(), nullable=True, comment="ISO 4217"),
        sa.Column("salary_period", sa.Text(), nullable=True),
        sa.Column(
            "salary_yearly_min",
            sa.Numeric(precision=14, scale=2),
            nullable=True,
            comment="For a full-time year, to compare",
        ),
        sa.Column("salary_yearly_max", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("remote", sa.Text(), nullable=False),
        sa.Column("remote_days", sa.REAL(), nullable=True, comment="A week"),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("contract_months", sa.Integer(), nullable=True),
        sa.Column("experience_years_min", sa.Integer(), nullable=True),
        sa.Column("degree", sa.Text(), nullable=False),
        sa.Column("team_size", sa.Integer(), nullable=True),
        sa.Column("company_size", sa.Integer(), nullable=True),
        sa.Column("start_date", sa.Text(), nullable=True),
        sa.Column("benefits", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.CheckConstraint(
            "contract IN ('permanent', 'fixed-term', 'freelance', 'internship', 'apprenticeship', 'unspecified')",
            name=op.f("facts_contract_check"),
        ),
        sa.CheckConstraint(
            "degree IN ('none', 'bac+2', 'bachelor', 'master', 'phd', 'unspecified-level')",
            name=op.f("facts_degree_check"),
        ),
        sa.CheckConstraint(
            "remote IN ('onsite', 'hybrid', 'remote', 'unspecified')",
            name=op.f("facts_remote_check"),
        ),
        sa.CheckConstraint(
            "salary_period IN ('year', 'month', 'week', 'day', 'hour')",
            name=op.f("facts_salary_period_check"),
        ),
        sa.ForeignKeyConstraint(
            ["ad_id", "version"],
            ["ad_version.ad_id", "ad_version.version"],
            name=op.f("facts_ad_id_version_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ad_id", "version", name=op.f("facts_pkey")),
        comment="What a version states, as the newest audit read it",
    )
    for statement in (LATEST_AUDIT, VERDICT_DETAIL, COMMENTS, COMPRESS):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP VIEW verdict_detail, latest_audit")
    op.drop_table("facts")
    op.drop_table("audit")
    op.drop_table("ad_version")
    op.drop_table("ad")
    op.drop_table("criterion")
    op.drop_table("crawl")
    op.drop_table("checklist")
    op.drop_table("board")
