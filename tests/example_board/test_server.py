"""The example board over real HTTP: what it promises to tests and to `make run`."""

import gzip
import http.client
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urlsplit

import pytest

from adcrawler.example_board import ExampleAd, ExampleBoard, ads
from adcrawler.example_board.hostile import BIG
from adcrawler.example_board.server import Request
from adcrawler.example_board.site import GONE
from adcrawler.extract.sitemap import read_sitemap

AD = "/jobs/dev-backend-python-villeurbanne"


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def links(self) -> set[str]:
        return set(re.findall(r'href="([^"]+)"', self.text))


def get(board: ExampleBoard, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(board.url).netloc, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    try:
        return Answer(connection.getresponse())
    finally:
        connection.close()


def ad_with(**fields: str) -> ExampleAd:
    return next(ad for ad in ads() if all(getattr(ad, n) == v for n, v in fields.items()))


def listing(board: ExampleBoard) -> list[Answer]:
    pages = [get(board, "/jobs/")]
    while following := re.search(r'<a rel="next" href="([^"]+)"', pages[-1].text):
        pages.append(get(board, following[1]))
    return pages


def test_home_leads_to_the_listing(example_board: ExampleBoard) -> None:
    assert "/jobs/" in get(example_board, "/").links


def test_listing_pages_link_to_every_ad_once(example_board: ExampleBoard) -> None:
    pages = listing(example_board)
    assert len(pages) >= 3
    found = [link for page in pages for link in page.links if link.startswith(("/jobs/", "/priv"))]
    linked = [link for link in found if "?" not in link and link not in {"/jobs/", "/privacy"}]
    assert sorted(linked) == sorted([*(ad.linked_path for ad in ads()), *GONE])
    assert get(example_board, f"/jobs/?page={len(pages) + 1}").status == 404
    assert get(example_board, "/jobs/?page=x").status == 404


def test_every_link_of_the_listing_and_the_home_page_is_answered(
    example_board: ExampleBoard,
) -> None:
    pages = [get(example_board, "/"), *listing(example_board)]
    links = {link for page in pages for link in page.links}
    busy = {ad.path for ad in ads() if ad.served == "busy-once"}
    answers = {link: get(example_board, link).status for link in links - busy}
    assert {link: status for link, status in answers.items() if status >= 400} == GONE


def test_company_page_links_to_its_ads(example_board: ExampleBoard) -> None:
    page = get(example_board, "/companies/groupe-valmontis")
    assert {"/jobs/architecte-cloud-senior-groupe", "/private/ingenieur-securite-interne"} < (
        page.links
    )


def test_robots_txt_forbids_the_private_ad_and_names_sitemaps(example_board: ExampleBoard) -> None:
    robots = get(example_board, "/robots.txt").text
    assert "Disallow: /private/" in robots
    assert f"Sitemap: {example_board.url}/sitemap_index.xml.gz" in robots
    assert get(example_board, ad_with(state="private").path).status == 200


def sitemap_urls(board: ExampleBoard, url: str) -> Iterator[tuple[str, str]]:
    """Yield address and day of every page that a sitemap names, through its sitemaps."""
    sitemap = read_sitemap(get(board, urlsplit(url).path).body, url, 10**7)
    assert sitemap
    for entry in sitemap.sitemaps:
        yield from sitemap_urls(board, entry.url)
    for entry in sitemap.pages:
        yield urlsplit(entry.url).path, entry.lastmod


def test_sitemaps_name_every_ad_with_its_day_and_other_pages(example_board: ExampleBoard) -> None:
    pages = dict(sitemap_urls(example_board, f"{example_board.url}/sitemap_index.xml.gz"))
    assert pages.keys() - {ad.linked_path for ad in ads()} == {*GONE, "/", "/jobs/", "/legal"}
    assert {ad.linked_path for ad in ads()} < pages.keys()
    assert pages[AD] == "2026-09-14T06:00:00+00:00"


def test_some_sitemaps_are_gzipped(example_board: ExampleBoard) -> None:
    zipped = {"/sitemap_index.xml.gz", "/sitemap-en.xml.gz"}
    assert all(
        gzip.decompress(get(example_board, path).body).startswith(b"<?xml") for path in zipped
    )
    assert get(example_board, "/sitemap-fr.xml").body.startswith(b"<?xml")


def test_board_without_sitemaps() -> None:
    with ExampleBoard(sitemaps=False) as board:
        assert "Sitemap" not in get(board, "/robots.txt").text
        assert get(board, "/sitemap_index.xml.gz").status == 404


@pytest.mark.parametrize(("path", "status"), GONE.items())
def test_gone_ads(example_board: ExampleBoard, path: str, status: int) -> None:
    assert get(example_board, path).status == status


def test_moved_ad(example_board: ExampleBoard) -> None:
    [moved] = [ad for ad in ads() if ad.old_slug]
    answer = get(example_board, moved.linked_path)
    assert (answer.status, answer.headers["Location"]) == (301, moved.path)
    assert get(example_board, moved.path).status == 200


def test_busy_page_recovers_when_asked_again() -> None:
    path = ad_with(served="busy-once").path
    with ExampleBoard() as board:
        busy = get(board, path)
        assert (busy.status, busy.headers["Retry-After"]) == (503, "1")
        assert get(board, path).status == 200


def test_slow_page_comes_as_late_as_wanted_and_holds_nothing_up() -> None:
    slow = ad_with(served="slow")
    with ExampleBoard(slow_seconds=600) as board:
        connection = http.client.HTTPConnection(urlsplit(board.url).netloc, timeout=0.3)
        connection.request("GET", slow.path)
        with pytest.raises(TimeoutError):
            connection.getresponse()
        connection.close()
    with ExampleBoard(slow_seconds=0) as board:
        assert slow.title in get(board, slow.path).text


def test_expired_and_closed_ads_say_so(example_board: ExampleBoard) -> None:
    expired = get(example_board, ad_with(state="expired").path).text
    assert "Cette offre d'emploi n'est plus disponible" in expired
    assert '"validThrough": "2026-03-31"' in expired
    closed = get(example_board, ad_with(state="closed").path).text
    assert "This job is no longer available" in closed
    assert "ld+json" not in closed


def test_only_the_expired_ad_has_a_last_day_that_comes() -> None:
    last_days = {ad.valid_through.year for ad in ads() if ad.valid_through}
    assert last_days == {2026, 2099}
    assert [ad.state for ad in ads() if ad.valid_through and ad.valid_through.year == 2026] == [
        "expired"
    ]


def test_untitled_ad_has_no_title_anywhere(example_board: ExampleBoard) -> None:
    page = get(example_board, ad_with(state="untitled").path).text
    assert '"@type": "JobPosting"' in page
    assert '"title"' not in page
    assert "<h1></h1>" in page
    assert "<title></title>" in page


@pytest.mark.parametrize("ad", ads(), ids=lambda ad: ad.slug)
def test_unchanged_page_is_not_sent_again(example_board: ExampleBoard, ad: ExampleAd) -> None:
    answers = [get(example_board, ad.path) for _ in range(2)]
    fresh = answers[-1]
    etag, modified = fresh.headers["ETag"], fresh.headers["Last-Modified"]
    for headers in ({"If_None_Match": etag}, {"If_Modified_Since": modified}):
        again = get(example_board, ad.path, **headers)
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", etag)


def test_etag_is_believed_before_the_date(example_board: ExampleBoard) -> None:
    now = format_datetime(datetime.now(UTC), usegmt=True)
    assert get(example_board, AD, If_None_Match='"old"', If_Modified_Since=now).status == 200
    assert get(example_board, AD, If_Modified_Since="yesterday").status == 200
    assert get(example_board, AD, If_None_Match="*").status == 304


def test_edited_ad_is_sent_again_with_a_new_date() -> None:
    slug = AD.rpartition("/")[2]
    with ExampleBoard() as board:
        before = get(board, AD)
        board.edit(slug, title="Dev Backend Rust")
        known = {"If_None_Match": before.headers["ETag"]}
        after = get(board, AD, **known)
        assert after.status == 200
        assert "Dev Backend Rust" in after.text
        assert get(board, AD, If_Modified_Since=before.headers["Last-Modified"]).status == 200
        assert parsedate_to_datetime(after.headers["Last-Modified"]) > (
            parsedate_to_datetime(before.headers["Last-Modified"])
        )
    with ExampleBoard(edits={slug: {"title": "Dev Backend Rust"}}) as board:
        assert get(board, AD).body == after.body
    with pytest.raises(KeyError):
        ExampleBoard(edits={"no-such-ad": {"title": "Dev"}})


@pytest.mark.slow
def test_pages_are_the_same_on_every_port(example_board: ExampleBoard) -> None:
    with ExampleBoard() as other:
        for ad in ads():
            first, second = (
                [get(board, ad.path) for _ in range(2)][-1] for board in (example_board, other)
            )
            assert first.body == second.body
            assert example_board.url not in first.text


@pytest.mark.parametrize("name", ["big", "big-unsized"])
def test_hostile_big(example_board: ExampleBoard, name: str) -> None:
    answer = get(example_board, f"/hostile/{name}")
    assert len(answer.body) == BIG == 50_000_000
    assert answer.headers["Content-Length"] == (str(BIG) if name == "big" else None)


def test_hostile_pages(example_board: ExampleBoard) -> None:
    empty, pdf, article, limited, later, broken = (
        get(example_board, f"/hostile/{name}")
        for name in (
            "empty",
            "pdf",
            "not-an-ad",
            "rate-limited",
            "rate-limited?after=600",
            "broken-json-ld",
        )
    )
    assert (empty.status, empty.body) == (200, b"")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.body.startswith(b"%PDF")
    assert (article.status, "JobPosting" in article.text) == (200, False)
    assert (limited.status, limited.headers["Retry-After"]) == (429, "1")
    assert (later.status, later.headers["Retry-After"]) == (429, "600")
    assert "application/ld+json" in broken.text
    assert "file d'attente" in broken.text
    assert get(example_board, "/hostile/unheard-of").status == 404


def test_hostile_redirect_never_ends(example_board: ExampleBoard) -> None:
    path = "/hostile/endless-redirect"
    for _ in range(25):
        answer = get(example_board, path)
        assert answer.status == 302
        path = answer.headers["Location"]


def test_nothing_links_to_the_hostile_pages(example_board: ExampleBoard) -> None:
    pages = [get(example_board, "/"), *listing(example_board)]
    assert not [link for page in pages for link in page.links if "hostile" in link]


def test_requests_are_recorded() -> None:
    with ExampleBoard() as board:
        get(board, "/jobs/?page=2")
        head = get(board, AD, method="HEAD")
        get(board, "/nowhere")
        assert head.body == b""
        assert int(head.headers["Content-Length"]) == len(get(board, AD).body)
        assert board.requests[:3] == [
            Request("GET", "/jobs/?page=2", 200),
            Request("HEAD", AD, 200),
            Request("GET", "/nowhere", 404),
        ]


def test_connections_are_kept_and_closed_with_the_board() -> None:
    with ExampleBoard() as board:
        connection = http.client.HTTPConnection(urlsplit(board.url).netloc, timeout=10)
        for _ in range(2):
            connection.request("GET", "/")
            assert connection.getresponse().read()
            kept = connection.sock
    assert kept is connection.sock
    assert kept.recv(1) == b""
    connection.close()
    with pytest.raises(ConnectionError):
        get(board, "/")


def test_taken_port_is_refused(example_board: ExampleBoard) -> None:
    port = urlsplit(example_board.url).port
    assert port
    with pytest.raises(OSError, match="in use"), ExampleBoard(port):
        pass
