"""The example board over HTTP, on this machine only."""

import logging
import socket
import sys
from collections.abc import Mapping
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from adcrawler.example_board.page import Page, Visit
from adcrawler.example_board.site import Site

logger = logging.getLogger(__name__)


class Request(NamedTuple):
    """A request that the board has answered."""

    method: str
    path: str
    """With its query."""
    status: int


class ExampleBoard:
    """Serves the board while in its `with` block; `edits` are changed fields of ads, by slug."""

    def __init__(
        self,
        port: int = 0,
        *,
        edits: Mapping[str, Mapping[str, Any]] | None = None,
        sitemaps: bool = True,
        slow_seconds: float = 1.5,
    ) -> None:
        self.requests: list[Request] = []
        self.site = Site(sitemaps=sitemaps, slow_seconds=slow_seconds)
        for slug, changes in (edits or {}).items():
            self.edit(slug, **changes)
        self._port = port
        self._stopping = Event()

    def edit(self, slug: str, **changes: Any) -> None:
        """Change fields of an ad, also while it is served. Raise KeyError for an unknown slug."""
        self.site.edit(slug, **changes)

    def __enter__(self) -> Self:
        """Start serving. Raise OSError if the port is taken."""
        self._server = _Server(("127.0.0.1", self._port), _Handler)
        self._server.board = self
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """The home page's address, without a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def wait(self, seconds: float | None = None) -> None:
        """Wait until the board stops, or for so long."""
        self._stopping.wait(seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    board: ExampleBoard

    def __init__(self, *args: Any) -> None:
        self._open: set[socket.socket] = set()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Close the kept-alive connections too: their threads then end by themselves."""
        super().server_close()
        for connection in tuple(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:  # closed in the meantime
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        if not isinstance(sys.exception(), ConnectionError):  # a visitor who left early
            logger.error("no answer for %s", client_address, exc_info=sys.exception())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        board = self.server.board
        parts = urlsplit(self.path)
        base = f"http://{self.headers['Host']}" if self.headers["Host"] else board.url
        page = board.site.page(Visit(unquote(parts.path), dict(parse_qsl(parts.query)), base))
        if page.delay:
            board.wait(page.delay)
        status = 304 if self._is_unchanged(page) else page.status
        board.requests.append(Request(self.command, self.path, status))
        self._send(page, status)

    do_HEAD = do_GET  # noqa: N815

    def _is_unchanged(self, page: Page) -> bool:
        """Tell whether the visitor has this very page. An ETag says it better than a date."""
        if page.modified is None:
            return False
        if known := self.headers["If-None-Match"]:
            return page.etag in known or known.strip() == "*"
        try:
            return page.modified <= parsedate_to_datetime(self.headers["If-Modified-Since"] or "")
        except (ValueError, TypeError):
            return False

    def _send(self, page: Page, status: int) -> None:
        self.send_response(status)
        headers = {"Content-Type": page.content_type, **page.headers}
        if page.modified:
            headers["ETag"] = page.etag
            headers["Last-Modified"] = format_datetime(page.modified, usegmt=True)
        chunked = page.stream is not None and "Content-Length" not in headers
        if chunked:
            headers["Transfer-Encoding"] = "chunked"
        elif status != 304:
            headers.setdefault("Content-Length", str(len(page.body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET" and status != 304:
            self._send_body(page, chunked=chunked)

    def _send_body(self, page: Page, *, chunked: bool) -> None:
        for piece in page.stream or [page.body]:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *args: Any) -> None:
        """Log nothing: `board.requests` tells."""
