"""A small market whose reports can be worked out by hand."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Connection, text

from adcrawler.storage.database import Database
from adcrawler.storage.market import numbered, take_over

CRITERIA = ["contact-email", "no-hype", "salary"]
JOBS: list[dict[str, Any]] = [
    {
        "first_seen_on": "2026-03-02", "board_id": 1, "country": "FR", "region": "Bretagne",
        "language": "fr", "family": "backend", "contract": "permanent", "remote": "hybrid",
        "experience": 3,
        "currency": "EUR", "yearly_min": 40000, "yearly_max": 50000, "score": 80, "grade": "B",
        "employer": "lutin", "edits": 1, "met": ["salary", "contact-email"], "unmet": ["no-hype"],
        "technologies": ["PostgreSQL", "Python"], "cliches": ["innovant"], "benefits": ["RTT"],
    },
    {
        "first_seen_on": "2026-03-20", "closed_on": "2026-04-10", "board_id": 1, "country": "FR",
        "region": "Bretagne", "language": "fr", "family": "backend", "contract": "permanent",
        "remote": "onsite", "degree": "master", "score": 40, "grade": "E", "employer": "lutin",
        "reposts": 1, "ads": 2, "met": ["no-hype"], "unmet": ["salary", "contact-email"],
        "technologies": ["Java"],
    },
    {
        "first_seen_on": "2026-04-05", "board_id": 2, "country": "GB", "region": "England",
        "language": "en", "family": "data", "contract": "freelance", "remote": "remote",
        "experience": 5, "currency": "GBP", "yearly_min": 60000, "yearly_max": 60000, "score": 60,
        "grade": "C", "employer": "=quill",
        "met": ["salary", "no-hype"], "unmet": ["contact-email"],
        "technologies": ["Python", "Spark"], "cliches": ["innovant", "ninja"],
    },
    {
        "first_seen_on": "2026-04-06", "closed_on": "2026-04-20", "board_id": 2, "score": 20,
        "grade": "F", "unmet": CRITERIA, "cliches": ["ninja"],
    },
    {
        "first_seen_on": "2026-05-11", "board_id": 1, "country": "FR", "language": "fr",
        "family": "backend", "contract": "fixed-term", "remote": "hybrid", "experience": 3,
        "degree": "bachelor", "currency": "EUR", "yearly_min": 30000, "score": 70, "grade": "B",
        "employer": "hays", "agency": True,
        "met": ["salary", "no-hype"], "unmet": ["contact-email"],
        "technologies": ["Python"],
    },
]  # fmt: skip
PLAIN = {
    "ads": 1, "reposts": 0, "edits": 0, "agency": False, "country": "ZZ", "language": "en",
    "family": "other", "contract": "unspecified", "remote": "unspecified", "degree": "none",
    "met": [], "unmet": [], "technologies": [], "cliches": [], "benefits": [],
}  # fmt: skip
KINDS = {"technologies": "technology", "cliches": "cliche", "benefits": "benefit"}


@pytest.fixture(scope="module")
def market(shared_database: Database) -> Database:
    """Return a database that knows the jobs above, for tests that only read."""
    fill(shared_database)
    return shared_database


@pytest.fixture
def own_market(database: Database) -> Database:
    """Return the same, for a test that changes it."""
    fill(database)
    return database


def fill(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO board (name) VALUES ('alpha'), ('beta')"))
        connection.execute(
            text("INSERT INTO criterion (name) SELECT unnest(CAST(:names AS text[]))"),
            {"names": CRITERIA},
        )
        rows = [PLAIN | job | {"job_id": n, "ad_id": n} for n, job in enumerate(JOBS, 1)]
        put(connection, rows)


def put(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Put rows with names into the market, as a refresh does."""
    ids: dict[str, Mapping[str, int]] = {
        column: numbered(connection, kind, (row[column] for row in rows))
        for column, kind in KINDS.items()
    }
    found = connection.execute(text("SELECT name, id FROM criterion"))
    known: dict[str, int] = dict(found.all())
    ids |= {"met": known, "unmet": known}
    numbers = [
        row | {"boards": [row["board_id"]]} | {c: [ids[c][n] for n in row[c]] for c in ids}
        for row in rows
    ]
    connection.execute(
        text(
            "CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS SELECT * FROM "
            "jsonb_populate_recordset(NULL::market.job, CAST(:rows AS jsonb))"
        ),
        {"rows": json.dumps(numbers)},
    )
    take_over(connection, [row["job_id"] for row in rows])
