"""A web site on loopback whose pages a test writes, and what a crawl of it came to."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, TypeVar


@dataclass
class Page:
    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    length_stated: bool = True
    hangs: bool = False
    drips: bool = False
    """Sends its body again and again, a piece every now and then, without an end."""


class Visit(NamedTuple):
    path: str
    headers: Message
    at: float
    status: int


class Site(ThreadingHTTPServer):
    """Serves `pages`; of a list of pages each visit takes one off, and the last stays."""

    daemon_threads = True

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.pages: dict[str, Page | list[Page]] = {}
        self.make: Callable[[str], Page | None] = lambda _: None
        """Makes the pages that `pages` has not."""
        self.visits: list[Visit] = []
        self.ended = threading.Event()

    def page(self, path: str) -> Page:
        page = self.pages.get(path) or self.make(path) or Page("not here", 404)
        if isinstance(page, list):
            return page.pop(0) if len(page) > 1 else page[0]
        return page

    def paths(self, *, robots: bool = False) -> list[str]:
        return [visit.path for visit in self.visits if robots or visit.path != "/robots.txt"]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a crawler that hangs up is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        page = self.server.page(self.path)
        body = page.body.encode() if isinstance(page.body, str) else page.body
        status = page.status
        if page.etag and self.headers.get("If-None-Match") == page.etag:
            status, body = 304, b""
        self.server.visits.append(Visit(self.path, self.headers, time.monotonic(), status))
        if page.hangs:
            self.server.ended.wait(60)
        self.send_response(status)
        headers = {"Content-Type": "text/html; charset=utf-8"} | page.headers
        if page.length_stated:
            headers["Content-Length"] = str(len(body))
        else:
            headers["Connection"] = "close"
        if page.etag:
            headers["ETag"] = page.etag
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)
            while page.drips and not self.server.ended.wait(0.05):
                self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


S = TypeVar("S", bound=Site)


@contextmanager
def serving(site: S) -> Iterator[S]:
    """Serve a site until the end of `with`, whoever still waits for an answer."""
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        site.ended.set()
        site.shutdown()
        thread.join()
        site.server_close()


class Crawl(NamedTuple):
    code: int
    lines: list[str]
    """What it wrote to standard error."""
    output: str
    ads: list[dict[str, Any]]

    @property
    def titles(self) -> list[str]:
        return [ad["title"] for ad in self.ads]
