"""What is no ad, or no ad any more, is not stored, and says why."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.spiders import Spider
from scrapy.statscollectors import MemoryStatsCollector

from adcrawler.items import JobPosting
from adcrawler.pipelines.audit import AuditPipeline
from adcrawler.pipelines.validate import ValidatePipeline

MakePosting = Callable[..., JobPosting]


@pytest.fixture
def crawler() -> Crawler:
    crawler = Crawler(Spider)
    crawler.stats = MemoryStatsCollector(crawler)
    return crawler


def today(days: int = 0) -> date:
    return datetime.now(UTC).date() + timedelta(days=days)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"board": " "}, "no address"),
        ({"key": ""}, "no address"),
        ({"url": ""}, "no address"),
        ({"title": " \n"}, "no title"),
        ({"description": ""}, "no text"),
        ({"key": "k" * 201}, "too long"),
        ({"url": "https://jobs.example/" + "u" * 2000}, "too long"),
        ({"title": "t" * 1001}, "too long"),
        ({"description": "d" * 500_001}, "too long"),
        ({"valid_through": datetime(2020, 1, 1, tzinfo=UTC)}, "expired"),
    ],
)
def test_a_faulty_ad_is_dropped_and_counted(
    crawler: Crawler, make_posting: MakePosting, values: dict[str, Any], reason: str
) -> None:
    pipeline = ValidatePipeline.from_crawler(crawler)
    with pytest.raises(DropItem, match=f"^{reason}$"):
        pipeline.process_item(make_posting(**({"key": "1"} | values)))
    assert crawler.stats.get_stats() == {f"ads/rejected/{reason}": 1}


def test_an_expired_ad_is_kept_where_the_spider_says_so(
    crawler: Crawler, make_posting: MakePosting
) -> None:
    crawler.spider = Spider("named", keeps_expired=True)
    posting = make_posting(valid_through=datetime(2020, 1, 1, tzinfo=UTC))
    assert ValidatePipeline.from_crawler(crawler).process_item(posting) is posting


def test_a_sound_ad_passes(crawler: Crawler, make_posting: MakePosting) -> None:
    posting = make_posting(
        "k" * 200, valid_through=datetime.now(UTC) + timedelta(hours=1), date_posted=today()
    )
    assert ValidatePipeline.from_crawler(crawler).process_item(posting) is posting
    assert crawler.stats.get_stats() == {}


@pytest.mark.parametrize("day", [date(1999, 1, 1), today(400)])
def test_a_day_that_cannot_be_is_left_out_but_for_its_text(
    crawler: Crawler, make_posting: MakePosting, day: date
) -> None:
    posting = make_posting(date_posted=day, date_posted_raw=str(day))
    ValidatePipeline.from_crawler(crawler).process_item(posting)
    assert (posting.date_posted, posting.date_posted_raw) == (None, str(day))
    assert crawler.stats.get_value("ads/implausible/date_posted") == 1


def test_an_audited_ad_keeps_its_posting(crawler: Crawler, make_posting: MakePosting) -> None:
    posting = make_posting()
    audited = AuditPipeline.from_crawler(crawler).process_item(posting)
    assert audited.posting is posting
    assert audited.audit.verdicts["contact-email"].outcome == "pass"


def test_markup_without_text_is_no_ad(crawler: Crawler, make_posting: MakePosting) -> None:
    with pytest.raises(DropItem, match="no text: nothing is left"):
        AuditPipeline.from_crawler(crawler).process_item(make_posting(description="<p> </p><br>"))


def test_an_audit_that_raises_costs_its_own_ad(crawler: Crawler, make_posting: MakePosting) -> None:
    posting = make_posting()
    posting.locations = [None]  # type: ignore[list-item]
    pipeline = AuditPipeline.from_crawler(crawler)
    with pytest.raises(DropItem, match="audit failed"):
        pipeline.process_item(posting)
    assert pipeline.process_item(make_posting()).audit.score > 0
