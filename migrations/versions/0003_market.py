"""The market: a row a distinct job, and counts a month, both kept up with by `refresh_market`."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = """
CREATE SCHEMA market;
COMMENT ON SCHEMA market IS 'What reports read: distinct jobs, and what they say, counted';

CREATE TABLE market.term (
    id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    name text NOT NULL,
    UNIQUE (kind, name),
    CHECK (kind IN ('technology', 'cliche', 'benefit'))
);
COMMENT ON TABLE market.term IS 'What jobs name, numbered for short';

CREATE TABLE market.job (
    job_id bigint PRIMARY KEY,
    ad_id bigint NOT NULL,
    first_seen_on date NOT NULL,
    closed_on date,
    board_id integer NOT NULL,
    yearly_min integer,
    yearly_max integer,
    score real NOT NULL,
    remote_days real,
    experience smallint,
    ads smallint NOT NULL,
    reposts smallint NOT NULL,
    edits smallint NOT NULL,
    agency boolean NOT NULL,
    grade text NOT NULL,
    country text NOT NULL,
    region text,
    language text NOT NULL,
    family text NOT NULL,
    contract text NOT NULL,
    remote text NOT NULL,
    degree text NOT NULL,
    currency text,
    employer text,
    boards integer[] NOT NULL,
    met smallint[] NOT NULL,
    unmet smallint[] NOT NULL,
    technologies smallint[] NOT NULL,
    cliches smallint[] NOT NULL,
    benefits smallint[] NOT NULL,
    CHECK (closed_on >= first_seen_on),
    CHECK (yearly_min <= yearly_max),
    CHECK (ads >= 1 AND reposts >= 0 AND edits >= 0)
) WITH (fillfactor = 90);
COMMENT ON TABLE market.job IS 'A distinct job as its newest ad describes it';
COMMENT ON COLUMN market.job.ad_id IS 'The ad seen last: what the other columns are of';
COMMENT ON COLUMN market.job.first_seen_on IS 'The first of its ads (UTC)';
COMMENT ON COLUMN market.job.closed_on IS 'The last of its ads; absent: still open';
COMMENT ON COLUMN market.job.board_id IS 'Where it was seen first';
COMMENT ON COLUMN market.job.yearly_min IS 'Stated pay for a full-time year, in currency';
COMMENT ON COLUMN market.job.experience IS 'Years asked, at least';
COMMENT ON COLUMN market.job.reposts IS 'Ads on a board that had it before';
COMMENT ON COLUMN market.job.edits IS 'Changes of content, of all its ads';
COMMENT ON COLUMN market.job.agency IS 'Advertised by a recruiter or a services company';
COMMENT ON COLUMN market.job.country IS 'ISO 3166-1; ZZ: not stated';
COMMENT ON COLUMN market.job.employer IS 'The company, in one form for all spellings';
COMMENT ON COLUMN market.job.met IS 'criterion.id of what it meets; see unmet';
COMMENT ON COLUMN market.job.technologies IS 'market.term.id, as in cliches and benefits';

CREATE TABLE market.tally (
    kind text NOT NULL,
    item smallint NOT NULL,
    other smallint NOT NULL,
    month date NOT NULL,
    country text NOT NULL,
    language text NOT NULL,
    family text NOT NULL,
    opened integer NOT NULL,
    closed integer NOT NULL,
    PRIMARY KEY (kind, item, other, month, country, language, family),
    CHECK (kind IN ('job', 'technology', 'pair', 'met', 'unmet', 'cliche', 'benefit'))
);
COMMENT ON TABLE market.tally IS 'Jobs that say a thing, by the month in which they opened or closed';
COMMENT ON COLUMN market.tally.item IS 'criterion.id of met and unmet, market.term.id of the rest';
COMMENT ON COLUMN market.tally.month IS 'Its first day; of pairs, that of the quarter';
COMMENT ON COLUMN market.tally.other IS 'The second of a pair of technologies, else 0';
COMMENT ON COLUMN market.tally.country IS 'Empty, like language and family: all; pairs have no parts';

CREATE TABLE market.stale (job_id bigint NOT NULL);
COMMENT ON TABLE market.stale IS 'Jobs whose row in market.job is behind; triggers add them';
"""

TRIGGERS = """
CREATE FUNCTION market.note_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO market.stale SELECT DISTINCT job_id FROM changed;
    RETURN NULL;
