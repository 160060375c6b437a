"""How long reports take on a large market: fills one with invented jobs and times every report.

    python tools/bench_reports.py 1000000 ads-en.jsonl.gz ads-fr.jsonl.gz …

The jobs are drawn from audits of the ads in the given files, with their technologies, pay and
verdicts; dates over 24 months, boards, employers and places are invented. The database is a
PostgreSQL of its own, in a temporary folder, as the package starts it.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from adcrawler.ad_files import Problem, read_ads
from adcrawler.checklist import audit
from adcrawler.checklist.criterion import Outcome
from adcrawler.extract.gazetteer import locate
from adcrawler.extract.job_family import job_family
from adcrawler.lexicon import Span
from adcrawler.reports.catalogue import find_reports
from adcrawler.reports.page import render_page
from adcrawler.reports.run import run
from adcrawler.sources import find_sources
from adcrawler.storage import embedded
from adcrawler.storage.database import Database, parse_url
from adcrawler.storage.market import NOISE, NOWHERE, cliches, numbered, refresh_market, take_over

CHUNK = 50_000
MODELS = 2_000
"""Ads that the jobs are drawn from, at most."""
BOARDS, EMPLOYERS, MONTHS = 40, 30_000, 24


def models(paths: list[str]) -> Iterator[dict[str, Any]]:
    """Yield what ads of these files say, as a market's row."""
    for source in find_sources(paths):
        for found in read_ads(source):
            if isinstance(found, Problem):
                continue
            judged = audit(found.ad)
            facts, place = judged.ad.facts, locate(found.ad.location or "")
            salary = facts.salary
            quotes = [
                judged.ad.quote(e)
                for name in NOISE
                for e in judged.verdicts[name].evidence
                if isinstance(e, Span)
            ]
            yield {
                "score": judged.score,
                "grade": judged.grade,
                "met": judged.having(Outcome.MET),
                "unmet": judged.having(Outcome.UNMET),
                "technologies": sorted(set(facts.technologies)),
                "benefits": sorted(set(facts.benefits)),
                "cliches": cliches(quotes),
                "language": judged.ad.lang,
                "family": job_family(found.ad.title, facts.technologies),
                "country": place.country if place else NOWHERE,
                "region": place.region if place else None,
                "contract": facts.contract,
                "remote": facts.remote,
                "remote_days": facts.remote_days,
                "experience": facts.experience_years_min,
                "degree": facts.degree,
                "currency": salary.currency if salary else None,
                "yearly_min": salary.yearly_min if salary else None,
                "yearly_max": salary.yearly_max if salary else None,
            }


_MODEL = """
CREATE TEMPORARY TABLE model AS
SELECT row_number() OVER ()::int AS number, job.*
FROM jsonb_populate_recordset(NULL::market.job, CAST(:rows AS jsonb)) AS job
"""


def fill(connection: Connection, rows: list[dict[str, Any]], jobs: int) -> None:
    """Add jobs drawn from the models, through the same statements as a refresh."""
    connection.execute(text(_MODEL), {"rows": json.dumps(rows)})
    for first in range(0, jobs, CHUNK):
        count = min(CHUNK, jobs - first)
        values = {"first": first, "count": count, "models": len(rows)}
        values |= {"boards": BOARDS, "employers": EMPLOYERS, "days": MONTHS * 30}
        connection.execute(text(_DRAW), values)
        take_over(connection, [])
        connection.execute(text("DROP TABLE fresh"))
        connection.commit()


