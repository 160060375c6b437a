"""What is dropped for its age, and what a person asks to be forgotten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, text

from adcrawler.storage.database import Database
from adcrawler.storage.rows import SECTIONS

BATCH = 1000
DROPPED = [*SECTIONS, "apply_url"]
"""What is dropped of ad_version.details together with the text."""


@dataclass(frozen=True)
class Pruned:
    expired: int
    """Ads that were closed, because their day had passed."""
    texts: int
    """Versions that lost their text."""


def prune(database: Database, days: int) -> Pruned:
    """Close ads whose day has passed, and drop the texts of ads closed for longer than `days`."""
    with database.connect() as connection, connection.begin():
        expired = connection.execute(text(_EXPIRE)).rowcount
    values = {"days": days, "batch": BATCH, "sections": DROPPED}
    texts = 0
    while True:
        with database.connect() as connection, connection.begin():
            dropped = connection.execute(text(_DROP_OLD), values).rowcount
        texts += dropped
        if dropped < BATCH:
            return Pruned(expired, texts)


class Forgotten(NamedTuple):
    ads: int
    urls: Sequence[str]
    """Of the ads, to be forgotten elsewhere too."""


def forget_ad(connection: Connection, ad_id: int) -> Forgotten:
    """Delete an ad, with its versions and audits, and its job if it was the only one for it."""
    deleted = connection.execute(text(_DELETE), {"ad": ad_id}).all()
    jobs = [row.job_id for row in deleted]
    connection.execute(text(_DELETE_JOBS), {"jobs": jobs})
    return Forgotten(len(deleted), [row.url for row in deleted])


def forget_contact(connection: Connection, contact: str) -> Forgotten:
    """Drop the texts of all ads in which an e-mail address, number or name is found."""
    values = {"pattern": as_pattern(contact), "sections": DROPPED}
    urls = connection.scalars(text(_DROP_NAMED), values).all()
    return Forgotten(len(urls), urls)


def as_pattern(contact: str) -> str:
    """Return a regular expression, for PostgreSQL and Python, that finds a contact as written."""
    digits = re.sub(r"[^\d+]", "", contact)
    if len(digits) >= 6 and not re.search(r"[^\d\s().+/-]", contact):
        return r"[\s().-]*".join(map(re.escape, digits))
    return r"\s+".join(map(re.escape, contact.split()))


_EXPIRE = """
UPDATE ad SET closed_at = greatest(valid_through, first_seen_at), closed_reason = 'expired'
WHERE closed_at IS NULL AND valid_through < now()
"""

_DROP_OLD = """
UPDATE ad_version AS version SET text = NULL, details = details - CAST(:sections AS text[])
FROM (
    SELECT ad_version.ad_id, ad_version.version FROM ad JOIN ad_version ON ad_id = ad.id
    WHERE ad.closed_at < now() - make_interval(days => :days) AND text IS NOT NULL
    LIMIT :batch
    FOR UPDATE OF ad
) AS old
WHERE (version.ad_id, version.version) = (old.ad_id, old.version)
"""

_DELETE = "DELETE FROM ad WHERE id = :ad RETURNING url, job_id"

_DELETE_JOBS = """
DELETE FROM job
WHERE id = ANY (:jobs) AND NOT EXISTS (SELECT FROM ad WHERE ad.job_id = job.id)
"""

_DROP_NAMED = """
WITH named AS (
    SELECT DISTINCT ad_id FROM ad_version
    WHERE concat_ws(' ', title, text, details) ~* :pattern
), dropped AS (
    UPDATE ad_version SET text = NULL, details = details - CAST(:sections AS text[])
    FROM named WHERE ad_version.ad_id = named.ad_id
)
SELECT url FROM ad JOIN named ON named.ad_id = ad.id ORDER BY ad.id
"""
