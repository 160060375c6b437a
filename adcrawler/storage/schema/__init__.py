"""The tables: what is true of boards, crawls, ads, jobs and audits.

An ad is what a board publishes under a key; each change of its content is a version; an audit is
what one state of the checklist says of a version; a job is what several ads may be for. What the
daemon keeps is in operations.py.
`migrations/` makes these tables and the views over them.
"""

from adcrawler.storage.schema.ads import (
    SKETCH_BYTES,
    Closing,
    ad,
    ad_version,
    board,
    crawl,
    fingerprint,
    job,
    reopening,
)
from adcrawler.storage.schema.audits import audit, checklist, criterion, facts
from adcrawler.storage.schema.base import HASH_BYTES, LONGEST_KEY, LONGEST_URL, metadata
from adcrawler.storage.schema.comments import COMMENTS
from adcrawler.storage.schema.operations import incident, pause, run, worker

for _table, _comments in COMMENTS.items():
    for _column, _comment in _comments.items():
        metadata.tables[_table].c[_column].comment = _comment

__all__ = [
    "HASH_BYTES",
    "LONGEST_KEY",
    "LONGEST_URL",
    "SKETCH_BYTES",
    "Closing",
    "ad",
    "ad_version",
    "audit",
    "board",
    "checklist",
    "crawl",
    "criterion",
    "facts",
    "fingerprint",
    "incident",
    "job",
    "metadata",
    "pause",
    "reopening",
    "run",
    "worker",
]
