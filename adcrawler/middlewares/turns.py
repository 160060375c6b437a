"""Politeness of processes that share a frontier: together they ask a host no more than one."""

import asyncio
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from adcrawler.frontier import NAME, connect

NEXT = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local at = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
redis.call('SET', KEYS[1], at + ARGV[1], 'PX', at - now + ARGV[1] + 1)
return at - now
"""


class TurnMiddleware:
    def __init__(self, crawler: Crawler) -> None:
        if crawler.settings["SCHEDULER"] != NAME:
            raise NotConfigured
        self.crawler = crawler
        self._next = connect(crawler.settings).register_script(NEXT)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for this host's next turn."""
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        settings = downloader.per_slot_settings.get(key, {})
        delay = settings.get("delay", downloader.settings.getfloat("DOWNLOAD_DELAY"))
        if delay:
            wait = self._next([f"adcrawler:turn:{key}"], [round(delay * 1000)])
            await asyncio.sleep(wait / 1000)
