"""Sitemaps: XML or plain text, gzipped or not. Source: https://www.sitemaps.org/protocol.html."""

import gzip
import zlib
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from adcrawler.extract.urls import absolute

_GZIP = b"\x1f\x8b"
_DEEPEST = 20
"""Elements inside elements; what is deeper is no sitemap, and takes the square of its depth."""
_PARSER = {"recover": True, "resolve_entities": False, "no_network": True, "remove_pis": True}


class Entry(NamedTuple):
    url: str
    lastmod: str = ""
    """As published: an ISO day or instant, so that text order is the order of time."""


class Sitemap(NamedTuple):
    sitemaps: list[Entry]
    """Further sitemaps, of an index."""
    pages: list[Entry]


def read_sitemap(body: bytes, url: str, max_size: int) -> Sitemap | None:
    """Return what a sitemap names, newest first; None if it is none or unpacks above max_size."""
    if (content := _unpack(body, max_size)) is None:
        return None
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _from_lines(content)
    found: dict[str, list[Entry]] = {"sitemap": [], "url": []}
    root, depth = "", 0
    for event, element in etree.iterparse(BytesIO(content), events=("start", "end"), **_PARSER):
        name = _local_name(element)
        root = root or name
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            break
        if event == "end" and name in found:
            if (entry := _entry(element, url)) is not None:
                found[name].append(entry)
            element.clear()
    if root not in {"sitemapindex", "urlset"}:
        return None
    return Sitemap(*(sorted(found[kind], key=lambda e: e.lastmod, reverse=True) for kind in found))


def _unpack(body: bytes, max_size: int) -> bytes | None:
    if not body.startswith(_GZIP):
        return body
    try:
        with gzip.open(BytesIO(body)) as file:
            content = file.read(max_size + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return content if len(content) <= max_size else None


def _from_lines(content: bytes) -> Sitemap | None:
    lines = [line.strip() for line in content.decode("utf-8-sig", "replace").splitlines()]
    urls = [line for line in lines if line]
    if not urls or not all(url.startswith(("http://", "https://")) for url in urls):
        return None
    return Sitemap([], [Entry(url) for url in urls if absolute(url, url)])


def _entry(element: etree._Element, base: str) -> Entry | None:
    texts = {_local_name(child): child.text for child in element.iterchildren("{*}*")}
    address = (texts.get("loc") or "").strip()
    url = absolute(address, base) if address else None
    return Entry(url, (texts.get("lastmod") or "").strip()) if url else None


def _local_name(element: etree._Element) -> str:
    """Return "url" for a `url` of any namespace, however it is written."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
