import pytest

from adcrawler.extract.site_links import find_links, score

PAGE = "https://www.a.example/emplois/"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/jobs/123", ""),
        ("/fr/offres-emploi/lyon", "Lyon"),
        ("/carri%C3%A8res", "Carrières"),
        ("/a/77", "Développeuse Python H/F"),
        ("/p/1", "Senior Backend Engineer"),
        ("/nous-rejoindre", "Nous rejoindre"),
        ("/company", "Careers"),
    ],
)
def test_addresses_and_texts_that_lead_to_ads(path: str, text: str) -> None:
    assert score(f"https://a.example{path}", text) > 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/about", "About us"),
        ("/jobs/login", "Log in"),
        ("/blog/jobs-of-the-future", "Jobs of the future"),
        ("/job/1/apply", "Apply"),
        ("/privacy", "Privacy"),
        ("/products/jobber", "Jobber"),
    ],
)
def test_addresses_and_texts_that_do_not(path: str, text: str) -> None:
    assert score(f"https://a.example{path}", text) <= 0


def test_links_of_a_site_come_once_the_likeliest_first() -> None:
    html = """<base href="/emplois/"><a href="12#top">Développeur H/F</a> <a href="12"><img></a>
    <a href="https://jobs.a.example/3?utm_source=home">Team</a> <a href="//other.example/jobs">x</a>
    <a href="mailto:jobs@a.example">Jobs</a> <a href="offre.pdf">Offre</a> <a href="http://[">?</a>
    <a href="./">Emplois</a> <a>no</a> <a href="/contact">Contact</a>"""
    links = find_links(html, PAGE)
    assert [link.url for link in links] == [
        "https://www.a.example/emplois/12",
        "https://jobs.a.example/3",
        "https://www.a.example/contact",
    ]
    assert links[0].score > 0 > links[2].score


@pytest.mark.parametrize(
    "anchor",
    [
        '<a rel="next" href="/whatever">…</a>',
        '<a href="?page=2">2</a>',
        '<a href="/emplois/page/2">Suivant</a>',
        '<a href="?p=2&amp;q=python">Next page »</a>',
        '<a href="?start=20">&gt;</a>',
    ],
)
def test_pages_of_a_listing_are_known(anchor: str) -> None:
    (link,) = find_links(anchor, PAGE)
    assert link.paging


@pytest.mark.parametrize("html", ["", "   ", "<!-- -->", "\0", "<a href='/x'>"])
def test_no_page_is_too_broken(html: str) -> None:
    assert len(find_links(html, PAGE)) <= 1


def test_addresses_that_are_none_cost_no_other_link() -> None:
    page = """<base href="http://["><a href="http://[::1"></a><a href="https://a.example:port/">1</a>
    <a href="/emplois/3">Dev</a>"""
    assert [link.url for link in find_links(page, PAGE)] == ["https://www.a.example/emplois/3"]
