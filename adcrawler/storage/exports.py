"""Stored ads to be passed on: as schema.org says, with their audits and all that restores them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from adcrawler.extract.masking import veiled
from adcrawler.lexicon import Span

Record = dict[str, Any]
AT_ONCE = 200
"""Ads that are kept in memory."""


@dataclass(frozen=True)
class Wanted:
    """Which ads are exported; None leaves a condition out."""

    board: str | None = None
    since: date | None = None
    """Seen since then."""
    open: bool | None = None
    lang: str | None = None


def records(connection: Connection, wanted: Wanted) -> Iterator[Record]:
    """Yield each ad as a JobPosting; what is ours is under "adcrawler", newest version last."""
    stream = connection.execution_options(stream_results=True, max_row_buffer=AT_ONCE)
    for row in stream.execute(text(_ADS), vars(wanted)).mappings():
        yield _record(dict(row["ad"]), [_version(version) for version in row["versions"]])


def _record(ad: Record, versions: list[Record]) -> Record:
    newest = versions[-1]
    details = newest["details"]
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "url": ad["url"],
        "title": newest["title"],
        "description": newest["text"],
        "hiringOrganization": _typed("Organization", newest["company"]),
        "jobLocation": [_typed("Place", place) for place in newest["locations"]],
        "jobLocationType": "TELECOMMUTE" if newest["remote"] == "remote" else None,
        "employmentType": newest["employment_type"],
        "datePosted": newest["date_posted"],
        "validThrough": ad["valid_through"],
        "inLanguage": newest["language"],
        "creditText": details.get("source_name") or ad["board"],
        "isBasedOn": details.get("source_url") or ad["url"],
    }
    said = {name: value for name, value in posting.items() if value not in (None, [])}
    return said | {"adcrawler": ad | {"versions": versions}}


def _typed(kind: str, name: str | None) -> Record | None:
    return {"@type": kind, "name": name} if name else None


def _version(version: Record) -> Record:
    """Return a version with nobody's address, number or name in it, and its evidence in place."""
    people = [
        Span(start, end)
        for criterion, start, end in version["audit"]["span"] if criterion == "contact-person"
    ] if version["audit"] else []  # fmt: skip
    if version["text"] is not None:
        start = len(version["title"]) + 2
        document = veiled(f"{version['title']}\n\n{version['text']}", people)
        version |= {"title": document[: start - 2], "text": document[start:]}
    return version


SCORES = """
    'score', a.score, 'grade', a.grade, 'contact_score', a.contact_score,
    'mission_score', a.mission_score, 'skills_score', a.skills_score, 'pay_score', a.pay_score,
    'conditions_score', a.conditions_score, 'dates_score', a.dates_score,
    'noise_score', a.noise_score, 'demands_score', a.demands_score,
    'appeal_score', a.appeal_score, 'style_score', a.style_score
"""

_NAMES = "SELECT coalesce(jsonb_agg(c.name ORDER BY c.id), '[]') FROM criterion AS c WHERE c.id ="

_AUDIT = f"""
SELECT jsonb_build_object(
    'checklist', l.version, 'created_at', a.created_at, {SCORES},
    'criteria', ({_NAMES} ANY (l.criteria)), 'met', ({_NAMES} ANY (a.met)),
    'unmet', ({_NAMES} ANY (a.unmet)),
    'span', (SELECT coalesce(jsonb_agg(jsonb_build_array(c.name, lower(s.range), upper(s.range))
                                       ORDER BY place), '[]')
             FROM unnest(a.span, a.span_criterion) WITH ORDINALITY AS s (range, whose, place)
             JOIN criterion AS c ON c.id = s.whose),
    'field', (SELECT coalesce(jsonb_agg(jsonb_build_array(c.name, f.name) ORDER BY place), '[]')
              FROM unnest(a.field, a.field_criterion) WITH ORDINALITY AS f (name, whose, place)
              JOIN criterion AS c ON c.id = f.whose))
FROM audit AS a JOIN checklist AS l ON l.id = a.checklist_id
WHERE a.ad_id = v.ad_id AND a.version = v.version
ORDER BY a.checklist_id DESC LIMIT 1
"""  # noqa: S608

_VERSIONS = f"""
SELECT jsonb_agg(to_jsonb(v) - ARRAY['ad_id', 'crawl_id'] || jsonb_build_object(
    'audit', ({_AUDIT}),
    'facts', (SELECT to_jsonb(f) - ARRAY['ad_id', 'version'] FROM facts AS f
              WHERE f.ad_id = v.ad_id AND f.version = v.version)) ORDER BY v.version)
FROM ad_version AS v WHERE v.ad_id = ad.id
"""  # noqa: S608

_ADS = f"""
SELECT to_jsonb(ad) - ARRAY['id', 'board_id', 'last_crawl_id', 'seen_as_of', 'job_id', 'version']
       || jsonb_build_object('board', board.name, 'job', ad.job_id, 'employer', job.company,
           'fingerprint', (SELECT to_jsonb(p) - 'ad_id' FROM fingerprint AS p
                           WHERE p.ad_id = ad.id)) AS ad,
       ({_VERSIONS}) AS versions
FROM ad
JOIN board ON board.id = ad.board_id
JOIN job ON job.id = ad.job_id
JOIN ad_version AS newest ON newest.ad_id = ad.id AND newest.version = ad.version
WHERE (CAST(:board AS text) IS NULL OR board.name = :board)
AND (CAST(:since AS date) IS NULL OR ad.last_seen_at >= :since)
AND (CAST(:open AS boolean) IS NULL OR (ad.closed_at IS NULL) = :open)
AND (CAST(:lang AS text) IS NULL OR newest.language = :lang)
ORDER BY ad.id
"""  # noqa: S608
