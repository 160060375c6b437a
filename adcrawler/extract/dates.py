"""Dates as pages and feeds write them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?!\d)")
_CLOCK = re.compile(r"[T ,]+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?")
_JAVA = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d:\d\d:\d\d) ([A-Z]{1,5}) (\d{4})")
_PLAUSIBLE = range(1990, 2101)


def read_day(value: Any) -> date | None:
    """Return the day that a text or an epoch (seconds or milliseconds) names, None if it is none.

    A time with an offset gives the day of that offset, as the page shows it.
    """
    moment = _read(value)
    return moment.date() if isinstance(moment, datetime) else moment


def read_instant(value: Any) -> datetime | None:
    """Return the moment in UTC; one without an offset is UTC, a day alone is its last second."""
    moment = _read(value)
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(23, 59, 59), UTC)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)


def _read(value: Any) -> datetime | date | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()[:100]
    for reader in (_epoch, _iso, _java, _numeric, _rfc_822):
        try:
            moment = reader(text)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if moment is not None:
            return moment if moment.year in _PLAUSIBLE else None
    return None


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _iso(text: str) -> datetime | date:
    text = re.sub(r"\s*(?:UTC|GMT)$", "+00:00", text)
    if len(text) == len("2026-09-02"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text)


def _java(text: str) -> datetime | None:
    """Read "Wed Sep 02 02:00:00 UTC 2026"."""
    if not (match := _JAVA.fullmatch(text)):
        return None
    month, day, clock, zone, year = match.groups()
    return parsedate_to_datetime(f"{day} {month} {year} {clock} {zone}")


def _numeric(text: str) -> datetime | date | None:
    """Read "02/09/2026 10:30" as the second of September, "09/25/2026" as the 25th."""
    match = _YEAR_FIRST.match(text) or _DAY_FIRST.match(text)
    if not match:
        return None
    year, month, day = (int(match[part]) for part in "ymd")
    if month > 12 >= day:
        month, day = day, month
    day_named = date(year, month, day)
    if not (clock := _CLOCK.match(text, match.end())):
        return day_named
    hour, minute, second = (int(clock[part] or 0) for part in "HMS")
    return datetime.combine(day_named, time(hour, minute, second))


def _rfc_822(text: str) -> datetime:
    return parsedate_to_datetime(text)
