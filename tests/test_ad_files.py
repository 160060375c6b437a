"""The ads in files of every kind, and what is said of content that holds none."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adcrawler.ad import FIELDS, Ad
from adcrawler.ad_files import Found, Problem, read_ads
from adcrawler.checklist import audit
from adcrawler.sources import Source

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Dev Rust",
    "description": "<p>You write the crawler of our pages in Rust.</p>",
    "identifier": {"@type": "PropertyValue", "value": "R-7"},
    "hiringOrganization": {"name": "LambdaBox"},
}


def read(content: str | bytes, kind: str = "text", line: int = 0) -> list[Found | Problem]:
    content = content.encode() if isinstance(content, str) else content
    return list(read_ads(Source("ad.file", kind, content, line)))


def only(content: str | bytes, kind: str = "text", line: int = 0) -> Found:
    [found] = read(content, kind, line)
    assert isinstance(found, Found), found
    return found


def reason(content: str | bytes, kind: str = "text", line: int = 0) -> str:
    [found] = read(content, kind, line)
    assert isinstance(found, Problem), found
    assert found.name.startswith("ad.file")
    return found.reason


@pytest.mark.parametrize(
    ("content", "title", "text", "text_line"),
    [
        ("# Dev Python #\n\nWe code.\n", "Dev Python", "We code.\n", 3),
        ("\n\nDev Python\n===\n\nWe code.", "Dev Python", "We code.", 6),
        ("Dev Python\r\n\r\nWe code.\r\nYou test.", "Dev Python", "We code.\nYou test.", 3),
        ("Dev Python", "Dev Python", "", 1),
        ("---\ntitle: Dev Go\n---\n\nWe code.", "Dev Go", "We code.", 5),
        ("---\ncity: Lyon\n---\n# Dev Go\nWe code.", "Dev Go", "We code.", 5),
    ],
)
def test_text_has_its_title_first(content: str, title: str, text: str, text_line: int) -> None:
    found = only(content)
    assert (found.ad.title, found.ad.text, found.ad.id) == (title, text, "ad.file")
    assert found.text_line == text_line


def test_front_matter_gives_the_fields_of_the_board() -> None:
    ad = only("---\ntitle: Dev\nsalary: 40 k€\nlang: fr\n---\nWe code.").ad
    assert (ad.salary, ad.lang) == ("40 k€", "fr")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(encoding: str) -> None:
    assert (
        only("Développeur\n\nÀ Orléans : 40 k€ — l’été".encode(encoding)).ad.title == "Développeur"
    )


@pytest.mark.parametrize(
    "content", [b"\x7fELF\0\0\x01", b"\x89PNG\r\n\x1a\n\0", b"\xff\x01\x02", b"a\0"]
)
def test_bytes_that_are_no_text_are_named(content: bytes) -> None:
    assert reason(content) == "no text; known are text, Markdown, HTML and JSON"


@pytest.mark.parametrize("kind", ["text", "html", "json", "lines"])
@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
def test_nothing_is_named(kind: str, content: str) -> None:
    assert reason(content, kind) == "the file is empty"


def test_html_is_read_by_its_structured_data_first() -> None:
    page = f'<p>x</p><script type="application/ld+json">{json.dumps(POSTING)}</script>'
    ad = only(page, "html").ad
    assert (ad.title, ad.company, ad.id) == ("Dev Rust", "LambdaBox", "ad.file")
    assert ad.text == "You write the crawler of our pages in Rust."


def test_html_is_read_by_its_microdata() -> None:
    page = """<div itemscope itemtype="https://schema.org/JobPosting">
    <h1 itemprop="title">Dev Go</h1>
    <div itemprop="description">You write the crawler of our pages in Go.</div></div>"""
    assert only(page, "html").ad.title == "Dev Go"


def test_html_without_structured_data_is_read_as_text() -> None:
    ad = only("<html><body><h1>Dev Go</h1><p>We code.</p><p>You test.</p>", "html").ad
    assert (ad.title, ad.text) == ("Dev Go", "We code.\n\nYou test.")


def test_several_postings_of_a_page_are_told_apart() -> None:
    graph = json.dumps({"@graph": [POSTING, POSTING | {"title": "Dev Go", "identifier": "8"}]})
    found = read(f'<script type="application/ld+json">{graph}</script>', "html")
    assert [f.name for f in found] == ["ad.file#1", "ad.file#2"]
    assert [f.name for f in read(graph, "json")] == ["ad.file#1", "ad.file#2"]


def test_our_own_fields_are_read_from_json() -> None:
    record: dict[str, Any] = {
        "id": "a/1",
        "title": "Dev",
        "html": "<p>We <b>code</b>.</p>",
        "salary": "40 k€",
    }
    record |= {"location": ["Lyon", "Lille"], "remote": None, "unknown": {}}
    ad = only(json.dumps(record), "lines", 3).ad
    assert ad == Ad(
        "Dev", "We code.", id="a/1", lang=ad.lang, salary="40 k€", location="Lyon, Lille"
    )


@pytest.mark.parametrize("key", ["x", " 7 ", "e\u0301", "a\0b", "\ud800", "line\nbreak"])
def test_an_id_comes_through_unchanged(key: str) -> None:
    record = {"id": key, "title": "Dev", "text": "We code."}
    assert only(json.dumps(record), "lines", 1).ad.id == key
    assert audit(only(json.dumps(record), "lines", 1).ad).to_dict()["id"] == key


def test_an_ad_without_an_id_has_that_of_its_place() -> None:
    assert only('{"title": "Dev", "text": "x", "id": ""}', "lines", 4).ad.id == "ad.file:4"
    assert only(json.dumps(POSTING), "json").ad.id == "R-7"
    assert only(json.dumps(POSTING | {"identifier": None}), "lines", 2).ad.id == "ad.file:2"


def test_a_bad_ad_of_a_list_costs_that_ad() -> None:
    found = read('[{"title": "A", "text": "x"}, 3, {"title": "", "text": "y"}]', "json")
    assert [isinstance(f, Found) for f in found] == [True, False, False]
    assert found[1] == Problem("ad.file#2", "an ad is a JSON object")
    assert found[2] == Problem("ad.file#3", "an ad has a title")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"title": "Dev",\n "text": }', "not JSON: Expecting value (line 2, column 10)"),
        ("[" * 100_000, "JSON nested too deeply"),
        ('{"title": "Dev", "text": ' + "1" * 5000 + "}", "not JSON: a number is too long"),
        ("[]", "no ad in this file"),
        ('"Dev"', "an ad is a JSON object"),
        ('{"a": 1}', "an ad has a title and a text, html or description"),
        ('{"title": "Dev", "text": {"fr": "x"}}', '"text" is a text, not an object'),
    ],
)
def test_json_without_an_ad_is_explained(content: str, said: str) -> None:
    assert reason(content, "json") == said


def test_a_line_is_not_counted_inside_a_line() -> None:
    assert reason("{", "lines", 7).endswith("(column 2)")


def test_the_language_that_was_asked_for_goes_first() -> None:
    [found] = read_ads(Source("a", "text", b"Dev\n\nWe code in our office."), "fr")
    assert isinstance(found, Found)
    assert found.ad.lang == "fr"


KEYS = st.sampled_from([*sorted(FIELDS), "html", "description", "@type", "@graph", "baseSalary"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
SHAPES = st.recursive(
    LEAVES | st.sampled_from(["JobPosting", "<p>x</p>"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
)


def verdict_or_line(found: Found | Problem) -> bool:
    if isinstance(found, Problem):
        return bool(found.reason) and "\n" not in found.reason
    judged = audit(found.ad)
    return not judged.errors and all(
        judged.ad.quote(s)
        for v in judged.verdicts.values()
        for s in v.evidence
        if isinstance(s, tuple)
    )


@given(SHAPES | st.dictionaries(KEYS, SHAPES))
def test_any_json_gets_a_verdict_or_one_line(value: Any) -> None:
    found = read(json.dumps(value), "json")
    assert found
    assert all(verdict_or_line(f) for f in found)


@given(st.binary() | st.text().map(str.encode), st.sampled_from(["text", "html", "json", "lines"]))
def test_any_bytes_get_a_verdict_or_one_line(content: bytes, kind: str) -> None:
    found = read(content, kind, 1)
    assert found
    assert all(verdict_or_line(f) for f in found)
