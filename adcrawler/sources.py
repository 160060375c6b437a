"""Where ads are: files, folders, globs and standard input, opened one after the other."""

import glob
import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

KINDS = {
    ".txt": "text", ".md": "text", ".markdown": "text", ".rst": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonld": "json", ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
MAX_BYTES = 20_000_000
"""A file, or a line of JSON Lines, above this is no ad."""
STANDARD_INPUT = "standard input"
_JSON = re.compile(rb'\{\s*["}]|\[\s*[\[\]{"]')  # "[Lyon] Dev Python" is a title
_HTML = re.compile(rb"<[a-zA-Z!?]")


class Source(NamedTuple):
    """Something that should hold one ad or several."""

    file: str
    """As the user knows it."""
    kind: str = "text"
    """text, html, json; lines for one line of JSON Lines."""
    content: bytes = b""
    line: int = 0
    """From 1, where the source is a line of a file."""
    problem: str = ""
    """Why there is no content."""

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


def find_sources(paths: Iterable[str]) -> Iterator[Source]:
    """Yield what files, folders (recursively), globs and "-" (standard input) hold."""
    for found in _find(paths):
        if isinstance(found, Source):
            yield found
        else:
            yield from _open_input() if found == "-" else _open(found)


def measure(paths: Iterable[str]) -> int | None:
    """Return how many bytes the sources will hold; None where that shows only in reading them."""
    total = 0
    for found in _find(paths):
        if isinstance(found, Source):
            continue
        if found.lower().endswith(".gz") or not os.path.isfile(found):  # noqa: PTH113
            return None
        total += os.path.getsize(found)  # noqa: PTH202
    return total


def _find(paths: Iterable[str]) -> Iterator[str | Source]:
    """Yield files, "-", and problems in place of what is not there."""
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112 pathlib raises on long names
            yield from _folder(path)
        elif path == "-" or os.path.lexists(path):
            yield path
        else:
            yield from _glob(path)


def _open_input() -> Iterator[Source]:
    if sys.stdin is None:
        yield Source(STANDARD_INPUT, problem="it is closed")
        return
    yield from _guarded(STANDARD_INPUT, _read(STANDARD_INPUT, None, sys.stdin.buffer))


def _folder(path: str) -> Iterator[str | Source]:
    """Yield the files of known kinds, whatever their depth; hidden folders and files apart."""
    failed: list[OSError] = []
    empty = True
    for folder, inner, files in os.walk(path, onerror=failed.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(files):
            file = os.path.join(folder, name)  # noqa: PTH118 as the user wrote it
            if not name.startswith(".") and _kind(name) and os.path.isfile(file):  # noqa: PTH113
                empty = False
                yield file
    for error in failed:
        yield Source(str(error.filename), problem=error.strerror or str(error))
    if empty and not failed:
        yield Source(path, problem="no ads in this folder; known are " + " ".join(KINDS))


def _glob(pattern: str) -> Iterator[str | Source]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 absolute patterns too
    if "**" in pattern:  # it has found what is in the folders, too
        found = [path for path in found if not os.path.isdir(path)]  # noqa: PTH112
    yield from _find(found)
    if not found:
        missing = "no file matches" if glob.has_magic(pattern) else "no such file"
        yield Source(pattern, problem=missing)


def _kind(name: str) -> str | None:
    return KINDS.get(Path(name.lower().removesuffix(".gz")).suffix)


def _open(file: str) -> Iterator[Source]:
    yield from _guarded(file, _opened(file))


def _opened(file: str) -> Iterator[Source]:
    with gzip.open(file) if file.lower().endswith(".gz") else Path(file).open("rb") as stream:
        yield from _read(file, _kind(file), stream)


def _guarded(file: str, sources: Iterator[Source]) -> Iterator[Source]:
    """Yield the sources, and a problem where reading them fails."""
    try:
        yield from sources
    except OSError as error:
        yield Source(file, problem=error.strerror or str(error))
    except (EOFError, zlib.error) as error:
        yield Source(file, problem=f"damaged gzip file: {error}")


def _read(file: str, kind: str | None, stream: Any) -> Iterator[Source]:
    """Yield a file whole, or JSON Lines one by one."""
    kind = kind or _guess(stream)
    if kind == "lines":
        yield from _lines(file, stream)
    elif kind == "json":
        yield from _json(file, stream)
    else:
        yield _whole(file, kind, stream.read(MAX_BYTES + 1))


def _guess(stream: Any) -> str:
    """Tell by its first signs what a stream holds whose name does not."""
    head = stream.peek(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    if _JSON.match(head):
        return "json"
    return "html" if _HTML.match(head) else "text"


def _json(file: str, stream: Any) -> Iterator[Source]:
    """Yield JSON whole, unless its first line is an object of its own and others follow."""
    head = [stream.readline(MAX_BYTES + 1), stream.readline(MAX_BYTES + 1)]
    if head[1].strip() and _is_object(head[0]):
        yield from _lines(file, stream, head)
    else:
        rest = stream.read(max(0, MAX_BYTES + 1 - sum(map(len, head))))
        yield _whole(file, "json", b"".join([*head, rest]))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _lines(file: str, stream: Any, head: Iterable[bytes] = ()) -> Iterator[Source]:
    """Yield the lines that are not blank; `head` was read from the stream already."""
    empty = True
    rest = iter(lambda: stream.readline(MAX_BYTES + 1), b"")
    for number, line in enumerate(chain(head, rest), 1):
        if len(line) > MAX_BYTES:
            _skip_line(stream, line)
            yield Source(file, line=number, problem="the line is longer than 20 MB")
        elif line.strip():
            yield Source(file, "lines", line, number)
        else:
            continue
        empty = False
    if empty:
        yield Source(file, problem="the file is empty")


def _skip_line(stream: Any, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_BYTES)


def _whole(file: str, kind: str, content: bytes) -> Source:
    if len(content) > MAX_BYTES:
        return Source(file, problem="the file is larger than 20 MB")
    return Source(file, kind, content)
