"""Whatever is wrong with a page costs that page one line, and the exit code tells."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from adcrawler.spiders.jobposting import JobpostingSpider
from adcrawler.targets import ArgumentError
from tests.spiders.site import Crawl, Page, Site


@pytest.mark.slow
def test_every_bad_page_gets_its_line_and_good_ones_their_ad(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page], tmp_path: Path
) -> None:
    host = site.url.removeprefix("http://")
    long = b"<p>" + b"a" * 2_000_000
    packed = {"Content-Encoding": "gzip"}
    site.pages = {
        "/robots.txt": Page("User-agent: *\nDisallow: /secret\n"),
        "/good,1": ad("Python developer"),
        "/moved": Page(status=301, headers={"Location": "/good,1?utm_source=mail"}),
        "/own?utm_source=x": Page(status=301, headers={"Location": "/own"}),
        "/own": ad("Data engineer"),
        "/empty": Page(b"  \n"),
        "/no-ad": Page("<html><body>Nous vendons des gaufres.</body></html>"),
        "/pdf": Page(b"%PDF-1.4", headers={"Content-Type": "application/pdf"}),
        "/json": Page(b"{}", headers={"Content-Type": "application/json"}),
        "/large": Page(long),
        "/endless": Page(long, length_stated=False),
        "/bomb": Page(gzip.compress(long), headers=packed),
        "/loop": Page(status=302, headers={"Location": "/loop?"}),
        "/loop?": Page(status=302, headers={"Location": "/loop?a"}),
        "/gone": Page("gone", 410),
        "/refused": Page("no", 403),
        "/broken": Page("oops", 500),
        "/hangs": Page(hangs=True),
    }
    bad = {
        "/secret/1": f"robots.txt of {host} forbids {site.url}/secret/1",
        "/empty": "is an empty page",
        "/no-ad": "holds no job ad",
        "/pdf": "is no web page but application/pdf",
        "/json": "is no web page but application/json",
        "/large": "is larger than 1 MB",
        "/endless": "is larger than 1 MB",
        "/bomb": "is larger than 1 MB once unpacked",
        "/loop": "was not read: it redirects too often",
        "/gone": "does not exist (HTTP 410)",
        "/nowhere": "does not exist (HTTP 404)",
        "/refused": "is refused by its server (HTTP 403)",
        "/broken": "answers with an error (HTTP 500)",
        "/hangs": f"cannot be reached: {host} did not answer in time",
    }
    expected = {
        f"adcrawler: {line}" if "robots" in line else f"adcrawler: {site.url}{path} {line}"
        for path, line in bad.items()
    } | {
        "adcrawler: http://127.0.0.1:9/ cannot be reached: 127.0.0.1:9 refuses the connection",
        "adcrawler: http://nowhere.invalid/ cannot be reached: there is no host nowhere.invalid",
        f"adcrawler: https{site.url[4:]}/ cannot be reached: {host} makes no TLS connection",
    }
    urls = [
        site.url + path
        for path in ("/good,1", "/moved", "/good,1?utm_medium=x", "/own?utm_source=x", *bad)
    ]
    urls += ["http://127.0.0.1:9/", "http://nowhere.invalid/", f"https{site.url[4:]}/"]
    listed = tmp_path / "urls.txt"
    listed.write_text("# what to crawl\n\n" + "\n".join(urls))
    limits = {"DOWNLOAD_MAXSIZE": 1_000_000, "REDIRECT_MAX_TIMES": 1, "DOWNLOAD_TIMEOUT": 8}
    result = crawl(f"urls={listed}", **limits, RETRY_TIMES=0)
    assert set(result.lines) == expected
    assert len(result.lines) == len(expected)
    assert result.code == 1
    assert sorted(result.titles) == ["Data engineer", "Python developer"]
    assert "/secret/1" not in site.paths()


def test_a_site_that_cannot_tell_its_rules_is_not_crawled(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    site.pages = {"/robots.txt": Page("oops", 500), "/1": ad()}
    result = crawl(f"url={site.url}/1", RETRY_TIMES=0)
    reason = f"because {site.url}/robots.txt answers HTTP 500"
    assert result.lines == [f"adcrawler: {site.url}/1 was not read, {reason}"]
    assert (result.code, result.ads, site.paths()) == (1, [], [])


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "one of -a url=URL[,URL…], -a urls=FILE, -a sitemap=URL, -a site=URL must be given"),
        ({"url": "http://a.example", "site": "http://a.example"}, "not url and site together"),
        ({"url": "a.example/jobs"}, "'a.example/jobs' is no web address: it must begin with http"),
        ({"url": "ftp://a.example/"}, "it must begin with http:// or https://"),
        ({"url": "file:///etc/passwd"}, "it must begin with http:// or https://"),
        ({"url": "http:///jobs"}, "it names no host"),
        ({"url": "http://a.example:port/"}, "'http://a.example:port/' is no web address"),
        ({"url": " , "}, "names no web address"),
        ({"urls": "/nowhere/urls.txt"}, "/nowhere/urls.txt cannot be read: No such file"),
        ({"urls": "a\0\nb"}, "a� b cannot be read"),
        ({"url": "http://a.example", "max_ads": "0"}, "max_ads must be a whole number above 0"),
        ({"url": "http://a.example", "max_ads": "many"}, "not 'many'"),
        ({"uri": "http://a.example"}, "jobposting takes no argument 'uri'; it takes -a url="),
    ],
)
def test_wrong_arguments_are_refused(given: dict[str, str], problem: str) -> None:
    with pytest.raises(ArgumentError) as refusal:
        JobpostingSpider(**given)
    assert problem in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_file_of_urls_is_checked_line_by_line(tmp_path: Path) -> None:
    listed = tmp_path / "urls.txt"
    listed.write_text("https://a.example/1\n\n# later:\nexample.org\n")
    with pytest.raises(ArgumentError, match=r"urls\.txt:4: 'example\.org' is no web address"):
        JobpostingSpider(urls=str(listed))


def test_what_cannot_start_says_so_before_any_request(
    site: Site, crawl: Callable[..., Crawl]
) -> None:
    unknown = crawl(f"url={site.url}/1", spider="jobpostings")
    assert unknown.lines[0].startswith("adcrawler: there is no spider 'jobpostings', only: ")
    assert (unknown.code, len(unknown.lines)) == (2, 1)
    wrong = crawl(f"url={site.url}/1", "speed=9")
    assert wrong.lines[0].startswith("adcrawler: jobposting takes no argument 'speed'")
    assert (wrong.code, len(wrong.lines)) == (2, 1)
    nowhere = crawl(f"url={site.url}/1", output="/proc/ads.jsonl")
    assert nowhere.lines == [
        "adcrawler: /proc/ads.jsonl cannot be written: No such file or directory"
    ]
    assert (nowhere.code, site.visits) == (2, [])


@pytest.mark.slow
def test_a_single_page_ends_with_its_audit(
    site: Site, crawl: Callable[..., Crawl], ad: Callable[..., Page]
) -> None:
    site.pages = {"/1": ad(), "/2": ad("Second")}
    single = crawl(f"url={site.url}/1")
    assert "Python developer" in single.output
    assert f"{site.url}/1" in single.output
    assert "salary" in single.output
    assert crawl(f"url={site.url}/1,{site.url}/2").output == ""
