"""The reference for a crawl: a Scrapy spider that reads the pages' JSON-LD and stores nothing.

python -m tools.bench.bare URL FIRST LAST
"""

import json
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from adcrawler import settings


class BareSpider(Spider):
    name = "bare"

    async def start(self) -> AsyncIterator[Request]:
        url, first, last = sys.argv[1:]
        for number in range(int(first), int(last)):
            yield Request(f"{url}/jobs/{number}")

    def parse(self, response: Response) -> Iterator[Any]:
        yield json.loads(response.css("script[type='application/ld+json']::text").get(""))


if __name__ == "__main__":
    process = AsyncCrawlerProcess({
        "LOG_LEVEL": "ERROR",
        "CONCURRENT_REQUESTS": settings.CONCURRENT_REQUESTS,
        "DOWNLOAD_SLOTS": settings.DOWNLOAD_SLOTS,
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
    })  # fmt: skip
    crawler = process.create_crawler(BareSpider)
    process.crawl(crawler)
    process.start()
    print(json.dumps(crawler.stats.get_stats(), default=str))
