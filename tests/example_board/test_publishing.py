"""The example board's ads: their variety, and that each is published as its file says."""

import json
import re
from collections import Counter
from html import unescape
from typing import Any

import pytest
from lxml import html as lxml_html

from adcrawler.example_board import ExampleAd, ads
from adcrawler.example_board.page import Visit
from adcrawler.example_board.publish import WAYS, job_posting, scripts
from adcrawler.example_board.site import Site

READABLE = {
    "json-ld",
    "json-ld-array",
    "json-ld-graph",
    "json-ld-several",
    "json-ld-after-empty",
    "json-ld-escaped",
    "json-ld-escaped-twice",
}
BROKEN = {way for way in WAYS if way.startswith("json-ld")} - READABLE - {"json-ld-raw-newlines"}


def published_as(*ways: str) -> list[ExampleAd]:
    found = [ad for ad in ads() if ad.published_as in ways]
    assert {ad.published_as for ad in found} == set(ways)
    return found


def page(ad: ExampleAd) -> str:
    site = Site(sitemaps=True, slow_seconds=0)
    pages = [site.page(Visit(ad.path, {}, "http://board.example")) for _ in range(2)]
    return pages[-1].body.decode()


def last_value(ad: ExampleAd, *, strict: bool = True) -> Any:
    return json.loads(list(scripts(ad))[-1], strict=strict)


def test_many_ads_half_of_them_french() -> None:
    languages = Counter(ad.lang for ad in ads())
    assert len(ads()) >= 44
    assert languages["fr"] == languages["en"]


def test_every_way_of_publishing_is_used() -> None:
    assert {ad.published_as for ad in ads()} == set(WAYS)


def test_ads_are_different_ads() -> None:
    assert len({ad.slug for ad in ads()}) == len(ads())
    assert len({ad.html for ad in ads()}) == len(ads())


def test_addresses_are_nobodys() -> None:
    text = " ".join(ad.html for ad in ads())
    hosts = re.findall(r"(?:@|https?://)([\w.-]+\w)", text)
    assert len(hosts) > 40
    assert {host.rpartition(".")[2] for host in hosts} == {"example"}


def test_lengths_differ_as_real_ones_do() -> None:
    lengths = sorted(len(ad.html) for ad in ads())
    assert lengths[0] < 600
    assert lengths[-1] > 5000


@pytest.mark.parametrize("ad", published_as(*READABLE), ids=lambda ad: ad.slug)
def test_sound_json_ld_is_sound(ad: ExampleAd) -> None:
    assert json.loads(list(scripts(ad))[-1])


@pytest.mark.parametrize("ad", published_as("json-ld-raw-newlines"), ids=lambda ad: ad.slug)
def test_raw_newlines_are_read_when_not_strict(ad: ExampleAd) -> None:
    with pytest.raises(json.JSONDecodeError, match="control character"):
        last_value(ad)
    assert last_value(ad, strict=False)["description"] == ad.html


@pytest.mark.parametrize("ad", published_as(*BROKEN), ids=lambda ad: ad.slug)
def test_broken_json_ld_is_broken(ad: ExampleAd) -> None:
    with pytest.raises(json.JSONDecodeError):
        last_value(ad, strict=False)


def test_array_and_graph_hold_the_posting_after_something_else() -> None:
    for ad in published_as("json-ld-array"):
        assert [node["@type"] for node in last_value(ad)] == ["BreadcrumbList", "JobPosting"]
    for ad in published_as("json-ld-graph"):
        _, employer, posting = last_value(ad)["@graph"]
        assert posting["hiringOrganization"] == {"@id": employer["@id"]}
        assert employer["name"] == ad.company


def test_posting_is_in_the_last_of_several_scripts() -> None:
    for ad in published_as("json-ld-several"):
        types = [json.loads(script)["@type"] for script in scripts(ad)]
        assert types == ["WebSite", "BreadcrumbList", "JobPosting"]
    for ad in published_as("json-ld-after-empty"):
        empty, full = scripts(ad)
        assert (empty, json.loads(full)["@type"]) == ("", "JobPosting")


def test_description_is_escaped_once_or_twice() -> None:
    for ad in published_as("json-ld-escaped"):
        assert unescape(last_value(ad)["description"]) == ad.html
    for ad in published_as("json-ld-escaped-twice"):
        once = unescape(last_value(ad)["description"])
        assert once.startswith("&lt;")
        assert unescape(once) == ad.html