_DRAW = """
CREATE TEMPORARY TABLE fresh AS
WITH drawn AS (
    SELECT :first + i AS job_id, 1 + floor(random() * :models)::int AS number,
           CURRENT_DATE - (:days * random())::int AS first_seen_on,
           1 + floor(:boards * power(random(), 2))::int AS board_id,
           1 + floor(:employers * power(random(), 3))::int AS employer,
           (15 * exp(1.2 * sqrt(-2 * ln(random() + 1e-9)) * cos(2 * pi() * random())))::int AS days,
           (random() * random() * 3)::int AS reposts
    FROM generate_series(1, :count) AS i
)
SELECT drawn.job_id, drawn.job_id AS ad_id, drawn.first_seen_on,
       CASE WHEN drawn.first_seen_on + days < CURRENT_DATE THEN drawn.first_seen_on + days END
           AS closed_on,
       drawn.board_id, yearly_min, yearly_max, score, remote_days, experience,
       (1 + drawn.reposts)::smallint AS ads, drawn.reposts::smallint AS reposts,
       (random() * random() * 4)::smallint AS edits, drawn.employer % 9 = 0 AS agency, grade,
       country, region, language, family, contract, remote, degree, currency,
       'employer ' || drawn.employer AS employer, ARRAY[drawn.board_id] AS boards,
       met, unmet, technologies, cliches, benefits
FROM drawn JOIN model USING (number)
"""


def with_numbers(connection: Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the models with numbers for names."""
    criteria = sorted({name for row in rows for key in ("met", "unmet") for name in row[key]})
    connection.execute(
        text("INSERT INTO criterion (name) SELECT unnest(CAST(:names AS text[]))"),
        {"names": criteria},
    )
    ids: dict[str, dict[str, int]] = {}
    ids["met"] = ids["unmet"] = dict(
        connection.execute(text("SELECT name, id FROM criterion")).all()
    )
    for column, kind in (
        ("technologies", "technology"),
        ("cliches", "cliche"),
        ("benefits", "benefit"),
    ):
        ids[column] = numbered(connection, kind, (row[column] for row in rows))
    return [row | {c: [ids[c][name] for name in row[c]] for c in ids} for row in rows]


_COPY = """
INSERT INTO market.job
SELECT another.*
FROM market.job,
     jsonb_build_object('job_id', job_id + :add, 'ad_id', ad_id + :add) AS numbers,
     jsonb_populate_record(job, numbers) AS another
WHERE job_id <= :jobs
"""
_COUNT_COPIES = "UPDATE market.tally SET opened = opened * :copies, closed = closed * :copies"


def copy(connection: Connection, jobs: int, copies: int) -> None:
    """Have each of the jobs so many times."""
    for number in range(1, copies):
        connection.execute(text(_COPY), {"add": jobs * number, "jobs": jobs})
    connection.execute(text(_COUNT_COPIES), {"copies": copies})
    connection.commit()


def prepare(database: Database, jobs: int, paths: list[str], copies: int = 1) -> None:
    """Fill the market with `jobs` jobs, `copies` times each."""
    rows = list(models(paths))
    random.seed(1)
    rows = random.sample(rows, min(MODELS, len(rows)))
    with database.engine.connect() as connection:
        names = {"names": [f"board-{number}" for number in range(1, BOARDS + 1)]}
        connection.execute(
            text("INSERT INTO board (name) SELECT unnest(CAST(:names AS text[]))"), names
        )
        fill(connection, with_numbers(connection, rows), jobs)
        copy(connection, jobs, copies)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def main(jobs: int, paths: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(parse_url(embedded.start(Path(folder))))
        try:
            database.upgrade()
            prepare(database, jobs, paths)
            for name, seconds in measure(database):
                print(f"{name:<20} {seconds:8.2f} s", flush=True)
        finally:
            database.close()
            embedded.stop_using(Path(folder))


def measure(database: Database) -> Iterator[tuple[str, float]]:
    """Yield how many seconds each report takes, the page, and counting the jobs one by one."""
    work: dict[str, Callable[[Connection], object]] = {
        report.name: partial(run, report=report, given={}) for report in find_reports().values()
    }
    work["count"] = lambda connection: connection.scalar(
        text("SELECT count(edits) FROM market.job")
    )
    for name, ask in work.items():
        with database.engine.connect() as connection:
            begin = time.perf_counter()
            ask(connection)
        yield name, time.perf_counter() - begin
    for name, make in (("refresh, no change", refresh_market), ("page", _page)):
        begin = time.perf_counter()
        make(database)
        yield name, time.perf_counter() - begin


def _page(database: Database) -> None:
    render_page(database, "en", {})


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
