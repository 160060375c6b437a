"""Every report equals rows worked out by hand, on a market of five jobs."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from adcrawler.reports.catalogue import find_reports
from adcrawler.reports.run import Result, run
from adcrawler.storage.database import Database
from adcrawler.storage.market import take_over
from tests.reports.conftest import JOBS, PLAIN, put

SPRING = {"since": "2026-03-01", "until": "2026-06-01"}
MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))
THIRD = pytest.approx(1 / 3)
TWO_THIRDS = pytest.approx(2 / 3)
EXPECTED: dict[str, list[tuple[Any, ...]]] = {
    "headline": [(5, 3, 54.0, 5, 0.6, 0.6, 0.6)],
    "flow": [(MARCH, 2, 0, 2), (APRIL, 2, 2, 2), (MAY, 1, 0, 3)],
    "remote": [
        ("all", "hybrid", 2, 5, 0.4), ("all", "onsite", 1, 5, 0.2), ("all", "remote", 1, 5, 0.2),
        ("all", "unspecified", 1, 5, 0.2),
    ],
    "contracts": [
        ("all", "permanent", 2, 5, 0.4), ("all", "fixed-term", 1, 5, 0.2),
        ("all", "freelance", 1, 5, 0.2), ("all", "unspecified", 1, 5, 0.2),
    ],
    "degrees": [
        ("all", "none", 3, 5, 0.6), ("all", "bachelor", 1, 5, 0.2), ("all", "master", 1, 5, 0.2),
    ],
    "experience": [
        ("all", "3", 2, 5, 0.4), ("all", "unspecified", 2, 5, 0.4), ("all", "5", 1, 5, 0.2),
    ],
    "families": [
        ("all", "backend", 3, 5, 0.6), ("all", "data", 1, 5, 0.2), ("all", "other", 1, 5, 0.2),
    ],
    "languages": [("all", "fr", 3, 5, 0.6), ("all", "en", 2, 5, 0.4)],
    "places": [
        ("FR", "Bretagne", 2, 5, 0.4), ("FR", None, 1, 5, 0.2), ("GB", "England", 1, 5, 0.2),
        ("ZZ", None, 1, 5, 0.2),
    ],
    "salary-stated": [
        ("2026-03", 1, 2, 0.5), ("2026-04", 1, 2, 0.5), ("2026-05", 1, 1, 1.0),
    ],
    "salary": [
        ("EUR", "backend", 2, 31500, 33750, 37500, 41250, 43500),
        ("GBP", "data", 1, 60000, 60000, 60000, 60000, 60000),
    ],
    "salary-width": [("EUR", "backend", 1, 2, 0.5, 0.25), ("GBP", "data", 0, 1, 0.0, None)],
    "scores": [
        ("2026-03", 2, 60.0, 0.0, 0.5, 0.0, 0.0, 0.5, 0.0),
        ("2026-04", 2, 40.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.5),
        ("2026-05", 1, 70.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0),
    ],
    "criteria": [
        ("contact-email", 1, 5, 0.2, None), ("no-hype", 3, 5, 0.6, None),
        ("salary", 3, 5, 0.6, None),
    ],
    "technologies": [
        (1, "Python", 3, 5, 0.6, 3, 0.5, 1.0), (2, "Java", 1, 5, 0.2, 0, 0.0, 0.0),
        (2, "PostgreSQL", 1, 5, 0.2, 1, 0.0, 0.0), (2, "Spark", 1, 5, 0.2, 1, -0.5, 0.0),
    ],
    "technology-pairs": [
        ("PostgreSQL", "Python", 1, 5, 0.2, pytest.approx(5 / 3)),
        ("Python", "Spark", 1, 5, 0.2, pytest.approx(5 / 3)),
    ],
    "cliches": [
        (1, "innovant", 2, 5, 0.4, 2, -0.5, 0.0), (1, "ninja", 2, 5, 0.4, 1, -1.0, 0.0),
    ],
    "benefits": [(1, "RTT", 1, 5, 0.2, 1, 0.0, 0.0)],
    "contact": [
        ("all", "contact-email", 1, 5, 0.2), ("all", "contact-person", 0, 5, 0.0),
        ("all", "contact-phone", 0, 5, 0.0), ("all", "contact-position", 0, 5, 0.0),
    ],
    "life": [
        ("backend", 3, 1, 21, THIRD, THIRD, 0.0), ("data", 1, 0, None, 0.0, 0.0, 0.0),
        ("other", 1, 1, 14, 0.0, 0.0, 0.0),
    ],
    "employers": [("lutin", 2, 60.0, 0.5, 0.5), ("=quill", 1, 60.0, 1.0, 0.0)],
    "boards": [
        ("alpha", 3, pytest.approx(190 / 3), TWO_THIRDS, TWO_THIRDS, THIRD, THIRD),
        ("beta", 2, 40.0, 0.5, 0.5, 1.0, 0.0),
    ],
    "transparency": [
        ("before", None, 1, 2, 0.5, 0.5), ("after", None, 2, 3, TWO_THIRDS, 0.0),
        ("before", MARCH, 1, 2, 0.5, 0.5), ("after", APRIL, 1, 2, 0.5, 0.0),
        ("after", MAY, 1, 1, 1.0, 0.0),
    ],
}  # fmt: skip
GIVEN = {"transparency": {"law": "2026-04-01"}}


def made(database: Database, name: str, **given: str) -> Result:
    with database.engine.connect() as connection:
        return run(connection, find_reports()[name], given)


def plain(result: Result) -> list[tuple[Any, ...]]:
    """Return the rows with numbers that compare."""
    return [tuple(_plain(value) for value in row) for row in result.rows]


def _plain(value: Any) -> Any:
    return float(value) if type(value).__name__ == "Decimal" else value


def test_every_report_has_its_rows_here() -> None:
    assert set(EXPECTED) == set(find_reports())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_report_equals_what_is_worked_out_by_hand(market: Database, name: str) -> None:
    result = made(market, name, **SPRING, **GIVEN.get(name, {}))
    assert plain(result) == EXPECTED[name]


def test_an_empty_market_gives_a_sensible_answer(database: Database) -> None:
    rows = {name: made(database, name).rows for name in EXPECTED}
    assert rows.pop("headline") == ((0, 0, None, 0, None, None, None),)
    assert set(rows.values()) == {()}


@pytest.mark.parametrize(
    ("given", "jobs"),
    [
        ({}, 5),
        ({"basis": "stock"}, 3),
        ({"basis": "stock", "until": "2026-04-15"}, 3),
        ({"since": "2026-04-01"}, 3),
        ({"country": "FR"}, 3),
        ({"region": "Bretagne"}, 2),
        ({"language": "en"}, 2),
        ({"family": "data"}, 1),
        ({"contract": "permanent"}, 2),
        ({"board": "beta"}, 2),
        ({"board": "nowhere"}, 0),
    ],
)
def test_filters_leave_the_jobs_that_fit(
    market: Database, given: dict[str, str], jobs: int
) -> None:
    rows = made(market, "families", **(SPRING | given)).records()
    assert sum(row["jobs"] for row in rows) == jobs


@pytest.mark.parametrize(
    ("by", "parts"),
    [
        ("all", {"all": 5}),
        (
            "week",
            {"2026-03-02": 1, "2026-03-16": 1, "2026-03-30": 1, "2026-04-06": 1, "2026-05-11": 1},
        ),
        ("month", {"2026-03": 2, "2026-04": 2, "2026-05": 1}),
        ("board", {"alpha": 3, "beta": 2}),
        ("country", {"FR": 3, "GB": 1, "ZZ": 1}),
        ("region", {"": 2, "Bretagne": 2, "England": 1}),
        ("language", {"en": 2, "fr": 3}),
        ("family", {"backend": 3, "data": 1, "other": 1}),
        ("contract", {"fixed-term": 1, "freelance": 1, "permanent": 2, "unspecified": 1}),
        ("remote", {"hybrid": 2, "onsite": 1, "remote": 1, "unspecified": 1}),
        ("experience", {"2-3": 2, "4-5": 1, "unspecified": 2}),
    ],
)  # fmt: skip
def test_parts_of_the_market(market: Database, by: str, parts: dict[str, int]) -> None:
    assert {
        row["part"]: row["n"] for row in made(market, "scores", **SPRING, by=by).records()
    } == parts


def test_sums_agree_between_reports(market: Database) -> None:
    totals = {
        sum(row["jobs"] for row in made(market, name, **SPRING).records())
        for name in (
            "remote",
            "contracts",
            "degrees",
            "experience",
            "families",
            "languages",
            "places",
        )
    }
    new = sum(row["new"] for row in made(market, "flow", **SPRING).records())
    headline = made(market, "headline", **SPRING).records()[0]
    assert totals == {new} == {headline["jobs"]}
    assert made(market, "flow", **SPRING).records()[-1]["open"] == headline["open"]


def test_counts_follow_what_changes(own_market: Database) -> None:
    """The counts kept from change to change equal those made anew."""
    changed = PLAIN | JOBS[2] | {"job_id": 3, "ad_id": 9, "closed_on": "2026-05-30"}
    changed |= {"technologies": ["Python", "Rust"], "cliches": []}
    with own_market.engine.begin() as connection:
        put(connection, [changed])
        kept = connection.execute(text(_COUNTS)).all()
    with own_market.engine.begin() as connection:
        connection.execute(text("CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS TABLE market.job"))
        connection.execute(text("TRUNCATE market.job, market.tally"))
        take_over(connection, [])
        assert connection.execute(text(_COUNTS)).all() == kept


_COUNTS = "SELECT * FROM market.tally WHERE (opened, closed) <> (0, 0) ORDER BY 1, 2, 3, 4, 5, 6, 7"
