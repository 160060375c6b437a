"""The life of an ad as text."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from adcrawler.extract.masking import masked
from adcrawler.storage.history import Life, changes

Row = Mapping[Any, Any]


def overview(ad: Row) -> Iterator[str]:
    """Yield what is known of an ad, a line a fact."""
    company = f", {ad['company']}" if ad["company"] else ""
    yield f"{ad['id']}: {ad['title']}{company}"
    yield f"  {ad['url']}"
    yield f"  board {ad['board']}, key {ad['key']}"
    yield f"  seen from {moment(ad['first_seen_at'])} to {moment(ad['last_seen_at'])}"
    if ad["closed_at"]:
        yield f"  closed {moment(ad['closed_at'])}: {ad['closed_reason']}"
    if ad["grade"]:
        yield f"  score {ad['score']:g}, grade {ad['grade']}"
    if ad["same_job"]:
        yield f"  the same job as {', '.join(map(str, ad['same_job']))}"


def history(life: Life) -> Iterator[str]:
    """Yield each event of an ad's life, oldest first."""
    events = [(v["created_at"], _version(life.versions, n)) for n, v in enumerate(life.versions)]
    for row in life.reopenings:
        events.append((row["closed_at"], [f"closed: {row['closed_reason']}"]))
        events.append((row["reopened_at"], ["seen again"]))
    if life.ad["closed_at"]:
        events.append((life.ad["closed_at"], [f"closed: {life.ad['closed_reason']}"]))
    for at, lines in sorted(events, key=lambda event: event[0]):
        first, *rest = lines
        yield f"{moment(at)}  {first}"
        yield from (f"    {line}" for line in rest)


def _version(versions: tuple[Row, ...], place: int) -> list[str]:
    version = versions[place]
    score = f", score {version['score']:g} ({version['grade']})" if version["grade"] else ""
    if place == 0:
        return [f"first seen{score}"]
    before = versions[place - 1]
    return [
        f"version {version['version']}{score}",
        *(f"{c.field}: {shown(c.before)} → {shown(c.after)}" for c in changes(before, version)),
        *text_diff(before["text"], version["text"]),
    ]


def text_diff(before: str | None, after: str | None) -> Iterable[str]:
    """Return a unified diff of two texts without its header; one line where a text was dropped."""
    if before is None or after is None:
        return ["(the text was dropped for its age)"]
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
    return [masked(line) for line in diff][2:]


def shown(value: Any) -> str:
    if value in (None, "", []):
        return "nothing"
    return masked(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def moment(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
