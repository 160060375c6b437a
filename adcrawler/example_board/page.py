"""What the example board is asked, and what it answers, apart from HTTP."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class Visit(NamedTuple):
    path: str
    query: dict[str, str]
    base: str
    """The board's own address, without a slash at its end."""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Page:
    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    modified: datetime | None = None
    """When the page last changed; such a page can be asked for on condition."""
    stream: Iterable[bytes] | None = None
    """The body in pieces, where it is too large to hold."""
    delay: float = 0
    """Seconds until the answer."""

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'