END $$;

CREATE FUNCTION market.note_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO market.stale
    SELECT DISTINCT unnest(ARRAY[before.job_id, changed.job_id])
    FROM before JOIN changed USING (id)
    WHERE (before.version, before.job_id) <> (changed.version, changed.job_id)
       OR before.closed_at IS DISTINCT FROM changed.closed_at;
    RETURN NULL;
END $$;

CREATE FUNCTION market.note_audited() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO market.stale SELECT DISTINCT ad.job_id FROM changed JOIN ad ON ad.id = ad_id;
    RETURN NULL;
END $$;

CREATE TRIGGER market_new AFTER INSERT ON ad
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION market.note_new();
CREATE TRIGGER market_gone AFTER DELETE ON ad
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION market.note_new();
CREATE TRIGGER market_changed AFTER UPDATE ON ad
REFERENCING OLD TABLE AS before NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION market.note_changed();
CREATE TRIGGER market_audited AFTER INSERT ON audit
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION market.note_audited();
INSERT INTO market.stale SELECT id FROM job;
"""

FUNCTIONS = """
CREATE FUNCTION market.jobs(
    since date, until date, basis text, board text, country text, region text, language text,
    family text, contract text, by text
) RETURNS TABLE (
    part text, job_id bigint, ad_id bigint, first_seen_on date, closed_on date, board_id integer,
    yearly_min integer, yearly_max integer, score real, remote_days real, experience smallint,
    ads smallint, reposts smallint, edits smallint, agency boolean, grade text, country text,
    region text, language text, family text, contract text, remote text, degree text,
    currency text, employer text, boards integer[], met smallint[], unmet smallint[],
    technologies smallint[], cliches smallint[], benefits smallint[]
) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE $10
               WHEN 'week' THEN to_char(date_trunc('week', j.first_seen_on), 'YYYY-MM-DD')
               WHEN 'month' THEN to_char(j.first_seen_on, 'YYYY-MM')
               WHEN 'board' THEN home.name
               WHEN 'country' THEN j.country
               WHEN 'region' THEN coalesce(j.region, '')
               WHEN 'language' THEN j.language
               WHEN 'family' THEN j.family
               WHEN 'contract' THEN j.contract
               WHEN 'currency' THEN coalesce(j.currency, '')
               WHEN 'remote' THEN j.remote
               WHEN 'grade' THEN j.grade
               WHEN 'experience' THEN CASE
                   WHEN j.experience IS NULL THEN 'unspecified' WHEN j.experience < 2 THEN '0-1'
                   WHEN j.experience < 4 THEN '2-3' WHEN j.experience < 6 THEN '4-5'
                   WHEN j.experience < 10 THEN '6-9' ELSE '10+' END
               ELSE 'all' END,
           j.*
    FROM market.job AS j LEFT JOIN public.board AS home ON home.id = j.board_id
    WHERE CASE $3 WHEN 'stock' THEN j.first_seen_on < $2 AND coalesce(j.closed_on >= $2, true)
                  ELSE j.first_seen_on >= $1 AND j.first_seen_on < $2 END
      AND ($4 IS NULL OR j.boards && ARRAY(SELECT id FROM public.board WHERE name = $4))
      AND ($5 IS NULL OR j.country = $5)
      AND ($6 IS NULL OR j.region = $6)
      AND ($7 IS NULL OR j.language = $7)
      AND ($8 IS NULL OR j.family = $8)
      AND ($9 IS NULL OR j.contract = $9)
$$;
COMMENT ON FUNCTION market.jobs IS
'Distinct jobs, each with the part of the market it is in by a dimension (NULL: all). '
'Flow: those that opened from since on and before until; stock: those open at until'
"""


def upgrade() -> None:
    for statements in (TABLES, TRIGGERS, FUNCTIONS):
        op.execute(statements)


def downgrade() -> None:
    for name in ("new", "gone", "changed"):
        op.execute(f"DROP TRIGGER market_{name} ON ad")
    op.execute("DROP TRIGGER market_audited ON audit")
    op.execute("DROP SCHEMA market CASCADE")
