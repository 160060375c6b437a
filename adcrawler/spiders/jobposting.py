"""Ads from any page, sitemap or site that publishes them as schema.org says, or as plain text."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response, TextResponse

from adcrawler.extract.site_links import find_links, score
from adcrawler.extract.sitemap import Entry, read_sitemap
from adcrawler.extract.urls import same_site
from adcrawler.spiders.base import BoardSpider
from adcrawler.targets import KINDS, read_targets


class JobpostingSpider(BoardSpider):
    name = "jobposting"
    arguments: ClassVar[dict[str, str]] = KINDS | BoardSpider.arguments

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name, **arguments)
        self.targets = read_targets(arguments)
        self.keeps_expired = self.targets.kind in {"url", "urls"}
        self.site = self.targets.urls[0] if self.targets.kind == "site" else None
        self._pages: set[str] = set()
        self._sitemaps = 0
        self._later: list[Request] = []
        """A site's own links, for when its sitemaps lead to no ad."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        parse = {"sitemap": self.parse_sitemap, "site": self.parse_site}
        for url in self.targets.urls:
            yield self.ask(url, parse.get(self.targets.kind, self.parse_ad), asked=True)

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        largest = self.settings.getint("ADCRAWLER_MAX_SITEMAP_SIZE")
        sitemap = read_sitemap(response.body, response.url, largest)
        if sitemap is None or not any(sitemap):
            what = "is no sitemap" if sitemap is None else "is an empty sitemap"
            self.report("error", f"{response.url} {what}", asked=response.meta["asked"])
            return
        room = self.settings.getint("ADCRAWLER_MAX_SITEMAPS") - self._sitemaps
        for entry in self._chosen(sitemap.sitemaps)[: max(room, 0)]:
            self._sitemaps += 1
            yield self.ask(entry.url, self.parse_sitemap)
        for entry in self._chosen(sitemap.pages):
            yield from self._page(entry.url, self.parse_ad)

    def _chosen(self, entries: list[Entry]) -> list[Entry]:
        """Return a sitemap's entries, newest first; of a whole site, likely ads before the rest."""
        if self.site is None:
            return entries
        inside = [entry for entry in entries if same_site(entry.url, self.site)]
        return sorted(inside, key=lambda entry: score(entry.url) <= 0)

    def parse_site(self, response: Response) -> Iterator[Any]:
        """Take the sitemaps that robots.txt names; without any, the links."""
        following = self.parse_listing(response, depth=0)
        if sitemaps := response.meta.get("sitemaps"):
            self._later = [found for found in following if isinstance(found, Request)]
            yield from (self.ask(url, self.parse_sitemap) for url in sitemaps)
        else:
            yield from following

    def parse_listing(self, response: Response, depth: int) -> Iterator[Any]:
        """Yield a page's ads; unless it is one ad itself, ask for the pages that it links to."""
        postings = self.postings(response)
        for posting in postings:
            yield from self.once(posting)
        is_ad = len(postings) == 1 and postings[0].extraction != "main-text"
        if isinstance(response, TextResponse) and not is_ad:
            yield from self._follow(response, depth)

    def _follow(self, response: TextResponse, depth: int) -> Iterator[Request]:
        deepest = self.settings.getint("ADCRAWLER_MAX_DEPTH")
        for link in find_links(response.text, response.url):
            below = depth + (not link.paging)  # a listing's pages are as deep as its first
            if (link.score > 0 or link.paging) and below <= deepest:
                arguments = {"depth": below}
                yield from self._page(
                    link.url, self.parse_listing, cb_kwargs=arguments, priority=link.score
                )

    def _page(self, url: str, *args: Any, **kwargs: Any) -> Iterator[Request]:
        """Ask for a page, unless the crawl has asked for enough."""
        if url in self._pages:
            return
        if len(self._pages) >= self.settings.getint("ADCRAWLER_MAX_PAGES"):
            self.crawler.stats.inc_value("pages/beyond-limit")
            return
        self._pages.add(url)
        yield self.ask(url, *args, **kwargs)

    def idle(self) -> None:
        """When a site's sitemaps led to no ad, go by its links."""
        if self._later and not self._seen:
            for request in self._later:
                self.crawler.engine.crawl(request)
            self._later = []
            raise DontCloseSpider
        if self.site and not self._seen and not self.problems:
            self.report("no-ad", f"{self.site}: no job ad found on this site", asked=True)
