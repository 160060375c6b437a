import json

import lxml.html
import pytest
from hypothesis import given, strategies

from adcrawler.extract.json_ld import job_postings, load

POSTING = {"@context": "https://schema.org", "@type": "JobPosting", "title": "Ferry scheduler"}


def page(*blocks: str, kind: str = "application/ld+json") -> lxml.html.HtmlElement:
    scripts = "".join(f'<script type="{kind}">{block}</script>' for block in blocks)
    return lxml.html.document_fromstring(f"<html><head>{scripts}</head><body>x</body></html>")


def titles(*blocks: str, kind: str = "application/ld+json") -> list[object]:
    return [posting.get("title") for posting in job_postings(page(*blocks, kind=kind))]


@pytest.mark.parametrize(
    "value",
    [
        POSTING,
        [POSTING],
        {"@graph": [{"@type": "WebSite", "name": "x"}, POSTING]},
        {"@type": "WebPage", "mainEntity": POSTING},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": POSTING}]},
        POSTING | {"@type": ["Thing", "JobPosting"]},
        POSTING | {"@type": "http://schema.org/JobPosting"},
        POSTING | {"@type": "schema:JobPosting"},
    ],
)
def test_a_posting_is_found_wherever_it_is_nested(value: object) -> None:
    assert titles(json.dumps(value)) == ["Ferry scheduler"]


def test_one_broken_or_empty_block_never_costs_another() -> None:
    assert titles("", "{", json.dumps(POSTING), "false") == ["Ferry scheduler"]


def test_the_type_of_the_script_is_read_loosely() -> None:
    assert titles(json.dumps(POSTING), kind="Application/LD+JSON; charset=utf-8") == [
        "Ferry scheduler"
    ]


def test_other_types_are_left_aside() -> None:
    assert titles('{"@type": "Event", "title": "JobPosting"}') == []


def test_references_inside_a_graph_are_put_in_place() -> None:
    graph = [
        POSTING | {"hiringOrganization": {"@id": "#us"}},
        {"@id": "#us", "@type": "Organization", "name": "Ferry Ltd"},
    ]
    [posting] = job_postings(page(json.dumps({"@graph": graph})))
    assert posting["hiringOrganization"]["name"] == "Ferry Ltd"


def test_a_reference_to_itself_ends() -> None:
    loop = POSTING | {"@id": "#me", "hiringOrganization": {"@id": "#me"}}
    assert titles(json.dumps(loop)) == ["Ferry scheduler"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/*<![CDATA[*/ [{"a": 1}] /*]]>*/', [{"a": 1}]),
        ('{"a": 1};', {"a": 1}),
        ('\ufeff{"a": 1}', {"a": 1}),
        ('{"a": "one\n\ttwo\r\n"}', {"a": "one\n\ttwo\r\n"}),
        ('{"a":\x0b 1, "b": 2}', {"a": 1, "b": 2}),
        (r'{"a": "shrug \_(o)_/ C:\Work \' \\ \n"}', {"a": "shrug \\_(o)_/ C:\\Work ' \\ \n"}),
        ('{"a": [1, 2,], "b": {"c": 3,},}', {"a": [1, 2], "b": {"c": 3}}),
        ('{"a": 1, /* why */ "b": 2 // end\n}', {"a": 1, "b": 2}),
        ('{"a": "x" // why\n, "b": "y" /* end */}', {"a": "x", "b": "y"}),
        ('{"a": "<a href="//x.example">x</a>"\n}', {"a": '<a href="//x.example">x</a>'}),
        ('{"a": "http://x.example//y, ]", }', {"a": "http://x.example//y, ]"}),
        ("{&quot;a&quot;: &quot;&lt;p&gt;x&lt;/p&gt;&quot;}", {"a": "<p>x</p>"}),
        ("{&amp;quot;a&amp;quot;: 1}", {"a": 1}),
        ('{"a": "a "big, bold" move", "b": "c"}', {"a": 'a "big, bold" move', "b": "c"}),
        (
            '{"a": "<a href="https://x.example">x</a>", }',
            {"a": '<a href="https://x.example">x</a>'},
        ),
    ],
)
def test_faults_that_pages_have_are_read_as_meant(text: str, value: object) -> None:
    assert load(text) == value


@pytest.mark.parametrize("text", ["", "  ", ";", "{", '{"a": "cut', "{'a': 'b'}", "not json"])
def test_what_cannot_be_read_for_sure_is_left(text: str) -> None:
    assert load(text) is None


@pytest.mark.parametrize(
    "text", ['{"a":' * 50_000, "[" * 200_000, '"a":"' * 50_000, '"\\"' * 50_000]
)
def test_deep_or_endless_texts_end(text: str) -> None:
    load(text)


@given(strategies.dictionaries(strategies.text("ab @", max_size=3), strategies.text(max_size=30)))
def test_sound_json_is_never_altered(value: dict[str, str]) -> None:
    assert load(json.dumps(value, ensure_ascii=False)) == value


@given(strategies.text("ab {}[]:,\"'\\/\n*<!->&;", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    load(text)
