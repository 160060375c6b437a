"""What a crawl came to, read back."""

from collections.abc import Callable

import pytest

from adcrawler.checklist import default_checklist
from adcrawler.checklist.criterion import Outcome
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.reader import (
    best_ads,
    crawl_summary,
    last_crawl_id,
    stored_ad,
    worst_ads,
)
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store

MakeAd = Callable[..., AuditedAd]

GOOD = (
    "<p>We are four developers. Permanent contract in Lyon, two days a week from home, "
    "€50,000 to €60,000. Call Linette, lead developer, on 01 99 00 12 34, "
    "or write to linette@example.com. Python, Django, PostgreSQL.</p>"
)
BAD = "<p>Rockstar wanted for a revolutionary project.</p>"


def test_before_the_first_crawl(database: Database) -> None:
    with database.connect() as connection:
        assert last_crawl_id(connection) is None
        with pytest.raises(DatabaseProblem, match="there is no crawl 1"):
            crawl_summary(connection, 1)


def test_a_crawl_and_its_ads(database: Database, make_ad: MakeAd) -> None:
    good, bad = make_ad("good", description=GOOD), make_ad("bad", description=BAD, locations=[])
    crawl_id = open_crawl(database, "test", {"url": "https://jobs.example"})
    Store.opened(database, crawl_id, default_checklist()).write([bad, good])
    result = CrawlResult("finished", new=2, rejected={"expired": 3}, requests=9, errors=1)
    close_crawl(database, crawl_id, result)
    with database.connect() as connection:
        assert last_crawl_id(connection) == crawl_id
        summary = crawl_summary(connection, crawl_id)
        best, worst = best_ads(connection, crawl_id), worst_ads(connection, crawl_id, 2)
        assert stored_ad(connection, "https://jobs.example/good") == best[0]
        assert stored_ad(connection, "https://jobs.example/other") is None
    assert (summary.spider, summary.finish_reason) == ("test", "finished")
    assert (summary.new, summary.changed, summary.unchanged) == (2, 0, 0)
    assert (summary.rejected, summary.requests, summary.errors) == ({"expired": 3}, 9, 1)
    assert summary.seconds is not None
    assert summary.scores == (good.audit.score, bad.audit.score)
    assert sum(summary.grades.values()) == 2
    missed = [n for n, v in bad.audit.verdicts.items() if v.outcome is Outcome.UNMET]
    assert {name for name, count in summary.most_missed if count == 2} <= set(missed)
    assert [ad.key for ad in best] == ["good"]
    assert [ad.key for ad in worst] == ["bad", "good"]
    assert {miss.criterion for miss in worst[0].misses} == set(missed)
    assert "Rockstar" in " ".join(quote for miss in worst[0].misses for quote in miss.quotes)


def test_a_crawl_that_never_finished(database: Database) -> None:
    crawl_id = open_crawl(database, "test", {})
    with database.connect() as connection:
        summary = crawl_summary(connection, crawl_id)
    assert (summary.finish_reason, summary.seconds, summary.scores) == (None, None, ())
