import pytest
from scrapy import Request
from scrapy.utils.test import get_crawler

from adcrawler.middlewares.fingerprint import AdDupeFilter, AdFingerprinter

SAME = [
    "https://a.example/1?b=2",
    "https://a.example/1?b=2&utm_source=x",
    "https://a.example/1?b=2#x",
]


def test_tracking_makes_no_new_page() -> None:
    prints = {AdFingerprinter().fingerprint(Request(url)) for url in SAME}
    assert len(prints) == 1
    other = AdFingerprinter().fingerprint(Request("https://a.example/1?b=3"))
    assert other not in prints


@pytest.mark.parametrize("url", SAME)
def test_a_page_may_redirect_to_itself_under_another_spelling(url: str) -> None:
    duplicates = AdDupeFilter.from_crawler(
        get_crawler(settings_dict={"REQUEST_FINGERPRINTER_CLASS": AdFingerprinter})
    )
    assert not duplicates.request_seen(Request(SAME[0]))
    assert duplicates.request_seen(Request(url))
    assert not duplicates.request_seen(Request(url, meta={"redirect_urls": [SAME[1]]}))
    assert duplicates.request_seen(Request(url, meta={"redirect_urls": ["https://a.example/2"]}))
