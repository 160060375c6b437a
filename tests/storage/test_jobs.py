"""Each job is counted once, however often it is advertised."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store

MakeAd = Callable[..., AuditedAd]

TEXT = (
    "<p>You write the timetable of our night trains with five others, in Python and PostgreSQL.</p>"
    "<p>On Mondays we plan, on Fridays we repair; nobody is on call at night. The work is at the "
    "main station, two days a week from home if you like.</p><p>€52,000 to €58,000 a year.</p>"
)


@pytest.fixture
def store(database: Database) -> Store:
    return Store.opened(database, open_crawl(database, "test", {}), default_checklist())


@pytest.fixture
def make(make_ad: MakeAd) -> MakeAd:
    def make(key: str, **values: Any) -> AuditedAd:
        usual = {"description": TEXT, "company": "Nachtzug GmbH", "locations": ["Strasbourg, FR"]}
        return make_ad(key, **(usual | values))

    return make


def jobs(database: Database) -> list[list[str]]:
    """Return the keys of the ads of each job, in the order of the jobs."""
    query = "SELECT array_agg(key ORDER BY key) FROM ad GROUP BY job_id ORDER BY job_id"
    with database.connect() as connection:
        return [list(row[0]) for row in connection.execute(text(query))]


def test_a_copy_on_another_board_and_a_repost_are_the_same_job(
    store: Store, make: MakeAd, database: Database
) -> None:
    store.write([make("1")])
    copy = make("2", board="other.example", company="NACHTZUG", locations=["67000 Strasbourg"])
    store.write([copy])
    store.write([make("3", title="Python developer (m/f/d)")])
    assert jobs(database) == [["1", "2", "3"]]
    with database.connect() as connection:
        found = connection.execute(text("SELECT ads, boards, company FROM job_life")).one()
    assert tuple(found) == (3, 2, "nachtzug")


def test_ads_of_one_batch_are_compared_too(store: Store, make: MakeAd, database: Database) -> None:
    store.write([make("1"), make("2"), make("3", locations=["Lyon"])])
    assert jobs(database) == [["1", "2"], ["3"]]


@pytest.mark.parametrize(
    "other",
    [
        {"locations": ["Metz, FR"]},
        {"title": "Ruby developer"},
        {"title": "Senior Python developer"},
        {"description": "<p>We sell bicycles and need somebody for our shop's pages, in Django."},
    ],
)
def test_another_place_title_or_text_is_another_job(
    store: Store, make: MakeAd, database: Database, other: dict[str, Any]
) -> None:
    store.write([make("1")])
    store.write([make("2", **other)])
    assert jobs(database) == [["1"], ["2"]]


def test_an_ad_without_a_place_joins_no_two_places(
    store: Store, make: MakeAd, database: Database
) -> None:
    for key, places in (("1", ["Lyon"]), ("2", []), ("3", ["Metz"])):
        store.write([make(key, locations=places)])
    assert jobs(database) == [["1", "2"], ["3"]]


def test_a_changed_ad_keeps_its_job_and_is_known_by_its_new_text(
    store: Store, make: MakeAd, database: Database
) -> None:
    other = TEXT.replace("night trains", "river boats").replace("Python", "Elixir")
    store.write([make("1")])
    store.write([make("1", description=f"{other}<p>Come and see us at the quay first.</p>")])
    store.write([make("2", description=f"{other}<p>Come and see us at the quay first.</p>")])
    assert jobs(database) == [["1", "2"]]


def test_two_crawls_at_once_make_one_job_of_one(
    store: Store, make: MakeAd, database: Database
) -> None:
    stores = [store, *(Store.opened(database, open_crawl(database, "test", {}), default_checklist())
                       for _ in range(3))]  # fmt: skip

    def crawl(store: Store, board: str) -> None:
        for number in range(5):
            store.write([make(str(number), board=board, title=f"Developer {number}")])

    with ThreadPoolExecutor() as threads:
        list(threads.map(crawl, stores, ["a.example", "b.example", "c.example", "d.example"]))
    assert jobs(database) == [[str(number)] * 4 for number in range(5)]
