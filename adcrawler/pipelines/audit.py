"""Judges each ad; from here on it is an AuditedAd."""

import logging
from typing import Self

from scrapy.crawler import Crawler

from adcrawler.ad import Ad
from adcrawler.checklist import audit
from adcrawler.items import JobPosting
from adcrawler.pipelines.rejection import rejection
from adcrawler.storage.rows import AuditedAd

logger = logging.getLogger(__name__)


class AuditPipeline:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: JobPosting) -> AuditedAd:
        try:
            audited = AuditedAd(item, audit(Ad.from_posting(item)))
            audited.audit.ad.facts  # noqa: B018 -- facts are read here, where an error costs one ad
        except Exception as error:
            logger.exception("the audit of %s failed", item.url)
            raise rejection(self.crawler, "audit failed") from error
        if not audited.audit.ad.title or not audited.audit.ad.text:
            raise rejection(self.crawler, "no text", "nothing is left of it without its markup")
        return audited
