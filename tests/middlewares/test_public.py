"""What is not public is not asked: by address, by name, by link and by redirect."""

from collections.abc import Callable

import pytest

from adcrawler.addresses import Allowed, literal
from tests.spiders.site import Crawl, Page, Site


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
    ],
)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not Allowed().permits(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
)
def test_a_public_one_is_not(address: str) -> None:
    assert Allowed().permits(address)


def test_what_is_allowed_is_allowed_alone() -> None:
    allowed = Allowed(["10.0.0.7/32", "fd00::/8"])
    assert allowed.permits("10.0.0.7")
    assert allowed.permits("::ffff:10.0.0.7")
    assert allowed.permits("fd12::1")
    assert not allowed.permits("10.0.0.8")
    assert not allowed.permits("127.0.0.1")


def test_names_are_no_addresses() -> None:
    assert literal("example.org") is None
    assert literal("[::1]") == literal("::1") == "::1"


def test_nothing_private_is_asked_whichever_way_it_is_named(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    named = site.url.replace("127.0.0.1", "localhost")
    urls = [f"{site.url}/1", f"{named}/2", f"{site.url.replace('127.0.0.1', '[::1]')}/3"]
    refused = crawl(f"url={','.join(urls)}", ADCRAWLER_ALLOW_PRIVATE="10.0.0.7")
    assert site.visits == []
    assert refused.code == 1
    reasons = [
        "127.0.0.1 is not public",
        "localhost is at 127.0.0.1, which is not public",
        "::1 is not public",
    ]
    assert sorted(refused.lines) == sorted(
        f"adcrawler: {url} was not read: {reason}; ADCRAWLER_ALLOW_PRIVATE can allow it"
        for url, reason in zip(urls, reasons, strict=True)
    )


def test_redirects_and_links_lead_to_nothing_private(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    """Only 127.0.0.1 is allowed; 127.0.0.2 and names stand for the inner network."""
    inner = site.url.replace("127.0.0.1", "127.0.0.2")
    site.pages = {
        "/moved": Page("", 302, {"Location": f"{inner}/secret"}),
        "/robots.txt": Page("", 302, {"Location": f"{inner}/robots.txt"}),
        "/secret": ad("Inner"),
        "/1": ad("Outer"),
    }
    result = crawl(f"url={site.url}/moved,{site.url}/1", ADCRAWLER_ALLOW_PRIVATE="127.0.0.1")
    assert "Inner" not in result.titles
    assert all(visit.headers["Host"].startswith("127.0.0.1") for visit in site.visits)
    assert any("127.0.0.2 is not public" in line for line in result.lines)


@pytest.mark.slow
def test_a_private_proxy_can_be_used(
    site: Site,
    crawl: Callable[..., Crawl],
    ad: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It looks names up itself, so that ours says nothing; bare addresses stay refused."""
    monkeypatch.setenv("http_proxy", site.url.replace("127.0.0.1", "localhost"))
    site.pages = {"http://board.invalid/1": ad("Through the proxy")}
    urls = "http://board.invalid/1,http://10.0.0.7/1"
    result = crawl(f"url={urls}", ADCRAWLER_ALLOW_PRIVATE="")
    assert result.titles == ["Through the proxy"]
    assert [visit.path for visit in site.visits][-1] == "http://board.invalid/1"
    assert [line.partition(";")[0] for line in result.lines] == [
        "adcrawler: http://10.0.0.7/1 was not read: 10.0.0.7 is not public"
    ]


def test_a_wrong_setting_is_named(site: Site, crawl: Callable[..., Crawl]) -> None:
    result = crawl(f"url={site.url}/1", ADCRAWLER_ALLOW_PRIVATE="home")
    assert result.code == 2
    assert result.lines[0].startswith("adcrawler: ADCRAWLER_ALLOW_PRIVATE must be addresses")
