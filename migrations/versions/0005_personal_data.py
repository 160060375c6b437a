"""Quotes without the ways to reach their people."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MASKED = r"""
CREATE FUNCTION masked(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT regexp_replace(
    regexp_replace(text, '[\w.+-]+@[\w-]+(?:-\n[\w-]+)?(?:\.[\w-]+)+', '[e-mail]', 'g'),
    '(?:(?<![\w.,/+-])(?:(?:\+|00)\d{1,3}[ .-]?(?:\(0\)[ .-]?)?\d(?:[ .-]?\d){6,11}'
    '|0[1-9](?:[ .-]?\d\d){4}|0\d{2,4} \d{3,4} \d{3,4})'
    '|(?<![\d.,/+-])(?:\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4}))(?![\w%€$/-])',
    '[phone]', 'g')
$$;
COMMENT ON FUNCTION masked IS 'A text without e-mail addresses and telephone numbers'
"""

VERDICT_DETAIL = """
CREATE OR REPLACE VIEW verdict_detail AS
SELECT audit.ad_id, audit.version, audit.checklist_id, criterion.name AS criterion,
       CASE WHEN criterion.id = ANY (audit.met) THEN 'pass'
            WHEN criterion.id = ANY (audit.unmet) THEN 'fail'
            ELSE 'na' END AS outcome,
       ARRAY(
           SELECT {quote}
           FROM (
               SELECT substring(ad_version.title || E'\\n\\n' || ad_version.text
                                FROM lower(range) + 1 FOR upper(range) - lower(range)) AS quote,
                      place
               FROM unnest(audit.span, audit.span_criterion)
                    WITH ORDINALITY AS s (range, whose, place)
               WHERE whose = criterion.id AND ad_version.text IS NOT NULL
           ) AS quoted
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

MASKED_QUOTE = """CASE criterion.name WHEN 'contact-person' THEN '[name]'
               WHEN 'contact-email' THEN '[e-mail]' WHEN 'contact-phone' THEN '[phone]'
               ELSE masked(quote) END"""


def upgrade() -> None:
    op.execute(MASKED)
    op.execute(VERDICT_DETAIL.format(quote=MASKED_QUOTE))


def downgrade() -> None:
    op.execute(VERDICT_DETAIL.format(quote="quote"))
    op.execute("DROP FUNCTION masked(text)")
