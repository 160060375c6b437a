"""Which requests ask for the same page."""

from scrapy import Request
from scrapy.dupefilters import RFPDupeFilter
from scrapy.utils.request import RequestFingerprinter, RequestFingerprinterProtocol

from adcrawler.extract.urls import without_tracking


class AdFingerprinter(RequestFingerprinter):
    """Takes two addresses for one if they differ only in what follows visitors."""

    def fingerprint(self, request: Request) -> bytes:
        plain = without_tracking(request.url)
        return super().fingerprint(request if plain == request.url else request.replace(url=plain))


class AdDupeFilter(RFPDupeFilter):
    """Lets a page redirect to another spelling of its own address, as many do to lose tracking."""

    def request_seen(self, request: Request) -> bool:
        return not is_own_spelling(self.fingerprinter, request) and super().request_seen(request)


def is_own_spelling(fingerprinter: RequestFingerprinterProtocol, request: Request) -> bool:
    """Tell whether a page has redirected to another spelling of its own address."""
    own = (Request(url) for url in request.meta.get("redirect_urls", ()))
    return fingerprinter.fingerprint(request) in map(fingerprinter.fingerprint, own)
