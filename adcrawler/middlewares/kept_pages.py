"""Deletes kept pages, when a person asks to be forgotten."""

import gzip
import re
import sqlite3
import zlib
from collections.abc import Collection
from contextlib import closing, suppress
from pathlib import Path


def forget_pages(file: Path, urls: Collection[str], contact: str | None = None) -> int:
    """Delete the pages of these addresses, and those in which a contact is found.

    `contact` is a regular expression. Returns how many pages that were.
    """
    if not file.exists():
        return 0
    pattern = re.compile(contact.encode(), re.IGNORECASE) if contact else None
    with closing(sqlite3.connect(file, timeout=30)) as pages, pages:
        found = [
            fingerprint
            for fingerprint, url, body in pages.execute("SELECT fingerprint, url, body FROM page")
            if url in urls or (pattern and pattern.search(_plain(body)))
        ]
        pages.executemany("DELETE FROM page WHERE fingerprint = ?", [(one,) for one in found])
    with closing(sqlite3.connect(file, timeout=30)) as pages:
        pages.execute("VACUUM")  # deleted pages stay in the file until then
    return len(found)


def _plain(body: bytes) -> bytes:
    """Return a page as its server meant it, as far as it can be unpacked here."""
    page = zlib.decompress(body)
    with suppress(OSError, EOFError, zlib.error):
        return gzip.decompress(page)
    return page
