"""Keeps the schema `market`, which reports read, up with the ads: as much work as was changed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from adcrawler.ad import Ad
from adcrawler.extract.employer import is_agency
from adcrawler.extract.gazetteer import locate
from adcrawler.extract.job_family import job_family
from adcrawler.storage.database import Database

BATCH = 2_000
"""Jobs brought up to date in one transaction."""
NOWHERE = "ZZ"
CLICHES = ("hype", "hero-words", "jargon", "self-praise", "vague-terms")
"""Word lists whose terms are clichés when they are evidence."""
NOISE = ("no-hype", "no-hero-words", "no-jargon", "no-self-praise", "no-vague-terms")
Row = Mapping[Any, Any]


def refresh_market(database: Database) -> int:
    """Bring the market up to date and return the number of jobs that had changed."""
    total = 0
    while count := _refresh_batch(database):
        total += count
    return total


def _refresh_batch(database: Database) -> int:
    with database.engine.begin() as connection:
        connection.execute(text(_ONE_AT_A_TIME))
        jobs = list(connection.scalars(text(_TAKE_STALE), {"most": BATCH}))
        if jobs:
            found = connection.execute(text(_JOBS), {"jobs": jobs, "noise": list(NOISE)}).mappings()
            rows = json.dumps(described(connection, list(found)), default=str)
            connection.execute(text(_FRESH), {"rows": rows})
            take_over(connection, jobs)
    return len(jobs)


def described(connection: Connection, found: Sequence[Row]) -> list[Row]:
    """Return the rows of market.job, as JSON can hold them."""
    said = [_said(row) for row in found]
    numbers = {kind: numbered(connection, kind, (s[kind] for s in said)) for kind in _LISTS}
    return [
        _described(row)
        | {_LISTS[kind]: [numbers[kind][name] for name in one[kind]] for kind in one}
        for row, one in zip(found, said, strict=True)
    ]


_LISTS = {"technology": "technologies", "cliche": "cliches", "benefit": "benefits"}
"""The kinds of term, and the columns that list them."""


def _said(row: Row) -> dict[str, list[str]]:
    return {
        "technology": sorted(set(row["technologies"])),
        "cliche": cliches(row["noise"]) if row["noise"] is not None else row["known_cliches"] or [],
        "benefit": sorted(set(row["benefits"])),
    }


def cliches(quotes: Iterable[str]) -> list[str]:
    """Return the terms of the lists of noise that stand in quoted evidence, each once."""
    found = set()
    for quote in quotes:
        ad = Ad("", quote, lang="en")
        found |= {hit.term.strip("*=") for name in CLICHES for hit in ad.terms(name)}
    return sorted(found)


def _described(row: Row) -> dict[str, Any]:
    """Return the columns that are one value."""
    places = filter(None, map(locate, row["locations"]))
    place = next(places, None)
    same = {name: row[name] for name in _TAKEN_OVER}
    return same | {
        "country": place.country if place else NOWHERE,
        "region": place.region if place else None,
        "family": job_family(row["title"], row["technologies"]),
        "agency": is_agency(row["company"]),
        "first_seen_on": row["first_seen_on"].isoformat(),
        "closed_on": row["closed_on"].isoformat() if row["closed_on"] else None,
    }


_TAKEN_OVER = (
    "job_id", "ad_id", "board_id", "boards", "ads", "reposts", "edits", "language", "contract",
    "remote", "remote_days", "experience", "degree", "currency", "yearly_min", "yearly_max",
    "employer", "score", "grade", "met", "unmet",
)  # fmt: skip


def numbered(connection: Connection, kind: str, lists: Iterable[Sequence[str]]) -> dict[str, int]:
    """Return the numbers of terms, giving new ones theirs."""
    names = sorted({name for names in lists for name in names})
    values = {"kind": kind, "names": names}
    known: dict[str, int] = dict(connection.execute(text(_TERMS), values).all())
    if missing := [name for name in names if name not in known]:
        added = connection.execute(text(_ADD_TERMS), {"kind": kind, "names": missing})
        known |= dict(added.all())
    return known


def take_over(connection: Connection, jobs: Sequence[int]) -> None:
    """Put the rows of the table `fresh` in place of these jobs', and count the difference.

    Jobs that have no row there are gone.
    """
    for statement in (_TALLY, _REMOVE):
        connection.execute(text(statement), {"jobs": list(jobs)})
    connection.execute(text(_INSERT))


_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('market'))"

_TAKE_STALE = """
WITH first AS (SELECT DISTINCT job_id FROM market.stale ORDER BY job_id LIMIT :most),
     taken AS (DELETE FROM market.stale USING first WHERE stale.job_id = first.job_id)
