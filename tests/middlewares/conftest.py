"""The middlewares in real crawls, of a site on loopback."""

from tests.spiders.conftest import ad, command, crawl, site

__all__ = ["ad", "command", "crawl", "site"]
