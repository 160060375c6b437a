"""Saved boards over real HTTP on loopback, under the addresses that they have in the world.

Only the last step is turned aside: a download handler sends what is for any host to our server,
with the address in a header. All of a crawl above it, robots.txt and page cache included, is real.
"""

from collections import Counter, defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Response

from tests.boards.case import Case


class Loopback(HTTP11DownloadHandler):
    """Fetches from 127.0.0.1 what is asked of any host."""

    async def download_request(self, request: Request) -> Response:
        settings = self.crawler.settings
        aside = request.replace(url=f"http://127.0.0.1:{settings['REPLAY_PORT']}/")
        aside.headers["X-Url"] = request.url
        aside.headers["X-Case"] = settings["REPLAY_CASE"]
        return (await super().download_request(aside)).replace(url=request.url)


class Asked(NamedTuple):
    url: str
    status: int


class Replay(ThreadingHTTPServer):
    """Answers for all cases; a request with the ETag of its answer gets a 304."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, cases: list[Case]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.cases = {case.name: case for case in cases}
        self.forget()

    def forget(self) -> None:
        """Begin anew, for another crawl."""
        self.asked: dict[str, list[Asked]] = defaultdict(list)
        """By case, robots.txt left out."""
        self.given: dict[str, Counter[int]] = defaultdict(Counter)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer in one packet
    server: Replay

    def do_GET(self) -> None:
        url, name = self.headers["X-Url"], self.headers["X-Case"]
        sent = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        answer = self.server.cases[name].answer(self.command, url, sent, self.server.given[name])
        status, body = (answer.status, answer.body) if answer else (404, b"not saved")
        headers = answer.headers if answer else {}
        if "ETag" in headers and self.headers["If-None-Match"] == headers["ETag"]:
            status, body = 304, b""
        if not url.endswith("/robots.txt"):
            self.server.asked[name].append(Asked(url, status))
        self.send_response(status)
        for header, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *args: Any) -> None:
        """Log nothing: `asked` tells."""
