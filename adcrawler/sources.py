"""Ads from files: text, Markdown, HTML, JSON(-LD) and JSON Lines, from disk or standard input."""

import glob
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from adcrawler.ad import Ad
from adcrawler.extract.text import to_text

KINDS = {
    ".txt": "text", ".md": "text", ".markdown": "text", ".rst": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonld": "json", ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
MAX_BYTES = 20_000_000
"""A file, or a line of JSON Lines, above this is no ad."""


class UnreadableError(ValueError):
    """A source that holds no ad that can be read; the message says why in one line."""


class Source(NamedTuple):
    """Something that should hold one ad or several."""

    name: str
    """As the user knows it: the path, with ":line" for a line of JSON Lines."""
    kind: str
    content: bytes
    problem: str = ""
    """Why there is no content."""


class Problem(NamedTuple):
    """Why a source, or one ad in it, could not be read."""

    name: str
    reason: str


class Found(NamedTuple):
    """An ad and the line of its source where its text begins."""

    ad: Ad
    first_line: int = 1


def find_sources(paths: Iterable[str]) -> Iterator[Source]:
    """Yield what files, folders (recursively), globs and "-" (standard input) hold."""
    for path in paths:
        if path == "-":
            yield from _read("standard input", _guess(sys.stdin.buffer), sys.stdin.buffer)
            continue
        files = sorted(_files(path))
        if not files:
            yield Source(path, "text", b"", _missing(path))
        for file in files:
            yield from _open(file)


def _files(path: str) -> Iterator[Path]:
    for found in [path] if Path(path).exists() else glob.glob(path, recursive=True):  # noqa: PTH207 absolute patterns too
        if Path(found).is_dir():
            yield from (f for f in Path(found).rglob("*") if f.is_file() and _kind(f))
        else:
            yield Path(found)


def _missing(path: str) -> str:
    if Path(path).is_dir():
        return "no ads in this folder; known are " + " ".join(KINDS)
    return "no file matches" if glob.has_magic(path) else "no such file"


def _kind(path: Path) -> str | None:
    suffixes = path.suffixes
    if suffixes and suffixes[-1].lower() == ".gz":
        suffixes.pop()
    return KINDS.get(suffixes[-1].lower()) if suffixes else None


def _open(path: Path) -> Iterator[Source]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            yield from _read(str(path), _kind(path) or "text", stream)
    except (OSError, EOFError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        yield Source(str(path), "text", b"", reason or str(error))


def _guess(stream: Any) -> str:
    """Tell what standard input holds by its first character."""
    head = stream.peek(4096).lstrip()
    if head.startswith((b"{", b"[")):
        first = head.split(b"\n", 1)[0]
        return "lines" if first.rstrip().endswith(b"}") else "json"
    return "html" if head.startswith(b"<") else "text"


def _read(name: str, kind: str, stream: BinaryIO | gzip.GzipFile) -> Iterator[Source]:
    if kind != "lines":
        yield _bounded(name, kind, stream.read(MAX_BYTES + 1))
        return
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            yield Source(f"{name}:{number}", kind, b"", "the line is longer than 20 MB")
        elif line.strip():
            yield Source(f"{name}:{number}", kind, line)
    if not number:
        yield Source(name, kind, b"", "the file is empty")


def _bounded(name: str, kind: str, content: bytes) -> Source:
    if len(content) > MAX_BYTES:
        return Source(name, kind, b"", "the file is larger than 20 MB")
    return Source(name, kind, content)


def read_ads(source: Source, lang: str = "") -> Iterator[Found | Problem]:
    """Yield the ads of a source, and a problem in place of each that cannot be read."""
    if source.problem:
        yield Problem(source.name, source.problem)
        return
    try:
        text = decode(source.content)
        if not text.strip():
            raise UnreadableError("the file is empty")
        if source.kind == "text":
            yield _from_text(text, source.name, lang)
        elif source.kind == "html":
            yield from _from_html(text, source.name, lang)
        else:
            yield from _from_json(text, source.name, lang)
    except UnreadableError as error:
        yield Problem(source.name, str(error))


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 by its mark, else Windows' Latin alphabet.

    Raises UnreadableError for bytes that are no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:4096]:
        raise UnreadableError("this is no text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _from_text(text: str, name: str, lang: str) -> Found:
    """Take the first line, with or without Markdown's "#", as the title."""
    text = text.replace("\r\n", "\n")
    title, _, rest = text.lstrip().partition("\n")
    body = rest.lstrip("\n")
    line = 1 + text.count("\n") - body.count("\n")
    return Found(Ad(title.lstrip("# ").strip(), body, id=name, lang=lang), line)


def _from_html(text: str, name: str, lang: str) -> Iterator[Found]:
    from adcrawler.extract.posting import find_postings  # pulls in lxml and more

    if postings := find_postings(text, name, ""):
        for posting in postings:
            yield Found(_named(Ad.from_posting(posting), name, lang))
    else:
        title, _, body = to_text(text).partition("\n")
        yield Found(Ad(title, body.strip(), id=name, lang=lang))


def _from_json(text: str, name: str, lang: str) -> Iterator[Found | Problem]:
    from adcrawler.extract.json_ld import postings_in

    try:
        content = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON: {error}") from error
    if postings := postings_in(content):
        content = postings
    if not isinstance(content, list):
        yield _from_record(content, name, lang)
        return
    for number, record in enumerate(content, 1):
        yield _from_record(record, f"{name}#{number}" if len(content) > 1 else name, lang)


def _from_record(record: Any, name: str, lang: str) -> Found | Problem:
    """Read schema.org's JobPosting, or an object with our own field names."""
    from adcrawler.extract.job_posting import read_posting

    if not isinstance(record, dict):
        return Problem(name, f"an ad is a JSON object, not {type(record).__name__}")
    if "text" not in record and "html" not in record:
        posting = read_posting(record, "json-ld", "", name, None)
        if posting is None:
            return Problem(name, "an ad has a title and a text, html or description")
        return Found(_named(Ad.from_posting(posting), name, lang))
    if not isinstance(record.get("title"), str):
        return Problem(name, "an ad has a title")
    html = record.get("html")
    text = record.get("text") or (to_text(str(html)) if html else "")
    return Found(
        Ad.from_record({"id": name, **record, "text": text} | ({"lang": lang} if lang else {}))
    )


def _named(ad: Ad, name: str, lang: str) -> Ad:
    """Return the ad under its file's name, in the language that the user gave."""
    return replace(ad, id=name, lang=lang or ad.lang)
