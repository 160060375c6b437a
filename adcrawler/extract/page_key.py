"""The key of an ad on its board, which stays the same from crawl to crawl."""

import hashlib
import re
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url

from adcrawler.extract.urls import without_tracking

KEY_LENGTH = 200
_NAMES_AN_AD = re.compile(r"\d{4}[^/]*/?$|(?:[^-/]+-){4}[^/]*/?$")


def page_key(url: str, canonical: str | None = None) -> str:
    """Return the path and query of a page's address, in one order and without tracking parameters.

    The page's own `<link rel="canonical">` counts only when it is the same path without a query and
    that path names the ad: some boards give every ad the canonical address of their listing, and
    believing them would make all their ads one.
    """
    try:
        address = urlsplit(canonicalize_url(without_tracking(url)))
        stated = urlsplit(canonical or "")
    except ValueError:  # "http://[": no address, though still a name
        return shortened(url)
    if (
        address.query
        and stated.path == address.path
        and not stated.query
        and stated.hostname == address.hostname
        and _NAMES_AN_AD.search(address.path)
    ):
        return shortened(address.path)
    return shortened(address.path + (f"?{address.query}" if address.query else ""))


def shortened(key: str) -> str:
    """Return the key itself, or its beginning and a digest of the whole where it is too long."""
    if len(key) <= KEY_LENGTH:
        return key
    digest = hashlib.sha256(key.encode(errors="replace")).hexdigest()[:20]
    return f"{key[: KEY_LENGTH - 21]}~{digest}"
