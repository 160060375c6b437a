from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies

from adcrawler.extract.dates import read_day, read_instant


@pytest.mark.parametrize(
    "value",
    [
        "2026-09-02",
        "2026-09-02T08:30:00",
        "2026-09-02T23:30:00-07:00",
        "2026-09-02T08:30:00.0000000Z",
        "2026-09-02 08:30:00 UTC",
        "2026-9-2",
        "20260902",
        "02/09/2026",
        "02/09/2026 08:30:00",
        "02.09.2026",
        "Wed Sep 02 02:00:00 UTC 2026",
        "Wed, 02 Sep 2026 08:30:00 +0000",
        1788337800,
        1788337800000,
        "1788337800",
        1788337800.5,
    ],
)
def test_a_day_is_read_in_every_shape(value: object) -> None:
    assert read_day(value) == date(2026, 9, 2)


def test_a_month_above_twelve_is_a_day() -> None:
    assert read_day("09/25/2026") == date(2026, 9, 25)


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-31",
        "0001-01-01T00:00:00",
        "9999-12-31",
        "31/31/2026",
        "Posted 30+ days ago",
        "",
        None,
        True,
        [],
        {},
        7,
        10**30,
        float("nan"),
    ],
)
def test_what_is_no_day_is_none(value: object) -> None:
    assert read_day(value) is None
    assert read_instant(value) is None


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2026-09-02T08:30:00+02:00", datetime(2026, 9, 2, 6, 30, tzinfo=UTC)),
        ("2026-09-02T08:30:00", datetime(2026, 9, 2, 8, 30, tzinfo=UTC)),
        ("2026-09-02", datetime(2026, 9, 2, 23, 59, 59, tzinfo=UTC)),
        ("02/09/2026 08:30", datetime(2026, 9, 2, 8, 30, tzinfo=UTC)),
        ("2026-09-02 08:30:00 UTC", datetime(2026, 9, 2, 8, 30, tzinfo=UTC)),
    ],
)
def test_an_instant_is_in_utc_and_a_day_lasts_until_its_end(value: str, instant: datetime) -> None:
    assert read_instant(value) == instant


@given(strategies.text("0123456789-/.:TZ +UTCSepWd,", max_size=40) | strategies.floats())
def test_any_value_is_survived(value: object) -> None:
    read_day(value)
    read_instant(value)
