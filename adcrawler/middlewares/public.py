"""Only public addresses are asked, whatever a page, a redirect or a name server says.

A name is checked where it is looked up, so that the address that was checked is the address that is
asked. Behind a proxy it is the proxy that looks names up; then only bare addresses are checked.
"""

from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.base import ReactorBase
from twisted.internet.error import DNSLookupError

from adcrawler.addresses import Allowed, literal
from adcrawler.daemon.config import networks
from adcrawler.problems import PrivateAddressError

refused: dict[str, str] = {}
"""Names that were looked up and led to an address that is not public."""


class PublicMiddleware:
    def __init__(self, crawler: Crawler) -> None:
        self.allowed = allowed(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        host = urlparse_cached(request).hostname or ""
        if (address := literal(host)) and not self.allowed.permits(address):
            raise PrivateAddressError(f"{address} is not public")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say of a name that it was refused, where Twisted says that there is no such host."""
        host = urlparse_cached(request).hostname or ""
        if isinstance(exception, CannotResolveHostError) and host in refused:
            text = f"{host} is at {refused[host]}, which is not public"
            raise PrivateAddressError(text) from exception


class PublicResolver(CachingThreadedResolver):
    """Scrapy's own, which finds no address where one is not public."""

    allowed: Allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        resolver = super().from_crawler(crawler, reactor)
        resolver.allowed = allowed(crawler)
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Any:  # noqa: N802 -- Twisted's
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        if name not in _proxies() and not self.allowed.permits(address):
            refused[name] = address
            raise DNSLookupError(f"{name} is at {address}, which is not public")
        return address


def allowed(crawler: Crawler) -> Allowed:
    """Return what the crawl's settings allow. Raise ValueError for a setting that is none."""
    return Allowed(networks(crawler.settings.get("ADCRAWLER_ALLOW_PRIVATE") or ""))


def _proxies() -> set[str]:
    """Return the hosts of the operator's own proxies, which may well be private."""
    urls = [url if "://" in url else f"//{url}" for url in getproxies().values()]
    return {urlsplit(url).hostname or "" for url in urls}
