"""What the user wants crawled: `-a url=`, `urls=`, `sitemap=` or `site=`, read and checked."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from adcrawler.extract.urls import check_url, split_urls
from adcrawler.plain import one_line

KINDS = {"url": "URL[,URL…]", "urls": "FILE", "sitemap": "URL", "site": "URL"}


class ArgumentError(ValueError):
    """A `-a NAME=VALUE` that the spider cannot work with; the message says why in one line."""


class Targets(NamedTuple):
    kind: str
    urls: list[str]


def read_targets(arguments: Mapping[str, str]) -> Targets:
    """Return what to crawl. Raise ArgumentError if that is not clear."""
    given = [kind for kind in KINDS if arguments.get(kind) is not None]
    if len(given) != 1:
        choices = ", ".join(f"-a {kind}={value}" for kind, value in KINDS.items())
        count = f"{' and '.join(given)} together" if given else "none"
        raise ArgumentError(f"one of {choices} must be given, not {count}")
    kind, value = given[0], arguments[given[0]].strip()
    urls = list(_from_file(value)) if kind == "urls" else split_urls(value)
    if not urls:
        raise ArgumentError(f"{kind}={value} names no web address")
    if kind != "urls":
        urls = [_checked(url) for url in urls]
    return Targets(kind, list(dict.fromkeys(urls)))


@cache  # standard input can be read only once
def _from_file(name: str) -> tuple[str, ...]:
    """Return the addresses of a file, one a line; `#` begins a comment, `-` is standard input."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:  # a name with a NUL is none, either
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise ArgumentError(f"{one_line(name)} cannot be read: {reason}") from None
    numbered = enumerate((line.strip() for line in text.splitlines()), 1)
    return tuple(
        _checked(line, f"{name}:{number}: ")
        for number, line in numbered
        if line and not line.startswith("#")
    )


def _checked(url: str, where: str = "") -> str:
    try:
        return check_url(url)
    except ValueError as error:
        raise ArgumentError(f"{where}{error}") from None
