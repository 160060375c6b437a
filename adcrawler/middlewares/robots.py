"""robots.txt, obeyed as RFC 9309 says, and refusals that name their host."""

import asyncio
from typing import Any, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from adcrawler.problems import ForbiddenByRobotsError, RobotsUnreachableError

MAX_DELAY = 30.0
"""Seconds; a longer Crawl-delay would keep a crawl from ever ending."""


class RobotsMiddleware:
    """Asks each host for its robots.txt once, before its first page."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("dont_obey_robotstxt"):
            return
        parts = urlsplit(request.url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = asyncio.create_task(self._read(site))
        # Shielded: one cancelled page must not take the rules from the others.
        rules = await asyncio.shield(self._rules[site])
        request.meta["sitemaps"] = list(rules.sitemaps)
        if not rules.can_fetch(request.url, self.agent):
            self.crawler.stats.inc_value("robotstxt/forbidden")
            raise ForbiddenByRobotsError(request.url)

    async def _read(self, site: str) -> Protego:
        """Return a host's rules. Raise if it cannot be known what they are."""
        url = f"{site}/robots.txt"
        meta: dict[str, Any] = {"dont_obey_robotstxt": True}
        request = Request(url, meta=meta, priority=1000, callback=NO_CALLBACK)
        try:
            response = await self.crawler.engine.download_async(request)
        except IgnoreRequest:
            raise
        except Exception as error:
            raise RobotsUnreachableError(f"{url} cannot be read") from error
        rules = _parse(response)
        if (delay := rules.crawl_delay(self.agent)) is not None:
            self._slow_down(request, min(delay, MAX_DELAY))
        return rules

    def _slow_down(self, request: Request, delay: float) -> None:
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        settings = downloader.per_slot_settings.setdefault(key, {})
        settings["delay"] = max(delay, settings.get("delay", downloader.settings["DOWNLOAD_DELAY"]))
        if key in downloader.slots:
            downloader.slots[key].delay = settings["delay"]


def _parse(response: Response) -> Protego:
    """No robots.txt permits all (4xx); a broken server permits nothing (5xx)."""
    if response.status >= 500:
        raise RobotsUnreachableError(f"{response.url} answers HTTP {response.status}")
    if response.status != 200:
        return Protego.parse("")
    return Protego.parse(response.body.decode("utf-8", "replace"))