SELECT job_id FROM first
"""

_JOBS = """
WITH life AS (
    SELECT job_id, min(first_seen_at) AS first_seen_at,
           CASE WHEN bool_and(closed_at IS NOT NULL) THEN max(closed_at) END AS closed_at,
           count(*) AS ads, count(*) - count(DISTINCT board_id) AS reposts,
           sum(version - 1) AS edits, array_agg(DISTINCT board_id) AS boards,
           (array_agg(board_id ORDER BY first_seen_at, id))[1] AS board_id,
           (array_agg(id ORDER BY last_seen_at DESC, id DESC))[1] AS ad_id
    FROM ad WHERE job_id = ANY(:jobs) GROUP BY job_id
)
SELECT life.job_id, life.ad_id, life.board_id, life.boards, life.ads, life.reposts,
       life.edits::int, (life.first_seen_at AT TIME ZONE 'UTC')::date AS first_seen_on,
       (life.closed_at AT TIME ZONE 'UTC')::date AS closed_on, job.company AS employer,
       said.title, said.company, said.locations, said.language,
       facts.technologies, facts.benefits, facts.contract, facts.remote, facts.remote_days,
       facts.experience_years_min AS experience, facts.degree, facts.salary_currency AS currency,
       round(facts.salary_yearly_min)::int AS yearly_min,
       round(facts.salary_yearly_max)::int AS yearly_max,
       audit.score, audit.grade, audit.met, audit.unmet,
       CASE WHEN said.text IS NOT NULL THEN ARRAY(
           SELECT substring(said.title || E'\\n\\n' || said.text
                            FROM lower(range) + 1 FOR upper(range) - lower(range))
           FROM unnest(audit.span, audit.span_criterion) AS evidence (range, whose)
           JOIN criterion ON criterion.id = whose AND criterion.name = ANY(:noise)
       ) END AS noise,
       ARRAY(SELECT term.name FROM market.job AS before, unnest(before.cliches) AS known
             JOIN market.term ON term.id = known WHERE before.job_id = life.job_id)
           AS known_cliches
FROM life
JOIN job ON job.id = life.job_id
JOIN ad ON ad.id = life.ad_id
JOIN ad_version AS said ON said.ad_id = ad.id AND said.version = ad.version
JOIN facts ON facts.ad_id = ad.id AND facts.version = ad.version
JOIN LATERAL (
    SELECT * FROM audit WHERE audit.ad_id = ad.id AND audit.version = ad.version
    ORDER BY checklist_id DESC LIMIT 1
) AS audit ON true
"""

_TERMS = "SELECT name, id FROM market.term WHERE kind = :kind AND name = ANY(:names)"
_ADD_TERMS = """
INSERT INTO market.term (kind, name) SELECT :kind, unnest(CAST(:names AS text[]))
RETURNING name, id
"""

_FRESH = """
CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS
SELECT * FROM jsonb_populate_recordset(NULL::market.job, CAST(:rows AS jsonb))
"""

_TALLY = """
WITH job AS (
    SELECT 1 AS sign, * FROM fresh
    UNION ALL
    SELECT -1, * FROM market.job WHERE job_id = ANY(:jobs)
),
said AS (
    SELECT 'job' AS kind, 0::smallint AS item, 0::smallint AS other, job.* FROM job
    UNION ALL SELECT 'met', id, 0, job.* FROM job, unnest(met) AS id
    UNION ALL SELECT 'unmet', id, 0, job.* FROM job, unnest(unmet) AS id
    UNION ALL SELECT 'technology', id, 0, job.* FROM job, unnest(technologies) AS id
    UNION ALL SELECT 'cliche', id, 0, job.* FROM job, unnest(cliches) AS id
    UNION ALL SELECT 'benefit', id, 0, job.* FROM job, unnest(benefits) AS id
    UNION ALL SELECT 'pair', one, two, job.*
              FROM job, unnest(technologies) AS one, unnest(technologies) AS two WHERE one < two
),
moved AS (
    SELECT kind, item, other, first_seen_on AS day, country, language, family,
           sign AS opened, 0 AS closed
    FROM said
    UNION ALL
    SELECT kind, item, other, closed_on, country, language, family, 0, sign
    FROM said WHERE closed_on IS NOT NULL
)
INSERT INTO market.tally AS tally (
    kind, item, other, month, country, language, family, opened, closed
)
SELECT kind, item, other,
       date_trunc(CASE kind WHEN 'pair' THEN 'quarter' ELSE 'month' END, day)::date,
       CASE kind WHEN 'pair' THEN '' ELSE country END,
       CASE kind WHEN 'pair' THEN '' ELSE language END,
       CASE kind WHEN 'pair' THEN '' ELSE family END,
       sum(opened), sum(closed)
FROM moved
GROUP BY 1, 2, 3, 4, 5, 6, 7
HAVING sum(opened) <> 0 OR sum(closed) <> 0
ON CONFLICT (kind, item, other, month, country, language, family)
DO UPDATE SET opened = tally.opened + excluded.opened, closed = tally.closed + excluded.closed
"""

_REMOVE = "DELETE FROM market.job WHERE job_id = ANY(:jobs)"
_INSERT = "INSERT INTO market.job SELECT * FROM fresh"
