"""Pages kept with their validators, so that an unchanged one costs a 304 and no body.

The page itself is kept, not just its ETag: a 304 then gives the same ads as a 200, to exports, to a
database that was emptied, and to code that reads more from a page than the last version did.
"""

import json
import logging
import sqlite3
import zlib
from pathlib import Path
from time import time

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcache import HttpCacheMiddleware
from scrapy.extensions.httpcache import RFC2616Policy
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

VERSION = "X-Adcrawler-Version"
"""The header that keeps, with a page, the version that its request asked for."""

_TABLE = """
CREATE TABLE IF NOT EXISTS page (
    fingerprint BLOB PRIMARY KEY, url TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL,
    seen_at REAL NOT NULL
) WITHOUT ROWID
"""


class PageCacheMiddleware(HttpCacheMiddleware):
    """Scrapy's, but a server that fails is a failure, even where an old page is at hand."""

    DOWNLOAD_EXCEPTIONS = ()  # type: ignore[assignment]


class RevalidatePolicy(RFC2616Policy):
    """Keeps pages that have a validator, and asks the server every time whether they hold.

    A request whose meta has a "version" asks for a page that a list describes: as long as that is
    the version that was kept, the server is not asked.
    """

    def should_cache_response(self, response: Response, request: Request) -> bool:
        has_validator = "ETag" in response.headers or "Last-Modified" in response.headers
        no_store = b"no-store" in self._parse_cachecontrol(response)
        is_described = "version" in request.meta
        return response.status == 200 and (has_validator or is_described) and not no_store

    def is_cached_response_fresh(self, cachedresponse: Response, request: Request) -> bool:
        version = request.meta.get("version", "").encode()
        if version and version == cachedresponse.headers.get(VERSION):
            return True
        self._set_conditional_validators(request, cachedresponse)
        return False

    def is_cached_response_valid(
        self, cachedresponse: Response, response: Response, request: Request
    ) -> bool:
        return response.status == 304


class SqliteStorage:
    """The kept pages, in one file that several crawls may share. Losing it costs only traffic."""

    def __init__(self, settings: BaseSettings) -> None:
        self.file = Path(settings["HTTPCACHE_DIR"]) / "pages.sqlite3"
        self.max_age = settings.getint("HTTPCACHE_EXPIRATION_SECS")
        self._db: sqlite3.Connection | None = None

    def open_spider(self, spider: Spider) -> None:
        self._fingerprint = spider.crawler.request_fingerprinter.fingerprint
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.file, timeout=5, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = OFF")
            self._db.execute(_TABLE)
            self._db.execute("DELETE FROM page WHERE seen_at < ?", [time() - self.max_age])
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def close_spider(self, spider: Spider) -> None:
        if self._db:
            self._db.close()
            self._db = None

    def retrieve_response(self, spider: Spider, request: Request) -> Response | None:
        if not self._db:
            return None
        query = "SELECT url, headers, body FROM page WHERE fingerprint = ?"
        try:
            row = self._db.execute(query, [self._fingerprint(request)]).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return _thaw(*row) if row else None

    def store_response(self, spider: Spider, request: Request, response: Response) -> None:
        if not self._db:
            return
        headers = {
            name.decode("latin-1"): [value.decode("latin-1") for value in values]
            for name, values in response.headers.items()
        }
        if version := request.meta.get("version"):
            headers[VERSION] = [version]
        body = zlib.compress(response.body, 1)  # a page is kept once, seldom read
        row = [self._fingerprint(request), response.url, json.dumps(headers), body, time()]
        try:
            self._db.execute("REPLACE INTO page VALUES (?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Go on without: a full disk or a broken file costs the crawl its shortcuts, no page."""
        logger.warning("No page is kept for conditional requests in %s: %s", self.file, error)
        if self._db:
            self._db.close()
        self._db = None


def _thaw(url: str, headers: str, body: bytes) -> Response:
    kept = Headers(json.loads(headers), encoding="latin-1")
    content = zlib.decompress(body)
    kind = responsetypes.from_args(headers=kept, url=url, body=content)
    return kind(url=url, status=200, headers=kept, body=content)