@pytest.mark.parametrize(
    ("way", "sign"),
    [
        ("json-ld-bad-escapes", r"\\[^\"\\/bfnrtu]"),
        ("json-ld-trailing-comma", r",\s*\}\s*\Z"),
        ("json-ld-comments", r"/\*.*\*/(?s:.*)// end\Z"),
        ("json-ld-comment-first", r"\A// .*\n\{"),
        ("json-ld-cdata", r"\A//<!\[CDATA\[\n(?s:.*)\n//\]\]>\Z"),
        ("json-ld-control-characters", "\x0b\x1f"),
    ],
)
def test_broken_json_ld_is_broken_as_named(way: str, sign: str) -> None:
    for ad in published_as(way):
        assert re.search(sign, list(scripts(ad))[-1])


@pytest.mark.parametrize("ad", ads(), ids=lambda ad: ad.slug)
def test_scripts_stand_in_the_page_as_made(ad: ExampleAd) -> None:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(ad), re.DOTALL)
    assert found == list(scripts(ad))


@pytest.mark.parametrize("ad", published_as("microdata", "microdata-meta"), ids=lambda ad: ad.slug)
def test_microdata(ad: ExampleAd) -> None:
    tree = lxml_html.fromstring(page(ad))
    [item] = tree.xpath("//*[@itemtype='http://schema.org/JobPosting']")
    assert item.xpath("string(.//*[@itemprop='title'])") == ad.title
    in_meta = bool(item.xpath(".//meta[@itemprop='hiringOrganization']"))
    assert in_meta == (ad.published_as == "microdata-meta")


@pytest.mark.parametrize("ad", published_as("rdfa"), ids=lambda ad: ad.slug)
def test_rdfa(ad: ExampleAd) -> None:
    [item] = lxml_html.fromstring(page(ad)).xpath("//*[@typeof='JobPosting']")
    assert item.xpath("string(.//*[@property='title'])") == ad.title
    assert item.xpath("string(.//*[@typeof='Organization']/*[@property='name'])") == ad.company


@pytest.mark.parametrize("ad", published_as("main-text"), ids=lambda ad: ad.slug)
def test_plain_page_has_no_structured_data(ad: ExampleAd) -> None:
    text = page(ad)
    assert not re.search(r"ld\+json|itemprop|typeof", text)
    tree = lxml_html.fromstring(text)
    assert all(tree.findall(f".//{tag}") for tag in ("header", "nav", "main", "footer"))
    assert "cookies" in text


def shapes(name: str) -> list[Any]:
    return [node[name] for node in map(job_posting, ads()) if name in node]


def has_shape(name: str, kind: type) -> bool:
    return any(isinstance(value, kind) for value in shapes(name))


def test_properties_have_the_types_that_pages_give_them() -> None:
    assert all(has_shape("jobLocation", kind) for kind in (dict, list))
    assert all(has_shape("hiringOrganization", kind) for kind in (dict, str))
    assert all(has_shape("employmentType", kind) for kind in (list, str))
    assert all(has_shape("baseSalary", kind) for kind in (dict, str, int))
    assert all(has_shape("identifier", kind) for kind in (dict, int))
    assert shapes("directApply") == ["False"] * 3
    assert "TELECOMMUTE" in shapes("jobLocationType")


def test_places_have_the_shapes_that_pages_give_them() -> None:
    values = shapes("jobLocation")
    places = [
        place for value in values for place in (value if isinstance(value, list) else [value])
    ]
    addresses = [place["address"] for place in places]
    assert any(isinstance(address, str) for address in addresses)
    countries = [a.get("addressCountry") for a in addresses if isinstance(a, dict)]
    assert any(isinstance(country, dict) for country in countries)


def test_dates_have_the_shapes_that_pages_give_them() -> None:
    days = shapes("datePosted")
    for shape in (r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d-\d\dT.*", r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"):
        assert any(re.fullmatch(shape, day) for day in days)
    assert any(ad.date_posted is None for ad in ads())


def test_salaries_differ_in_currency_and_period() -> None:
    stated = [ad.salary for ad in ads() if ad.salary]
    assert {"EUR", "CHF", "GBP", "USD", "CAD"} == {pay.currency for pay in stated}
    assert {"year", "month", "day", "hour"} == {pay.period for pay in stated}
    unknown = [s["value"] for s in shapes("baseSalary") if isinstance(s, dict)]
    assert any(isinstance(v, dict) and v.get("maxValue") in {0, "0"} for v in unknown)
    assert any(isinstance(v, str) for v in unknown)
