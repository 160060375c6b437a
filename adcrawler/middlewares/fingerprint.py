"""Which requests ask for the same page."""

from scrapy import Request
from scrapy.utils.request import RequestFingerprinter

from adcrawler.extract.urls import without_tracking


class AdFingerprinter(RequestFingerprinter):
    """Takes two addresses for one if they differ only in what follows visitors."""

    def fingerprint(self, request: Request) -> bytes:
        plain = without_tracking(request.url)
        return super().fingerprint(request if plain == request.url else request.replace(url=plain))
