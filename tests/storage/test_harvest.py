"""What the next crawl of a board is compared with, and when it is doubted."""

from collections import Counter
from collections.abc import Callable

import pytest

from adcrawler.checklist import default_checklist
from adcrawler.extensions.watch import doubts
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.harvest import Harvest, expected_harvest
from adcrawler.storage.life import Findings
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store

BOARD = "jobs.example"


def crawl(database: Database, *ads: AuditedAd, complete: bool = True) -> None:
    store = Store.opened(database, open_crawl(database, "test", {}), default_checklist())
    store.write(ads)
    findings = Findings(boards=frozenset({BOARD}), board=BOARD, complete=complete)
    close_crawl(database, store.crawl_id, CrawlResult("finished", new=len(ads)), findings)


def test_the_last_whole_crawl_is_what_to_expect(
    database: Database, make_ad: Callable[..., AuditedAd]
) -> None:
    with database.connect() as connection:
        assert expected_harvest(connection, BOARD) == Harvest(0)
    crawl(database, make_ad("1", apply_url="https://jobs.example/apply/1"), make_ad("2"))
    crawl(database, make_ad("1"), make_ad("2", company=None), make_ad("3"), complete=False)
    with database.connect() as connection:
        expected = expected_harvest(connection, BOARD)
    assert (expected.ads, expected.of) == (2, 2)
    assert (expected.fields["company"], expected.fields["apply_url"]) == (2, 1)
    assert "remote" not in expected.fields


def test_a_board_that_is_never_complete_has_its_ads_as_they_are(
    database: Database, make_ad: Callable[..., AuditedAd]
) -> None:
    crawl(database, make_ad("1"), complete=False)
    crawl(database, make_ad("1", company=None), make_ad("2"), complete=False)
    with database.connect() as connection:
        expected = expected_harvest(connection, BOARD)
    assert (expected.ads, expected.of, expected.fields["company"]) == (0, 2, 1)


ALL = Counter(url=10, company=10, remote=4)


@pytest.mark.parametrize(
    ("now", "listed", "reasons"),
    [
        (Harvest(10, ALL), 10, []),
        (Harvest(5, Counter(company=1)), 5, []),
        (Harvest(4, Counter(company=4)), 4, ["it gave 4 ads, and 10 when"]),
        (Harvest(10, Counter(url=10)), 10, ["no ad has 'company' any more, and all 10 had it"]),
        (Harvest(2, Counter()), 2, ["list has 2 ads, and min_ads is 3", "it gave 2 ads, and 10"]),
    ],
)
def test_a_harvest_is_doubted_for_what_it_lacks(
    now: Harvest, listed: int, reasons: list[str]
) -> None:
    before = Harvest(10, ALL, 10)
    now = Harvest(now.ads, now.fields + Counter(url=now.ads))
    found = list(doubts(now, before, listed, least=3))
    assert len(found) == len(reasons)
    assert all(reason in doubt for reason, doubt in zip(reasons, found, strict=True))


def test_few_ads_prove_nothing() -> None:
    few = Harvest(3, Counter(url=3, company=3), 3)
    assert list(doubts(Harvest(1), few, 1, least=0)) == []
    assert list(doubts(Harvest(1), Harvest(0), 1, least=0)) == []
