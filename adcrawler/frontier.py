"""A frontier in Redis, for a site so large that several processes crawl it together.

Each page is asked for once, whichever process finds it. A process that has nothing to do waits for
what the others find; what a killed process was at is put back for them. Ads are closed by none of
them, since none sees the whole.

    adcrawler crawl jobposting -a sitemap=URL -s SCHEDULER=adcrawler.frontier.Frontier
"""

import json
import os
import socket
from hashlib import blake2b
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.request import request_from_dict

from adcrawler.middlewares.fingerprint import is_own_spelling
from adcrawler.targets import ArgumentError

NAME = "adcrawler.frontier.Frontier"
KEPT = 24 * 3600
"""Seconds for which an interrupted crawl can be gone on with."""
BEATS = 6
"""A process tells the others so often that it lives, before it counts as lost."""
LATEST = 128
"""Pages of a process that are put back when it is lost: those that it may be at, and some more."""

# KEYS: 1 todo, 2 seen, 3 members, 4 busy, 5 number; the pages a process took: 6, with its name.
BEAT = """
local now = tonumber(redis.call('TIME')[1])
local me, lease = ARGV[1], tonumber(ARGV[2])
redis.call('ZADD', KEYS[3], now, me)
for _, lost in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now - lease)) do
    for _, page in ipairs(redis.call('LRANGE', KEYS[6] .. lost, 0, -1)) do
        redis.call('ZADD', KEYS[1], 0, page)
    end
    redis.call('DEL', KEYS[6] .. lost)
    redis.call('ZREM', KEYS[3], lost)
    redis.call('SREM', KEYS[4], lost)
end
for number = 1, 5 do redis.call('EXPIRE', KEYS[number], ARGV[3]) end
"""
PUT = """
if ARGV[1] ~= '' and redis.call('SADD', KEYS[2], ARGV[1]) == 0 then return 0 end
local number = string.format('%015d', redis.call('INCR', KEYS[5]))
return redis.call('ZADD', KEYS[1], ARGV[2], number .. ARGV[3])
"""
TAKE = f"""{BEAT}
local page = redis.call('ZPOPMIN', KEYS[1])[1]
if page then
    redis.call('SADD', KEYS[4], me)
    redis.call('LPUSH', KEYS[6] .. me, page)
    redis.call('LTRIM', KEYS[6] .. me, 0, {LATEST - 1})
    redis.call('EXPIRE', KEYS[6] .. me, ARGV[3])
end
return page
"""
REST = f"""{BEAT}
redis.call('SREM', KEYS[4], me)
redis.call('DEL', KEYS[6] .. me)
return redis.call('ZCARD', KEYS[1]) + redis.call('SCARD', KEYS[4])
"""
LEAVE = f"""{BEAT}
redis.call('ZREM', KEYS[3], me)
redis.call('SREM', KEYS[4], me)
redis.call('DEL', KEYS[6] .. me)
if redis.call('ZCARD', KEYS[1]) + redis.call('SCARD', KEYS[4]) == 0 then
    redis.call('DEL', KEYS[1], KEYS[2], KEYS[5])
end
"""
DIGITS = 15


class Frontier(BaseScheduler):
    """Scrapy's scheduler, of which all is in Redis: no process has a queue of its own."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.me = f"{socket.gethostname()}-{os.getpid()}"
        self.lease = crawler.settings.getint("ADCRAWLER_FRONTIER_LEASE")
        redis = connect(crawler.settings)
        self._put, self._take, self._rest, self._leave, self._be_there = (
            redis.register_script(script) for script in (PUT, TAKE, REST, LEAVE, BEAT)
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def open(self, spider: Spider) -> None:
        """Join those who crawl the same."""
        self.spider = spider
        prefix = prefix_of(spider)
        names = ("todo", "seen", "members", "busy", "number", "taken:")
        self.keys = [f"{prefix}:{name}" for name in names]
        self._life = create_looping_call(self._be_there, self.keys, self._beat)
        self._life.start(self.lease / BEATS)

    def close(self, reason: str) -> None:  # noqa: ARG002 -- Scrapy passes it
        """Leave; the last one to leave a finished crawl leaves nothing behind."""
        self._life.stop()
        self._leave(self.keys, self._beat)

    @property
    def _beat(self) -> tuple[str, int, int]:
        return self.me, self.lease, KEPT

    def has_pending_requests(self) -> bool:
        """Tell whether there is, or may come, something to do. Scrapy asks only who is idle."""
        return bool(self._rest(self.keys, self._beat))

    def enqueue_request(self, request: Request) -> bool:
        """Add a page, unless any process did before."""
        fingerprinter = self.crawler.request_fingerprinter
        again = request.dont_filter or is_own_spelling(fingerprinter, request)
        fingerprint = "" if again else fingerprinter.fingerprint(request).hex()
        page = encoded(request, self.spider)
        new = bool(self._put(self.keys, (fingerprint, -request.priority, page)))
        self.crawler.stats.inc_value("frontier/new" if new else "frontier/known")
        return new

    def next_request(self) -> Request | None:
        """Take a page, the most urgent first, of those the one that was found first."""
        page = self._take(self.keys, self._beat)
        if page is None:
            return None
        self.crawler.stats.inc_value("frontier/taken")
        return decoded(page[DIGITS:], self.spider)


def check_frontier(settings: BaseSettings, spider: type[Spider]) -> None:
    """Raise ArgumentError if a crawl wants to share its pages and cannot."""
    if settings["SCHEDULER"] != NAME:
        return
    if spider.name != "jobposting":
        raise ArgumentError("sites and sitemaps are shared (spider jobposting), boards are not")
    try:
        connect(settings)
    except ImportError:
        raise ArgumentError("to share pages, pip install adcrawler[redis]") from None


def connect(settings: BaseSettings) -> Any:
    """Return the Redis of the settings. Raise ArgumentError if there is none."""
    from redis import Redis, RedisError

    if not (url := settings["ADCRAWLER_REDIS_URL"]):
        raise ArgumentError("to share pages, set ADCRAWLER_REDIS_URL")
    try:
        redis = Redis.from_url(url)
        redis.ping()
    except (RedisError, ValueError) as error:  # its message may show the password
        raise ArgumentError(f"ADCRAWLER_REDIS_URL cannot be used: {type(error).__name__}") from None
    return redis


def prefix_of(spider: Spider) -> str:
    """Return what the keys of all processes begin with that crawl the same."""
    asked = json.dumps([spider.name, getattr(spider, "given", {})], sort_keys=True)
    return f"adcrawler:{blake2b(asked.encode(), digest_size=8).hexdigest()}"


def encoded(request: Request, spider: Spider) -> str:
    """Return a request as JSON: a pickle would let whoever reaches Redis run code here."""
    parts = request.to_dict(spider=spider)
    parts["headers"] = request.headers.to_unicode_dict()
    parts["body"] = request.body.decode("latin-1")
    return json.dumps(dict(parts), default=dict)


def decoded(page: bytes, spider: Spider) -> Request:
    parts = json.loads(page)
    parts["body"] = parts["body"].encode("latin-1")
    return request_from_dict(parts, spider=spider)
