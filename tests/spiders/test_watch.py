"""A board that is not as it was: its crawl ends as suspicious and closes nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from adcrawler.storage.database import Database
from tests.spiders.site import Crawl, Page, Site


def listed(*numbers: int, **changes: Any) -> Page:
    """Return a Greenhouse list."""
    jobs = [
        {
            "id": number,
            "title": "Python developer",
            "absolute_url": f"https://ferry.example/{number}",
            "location": {"name": "Le Havre"},
            "content": f"&lt;p&gt;You steer ferry no. {number} with Python.&lt;/p&gt;",
            **changes,
        }
        for number in numbers
    ]
    return Page(json.dumps({"jobs": jobs}), headers={"Content-Type": "application/json"})


@pytest.fixture
def stored(crawl: Callable[..., Crawl], database: Database, site: Site) -> Callable[..., Crawl]:
    """Return a function that crawls the site's list into the database."""

    def stored(*arguments: str) -> Crawl:
        settings = {
            "ITEM_PIPELINES": {
                "adcrawler.pipelines.audit.AuditPipeline": 1,
                "adcrawler.pipelines.store.StorePipeline": 2,
            },
            "EXTENSIONS": {
                "adcrawler.extensions.crawl_log.CrawlLog": 1,
                "adcrawler.extensions.watch.Watch": 2,
            },
        }
        assert database.url
        url = database.url.render_as_string(hide_password=False)
        packed = {name: json.dumps(value) for name, value in settings.items()}
        board = f"board={site.url}/jobs"
        return crawl(board, *arguments, spider="greenhouse", ADCRAWLER_DATABASE_URL=url, **packed)

    return stored


def counts(database: Database) -> tuple[int, int]:
    """Return how many ads are open and closed."""
    query = "SELECT count(*) FILTER (WHERE closed_at IS NULL), count(closed_at) FROM ad"
    with database.connect() as connection:
        still_open, closed = connection.execute(text(query)).one()
    return still_open, closed


@pytest.mark.slow
def test_a_board_with_few_ads_left_closes_none(
    site: Site, stored: Callable[..., Crawl], database: Database
) -> None:
    site.pages = {"/jobs": [listed(*range(9)), listed(1, 2)]}
    assert stored().code == 0
    doubted = stored()
    assert doubted.code == 1
    assert f"{site.url}/jobs is suspicious: it gave 2 ads, and 9 when" in doubted.lines[0]
    assert " ERROR " in doubted.lines[0]
    assert doubted.lines[1].startswith("adcrawler: the crawl failed: its board is not as it was")
    assert counts(database) == (9, 0)


@pytest.mark.slow
def test_a_person_who_has_looked_is_believed(
    site: Site, stored: Callable[..., Crawl], database: Database
) -> None:
    site.pages = {"/jobs": [listed(*range(9)), listed(1, 2)]}
    assert stored().code == 0
    assert stored("trust=1").code == 0
    assert counts(database) == (2, 7)


@pytest.mark.slow
def test_a_field_that_all_ads_had_and_none_has_is_told(
    site: Site, stored: Callable[..., Crawl], database: Database
) -> None:
    numbers = range(6)
    site.pages = {"/jobs": [listed(*numbers), listed(*numbers, location={"label": "Le Havre"})]}
    assert stored().code == 0
    doubted = stored()
    assert doubted.code == 1
    assert "no ad has 'locations' any more, and all 6 had it" in doubted.lines[0]
    query = "SELECT finish_reason, complete, cardinality(suspicions) FROM crawl ORDER BY id"
    with database.connect() as connection:
        crawls = [tuple(row) for row in connection.execute(text(query))]
    assert crawls == [("finished", True, 0), ("suspicious", False, 1)]


@pytest.mark.slow
def test_a_removed_board_closes_its_ads(
    site: Site, stored: Callable[..., Crawl], database: Database
) -> None:
    site.pages = {"/jobs": [listed(1, 2), Page("gone", 404)]}
    assert stored().code == 0
    removed = stored()
    assert removed.lines == [f"adcrawler: {site.url}/jobs does not exist (HTTP 404)"]
    assert counts(database) == (0, 2)
