import pytest

from adcrawler.extract.urls import board_of, same_site, split_urls, without_tracking


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("https://a.example/1", ["https://a.example/1"]),
        ("https://a.example/1, http://b.example/2", ["https://a.example/1", "http://b.example/2"]),
        ("https://a.example/1,2,http://b.example", ["https://a.example/1,2", "http://b.example"]),
        ("https://a.example/?u=a,b", ["https://a.example/?u=a,b"]),
        ("", []),
    ],
)
def test_only_a_comma_before_an_address_separates(text: str, urls: list[str]) -> None:
    assert split_urls(text) == urls


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://a.example/1?utm_source=x&id=3&fbclid=y", "https://a.example/1?id=3"),
        ("https://a.example/1?gclid=x", "https://a.example/1"),
        ("https://a.example/1?ID=3#apply", "https://a.example/1?ID=3"),
        ("https://a.example/1?track=java", "https://a.example/1?track=java"),
    ],
)
def test_tracking_goes_and_the_rest_stays(url: str, plain: str) -> None:
    assert without_tracking(url) == plain


def test_a_site_is_a_host_and_what_is_below_it() -> None:
    assert same_site("https://jobs.a.example/1", "http://www.a.example/")
    assert same_site("https://a.example:443/1", "https://a.example/")
    assert not same_site("https://nota.example/", "https://a.example/")
    assert not same_site("http://127.0.0.1:81/", "http://127.0.0.1:80/")
    assert board_of("https://www.a.example:8443/jobs") == "a.example"
