"""The page of an audit, as text and as a real browser shows it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from playwright.sync_api import Browser, ViewportSize

from adcrawler.ad import Ad
from adcrawler.checklist import audit
from adcrawler.render.html import footer, header, pieces, render
from tests.pages import DESK, PHONE, assert_good

HYPE = Ad(
    "Ninja <b>PHP</b>",
    "Notre <script>alert(1)</script> projet innovant & unique, dans une équipe de 3 développeurs.\n"
    "Écrivez à linette@lambdaboite.example.",
    lang="fr",
    salary="<i>40 k€</i>",
)
GOOD = Ad(
    "Backend Python Developer",
    "You will join our team of 3 developers, who run our web page crawler. " * 40,
    lang="en",
)


def page_of(*ads: Ad) -> str:
    articles = "".join(render(audit(ad), f"ad-{n}.md") for n, ad in enumerate(ads))
    return header(ads[0].lang) + articles + footer()


def test_what_an_ad_says_is_escaped() -> None:
    page = page_of(HYPE)
    assert "<script" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "Ninja &lt;b&gt;PHP" in page


def test_marks_lead_to_the_advice_about_them() -> None:
    page = lxml_html.fromstring(page_of(HYPE))
    [link] = [a for a in page.iter("a") if "projet innovant" in a.text_content()]
    advice = page.get_element_by_id(link.get("href").removeprefix("#"))
    assert "Remplacez «\xa0projet innovant" in advice.text_content()
    assert advice.getparent().get("class") == "advice"


def test_every_id_is_there_once_and_every_article_in_its_language() -> None:
    page = page_of(HYPE, GOOD)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    tree = lxml_html.fromstring(page)
    assert [article.get("lang") for article in tree.iter("article")] == ["fr", "en"]
    assert tree.get("lang") == "fr"


@given(st.text(), st.text())
def test_the_pieces_are_the_ad(title: str, text: str) -> None:
    ad = Ad(title, f"{text} projet innovant, salaire 40 k€ {text} ninja", lang="fr")
    assert "".join(piece.text for piece in pieces(audit(ad))) == ad.document


@pytest.mark.slow
@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_is_quiet_self_contained_and_accessible(
    browser: Browser, tmp_path: Path, size: ViewportSize, *, dark: bool
) -> None:
    file = tmp_path / "audit.html"
    file.write_text(page_of(HYPE, GOOD), encoding="utf-8")
    assert_good(browser, file, size, dark=dark)
