"""Documents of any shape: a sound one in which a few values, or bytes, are replaced by others."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

SCALARS: list[Any] = [
    None, True, False, 0, -1, 10**30, 1e308, -0.5, "", " ", "0", "\0", "\ud800", "İ", "=1+1",
    "http://[", "javascript:alert(1)", "https://a.example/\x1b[2J", "2026-02-31", "9" * 5000,
    "<p>", "&lt;", "%", "a\nb", "\u202edev", "é" * 300, "Developer", "remote", "1e999",
]  # fmt: skip
ODD: list[Any] = [
    *SCALARS, [], {}, [None], [[]], [0], [""], ["x", 1], {"": ""}, {"name": []}, {"@id": "#me"},
    {"@value": {"@value": {}}}, [{"name": {"name": 1}}], [[[[[[[["deep"]]]]]]]],
]  # fmt: skip
"""What stands in place of any value of a JSON document."""
BYTES = [
    b"", b"\0", b"<", b">", b"&", b'"', b"]", b"}", b"{", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"]]>",
    b"<!--", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#0;", b"</item>",
    b"<item>", b"9" * 400,
]  # fmt: skip
"""What stands in place of any bytes."""


def alter(document: Any, places: list[tuple[int, int]]) -> Any:
    """Return a copy in which the n-th value, counted around, is another; places are (n, other)."""
    for place, other in places:
        document = copy.deepcopy(document)
        spots = list(_spots(document))
        if not spots:
            return copy.deepcopy(ODD[other % len(ODD)])
        holder, key = spots[place % len(spots)]
        if other % 7 == 0 and isinstance(holder, dict):
            del holder[key]
        else:
            holder[key] = copy.deepcopy(ODD[other % len(ODD)])
    return document


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield where each value inside a value stands: what holds it, and its key there."""
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for key, one in inner:
        yield value, key
        yield from _spots(one)


def cut(content: bytes, places: list[tuple[int, int]]) -> bytes:
    """Return bytes with a few at any place taken out and others put in; or broken off there."""
    for place, other in places:
        at = place % (len(content) + 1)
        rest = b"" if other % 5 == 0 else content[at + other % 9 :]
        content = content[:at] + BYTES[other % len(BYTES)] + rest
    return content


def places(most: int = 3) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Return a strategy of what `alter` and `cut` take."""
    return st.lists(
        st.tuples(st.integers(0, 99_999), st.integers(0, 9_999)), min_size=1, max_size=most
    )
