"""When ads are closed and opened again; who closes them is a crawl that ends."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.life import Findings
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store

MakeAd = Callable[..., AuditedAd]
BOARD = "jobs.example"
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


def rows(database: Database, query: str) -> list[tuple[Any, ...]]:
    with database.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def execute(database: Database, statement: str) -> None:
    with database.connect() as connection, connection.begin():
        connection.execute(text(statement))


def begin(database: Database) -> Store:
    return Store.opened(database, open_crawl(database, "test", {}), default_checklist())


def end(store: Store, suspicions: tuple[str, ...] = (), **found: Any) -> None:
    findings = Findings(boards=frozenset(store.boards), **found)
    close_crawl(
        store.database, store.crawl_id, CrawlResult("finished", suspicions=suspicions), findings
    )


def crawl(database: Database, *ads: AuditedAd, **found: Any) -> None:
    """Crawl the whole board, which has these ads."""
    store = begin(database)
    if ads:
        store.write(ads)
    whole: dict[str, Any] = {"board": BOARD, "complete": True}
    end(store, **(whole | found))


def closed(database: Database) -> dict[str, str]:
    query = "SELECT key, closed_reason FROM ad WHERE closed_at IS NOT NULL"
    return dict(rows(database, query))


def test_an_ad_absent_from_its_whole_board_is_closed(database: Database, make_ad: MakeAd) -> None:
    elsewhere = make_ad("1", board="other.example")
    crawl(database, make_ad("1"), make_ad("2"), elsewhere)
    crawl(database, make_ad("1"))
    assert closed(database) == {"2": "absent"}
    assert rows(database, "SELECT complete, closed, reopened FROM crawl ORDER BY id") == [
        (True, 0, 0),
        (True, 1, 0),
    ]
    assert rows(database, "SELECT DISTINCT name FROM crawl JOIN board ON board.id = board_id") == [
        (BOARD,)
    ]


@pytest.mark.parametrize(
    "found",
    [
        {"complete": False},
        {"board": None, "complete": False},
        {"board": "another.example"},
        {"suspicions": ("half of the ads are missing",)},
        {"suspicions": ("it answers 404 to all",), "gone": True},
    ],
)
def test_a_partial_or_suspicious_crawl_closes_nothing(
    database: Database, make_ad: MakeAd, found: dict[str, Any]
) -> None:
    crawl(database, make_ad("1"), make_ad("2", valid_through=YESTERDAY + timedelta(days=2)))
    crawl(database, **found)
    assert closed(database) == {}
    complete, suspicions = rows(database, "SELECT complete, suspicions FROM crawl ORDER BY id")[1]
    assert complete is (found == {"board": "another.example"})
    assert suspicions == list(found.get("suspicions", ()))


def test_a_published_ad_that_was_not_stored_stays_open(database: Database, make_ad: MakeAd) -> None:
    crawl(database, make_ad("1"), make_ad("2"))
    crawl(database, make_ad("1"), refused=frozenset({(BOARD, "2"), ("other.example", "1")}))
    assert closed(database) == {}


def test_a_page_that_is_gone_closes_its_ad(database: Database, make_ad: MakeAd) -> None:
    crawl(database, make_ad("1"), make_ad("2"))
    store = begin(database)
    urls = frozenset({"https://jobs.example/2", "https://jobs.example/never-seen"})
    findings = Findings(boards=frozenset({BOARD}), gone_urls=urls)
    close_crawl(database, store.crawl_id, CrawlResult("finished"), findings)
    assert closed(database) == {"2": "gone"}


def test_a_board_that_is_gone_closes_all_its_ads(database: Database, make_ad: MakeAd) -> None:
    crawl(database, make_ad("1"), make_ad("2"), make_ad("1", board="other.example"))
    crawl(database, complete=False, gone=True)
    assert closed(database) == {"1": "gone", "2": "gone"}


def test_an_ad_whose_day_has_passed_is_closed(database: Database, make_ad: MakeAd) -> None:
    crawl(database, make_ad("1", valid_through=YESTERDAY), make_ad("2"), complete=False)
    assert closed(database) == {"1": "expired"}
    assert rows(database, "SELECT closed_at >= first_seen_at FROM ad WHERE key = '1'") == [(True,)]
    crawl(database, make_ad("2"), expired=frozenset({(BOARD, "2")}))
    assert closed(database) == {"1": "expired", "2": "expired"}


def test_an_ad_seen_again_is_open_again(database: Database, make_ad: MakeAd) -> None:
    crawl(database, make_ad("1"), make_ad("2"))
    crawl(database, make_ad("1"))
    crawl(database, make_ad("1"), make_ad("2"))
    assert closed(database) == {}
    past = "key, reopening.closed_reason, reopened_at >= reopening.closed_at"
    query = f"SELECT {past} FROM reopening JOIN ad ON ad.id = ad_id"
    assert rows(database, query) == [("2", "absent", True)]
    assert rows(database, "SELECT closed, reopened FROM crawl ORDER BY id") == [
        (0, 0),
        (1, 0),
        (0, 1),
    ]


def test_seeing_an_expired_ad_does_not_reopen_it(database: Database, make_ad: MakeAd) -> None:
    for _ in range(2):
        crawl(database, make_ad("1", valid_through=YESTERDAY))
    assert closed(database) == {"1": "expired"}
    assert rows(database, "SELECT count(*) FROM reopening") == [(0,)]
    crawl(database, make_ad("1", valid_through=YESTERDAY + timedelta(days=9)))
    assert closed(database) == {}


def test_a_crawl_at_the_same_time_protects_what_it_sees(
    database: Database, make_ad: MakeAd
) -> None:
    """An ad published while both run is seen by the older one only."""
    crawl(database, make_ad("1"))
    older, younger = begin(database), begin(database)
    older.write([make_ad("1"), make_ad("2")])
    end(younger, board=BOARD, complete=True)
    assert closed(database) == {}
    end(older, board=BOARD, complete=True)
    assert closed(database) == {}
    crawl(database, make_ad("1"))
    assert closed(database) == {"2": "absent"}


def test_closing_a_crawl_twice_changes_nothing(database: Database, make_ad: MakeAd) -> None:
    crawl(database, make_ad("1"), make_ad("2"))
    store = begin(database)
    store.write([make_ad("1")])
    for _ in range(2):
        end(store, board=BOARD, complete=True)
    assert rows(database, "SELECT closed FROM crawl ORDER BY id") == [(0,), (1,)]


def test_a_clock_that_jumps_back_neither_closes_nor_keeps_open(
    database: Database, make_ad: MakeAd
) -> None:
    crawl(database, make_ad("1"), make_ad("2"))
    day = "interval '1 day'"
    execute(database, f"UPDATE ad SET first_seen_at = now() + {day}, last_seen_at = now() + {day}")
    execute(database, f"UPDATE crawl SET started_at = now() + {day}, finished_at = now() + {day}")
    crawl(database, make_ad("1"))
    assert closed(database) == {"2": "absent"}
    crawl(database, make_ad("1"), make_ad("2"))
    assert closed(database) == {}


def test_a_dropped_text_comes_back_with_its_ad(database: Database, make_ad: MakeAd) -> None:
    crawl(database, make_ad("1"))
    crawl(database)
    execute(database, "UPDATE ad_version SET text = NULL")
    crawl(database, make_ad("1"))
    assert rows(database, "SELECT version, text LIKE 'You build%' FROM ad_version") == [(1, True)]
