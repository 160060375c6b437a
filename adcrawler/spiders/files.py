"""Ads in files of one's own: `-a path='ads/**/*.md'`. Nothing is fetched."""

from collections.abc import AsyncIterator
from pathlib import Path

from scrapy.exceptions import CloseSpider

from adcrawler.ad import Ad
from adcrawler.ad_files import Found, read_ads
from adcrawler.extract.dates import read_day
from adcrawler.extract.job_location import read_remote
from adcrawler.extract.page_key import shortened
from adcrawler.items import JobPosting, StatedSalary
from adcrawler.sources import find_sources
from adcrawler.spiders.base import BoardSpider
from adcrawler.targets import ArgumentError


class FilesSpider(BoardSpider):
    name = "files"
    arguments = {"path": "FILE_FOLDER_OR_PATTERN", **BoardSpider.arguments}

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name, **arguments)
        self.path = arguments.get("path") or ""
        if not self.path:
            raise ArgumentError("files needs -a path=FILE_FOLDER_OR_PATTERN")
        self.keeps_expired = True

    async def start(self) -> AsyncIterator[JobPosting]:
        for source in find_sources([self.path]):
            for found in read_ads(source):
                if not isinstance(found, Found):
                    self.report("error", f"{found.name}: {found.reason}", asked=True)
                    continue
                try:
                    for posting in self.once(_posting(found)):
                        yield posting
                except CloseSpider:
                    return


def _posting(found: Found) -> JobPosting:
    ad: Ad = found.ad
    return JobPosting(
        board="files",
        key=shortened(found.name),
        url=Path(found.file).absolute().as_uri(),
        title=ad.title,
        description=ad.text,
        company=ad.company,
        locations=[ad.location] if ad.location else [],
        street_address=ad.address,
        remote=read_remote({"jobLocationType": ad.remote}),
        employment_type=[ad.contract] if ad.contract else [],
        salary=StatedSalary(ad.salary) if ad.salary else None,
        date_posted=read_day(ad.date_posted),
        date_posted_raw=ad.date_posted,
        start_date=ad.start_date,
        language=ad.lang,
        contact=ad.contact,
        experience=ad.experience,
        education=ad.education,
        extraction="main-text",
    )
