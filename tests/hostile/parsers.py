"""The parsers, each with inputs that are nearly what it reads, and what may come of them."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
from hypothesis import strategies as st
from scrapy.http import TextResponse

from adcrawler.ad import Ad
from adcrawler.ad_files import Found, read_ads
from adcrawler.answers import AnswerError
from adcrawler.boards import BoardsError, find_board, read_boards
from adcrawler.checklist import ChecklistError, audit, load_checklist
from adcrawler.daemon.config import Config
from adcrawler.environment import ConfigError, read_environment_file
from adcrawler.extract.base_salary import read_salary
from adcrawler.extract.dates import read_day, read_instant
from adcrawler.extract.gazetteer import locate
from adcrawler.extract.hn_comment import read_opening
from adcrawler.extract.job_location import read_locations, read_street
from adcrawler.extract.job_posting import read_posting
from adcrawler.extract.json_ld import job_postings, load
from adcrawler.extract.masking import masked, veiled
from adcrawler.extract.page_key import page_key
from adcrawler.extract.posting import find_postings
from adcrawler.extract.schema_org import boolean, line_of, raw_texts, text, texts
from adcrawler.extract.site_links import find_links
from adcrawler.extract.sitemap import read_sitemap
from adcrawler.extract.text import to_text
from adcrawler.extract.urls import board_of, check_url, without_tracking
from adcrawler.feeds import entries
from adcrawler.front_matter import split_front_matter
from adcrawler.lexicon import Span
from adcrawler.reports.catalogue import ReportError, find_reports, read_report
from adcrawler.sources import Source
from adcrawler.targets import ArgumentError, read_targets
from tests.boards.case import HERE
from tests.hostile.altered import ODD, alter, cut, places

URL = "https://jobs.example/1"


class Parser(NamedTuple):
    inputs: st.SearchStrategy[Any]
    read: Callable[[Any, Path], object]
    """Given an input and a folder to write to."""
    errors: tuple[type[Exception], ...] = ()
    """What it raises for what it cannot read: one line for a person."""
    share: int = 5_000
    """Inputs in the slow suite."""


def glued(*pieces: str, most: int = 30) -> st.SearchStrategy[str]:
    """Return texts of these pieces among any signs."""
    return st.lists(st.sampled_from(pieces) | st.text(max_size=4), max_size=most).map("".join)


AMOUNTS = glued(
    "salaire", "Salary: ", "TJM ", "45k€", "45-55 k€", "$1,000", "12 000", "1 234,56", "€", "£",
    "k", "K", " à ", " - ", "–", "/", " par an", "per hour", "brut", "9" * 400, "0", ".", ",",
    "x 13", "2\u00a0000", "１２", "²", "٣", "½", "\n", "M€", "millions", "€€", "OTE", "bonus", "(",
    ")", "%",
)  # fmt: skip
DAYS = glued(
    "2026", "-", "/", ".", "02", "31", "13", "00", "T", ":", "Z", "+99:99", "+00:00", "Sep",
    "Wed, ", "UTC", "GMT", "CEST", "0000", "9999", "1e12", "1767225600", "999999999999", "²", "٣",
    " ", most=9,
)  # fmt: skip
PLACES = glued(
    "Lyon", "Paris 08", "75002", "2A", "St ", "Ste-", ", ", "; ", "(", ")", "FR", "US", "CA",
    "GB", "Georgia", "Île", "-", "/", "Remote", "69", "97400", " or ", "²", "٣", "\n", "İ", "ﬁ",
    most=12,
)  # fmt: skip
CONTACTS = glued(
    "@", ".", "jane", "Jane Doe", "jane.doe@acme.example", " dot ", " at ", "[at]", "(a)", "+33",
    "06 12 34 56 78", "06", "12", "01.99.00.12.34", "mailto:", "contact", "Écrivez à ", "CTO",
    "tel", "https://a.example/", "http://[", "<", ">", "\n", "RH", "our recruiter ", ", ",
)  # fmt: skip
HTML = glued(
    "<p>", "</p>", "<br", "<li>", "</ul>", "<div class='x'>", "<b>", "<!--", "-->", "<![CDATA[",
    "]]>", "<script type='application/ld+json'>", "</script>", "<style>", "<svg><title>",
    "<table>", "<h1>", "<html lang='fr'>", "<base href='http://['>", "<a href='", "http://[::1",
    "?page=2'>", "<a rel=next href=/jobs/2>Next</a>", "<link rel=canonical href='//['>",
    "<meta charset=utf-16>", '<div itemscope itemtype="https://schema.org/JobPosting">',
    '<span itemprop="title">', '<div typeof="JobPosting" vocab="http://schema.org/">',
    '<i property="title">', "&amp;", "&#0;", "&#xD800;", "&lt;b&gt;",
    '{"@type":"JobPosting","title":"Dev","description":"We code"', "}", '"', "Développeur Python",
    "Vos missions : ", "salaire 40 k€. ", "\x00", "\x0c", "\ud800", "<?php", "<",
)  # fmt: skip
JSON = glued(
    "{", "}", "[", "]", '"', ":", ",", "\\", "\\u", "\\ud800", "//", "/*", "*/", "<!--", "-->",
    ";", "null", "true", "NaN", "-", "1e999", "9" * 5000, '"@type"', '"JobPosting"', "&quot;",
    "\n", "\t", "<![CDATA[", '"title":"Dev"', "'",
)  # fmt: skip
ADS = glued(
    "# ", "Dev Python", "We are a leading rockstar ", "Nous cherchons un ninja ", "équipe de ",
    "3 ", "5 ans d'expérience ", "Salary: €45k ", "contact jane@acme.example ", "télétravail ",
    "CDI ", "\n\n", "- ", ": ", "(", "…", "’", "»", "\u200b", "\u202e", "e\u0301", "ﬁ", "İ", "ß",
    "💥", "\0", "\ud800", "http://a.example/", "---\n", "title: x\n", "bac+5 ",
    "dès que possible ", "@", "12",
)  # fmt: skip
TOML = glued(
    "[[board]]\n", "[platform.lever]\n", "name = ", '"acme"\n', "platform = ", '"lever"\n',
    "token", " = ", "3\n", "[", "]", "{", "}", '"', "'''", "\n", "off", "weights", ".salary",
    "words.hype.fr", '["x"]\n', "nan\n", "true\n", "1979-05-27\n", "delay", "interval_hours",
    "0x", "only = true\n", "9" * 400, "url", '"http://["\n', "enabled = false\n", "#", "\\",
    "exceptions", "min_ads",
)  # fmt: skip
ADDRESSES = glued(
    "http", "https://", "//", "a.example", "[", "]", "::1", "@", ":", "99999", "/", "?", "#",
    "%zz", "utm_source=x", "&", "=", "..", "xn--", "é", "\x1b", " ", "\n", "İ", "\\", "1.2.3.4",
    "gh_jid=1",
)  # fmt: skip
WORDS = glued(
    "1", "2h", "90s", "-", ".", "M", "G", "* * * * *", "/", "10.0.0.0/8", "é", "²", "٣", ",",
    "2026-02-31", "FR", "nan", "inf", "'", '"', ";", "--", "\n", "9" * 5000, most=5,
)  # fmt: skip

POSTING = {
    "@context": "https://schema.org", "@type": "JobPosting", "title": "Développeur Python",
    "description": "<p>Vous programmez les horaires de nos ferries en Python.</p>",
    "identifier": {"@type": "PropertyValue", "name": "Ferry", "value": "F-1"},
    "hiringOrganization": {"@type": "Organization", "name": "Ferry", "sameAs": "https://f.example"},
    "jobLocation": [{"@type": "Place", "address": {
        "streetAddress": "1 quai Est", "addressLocality": "Le Havre", "postalCode": "76600",
        "addressRegion": "Normandie", "addressCountry": {"name": "FR"}}}],
    "applicantLocationRequirements": {"@type": "Country", "name": "France"},
    "jobLocationType": "TELECOMMUTE", "directApply": True, "totalJobOpenings": 2,
    "baseSalary": {"currency": "EUR", "value": {
        "minValue": 40000, "maxValue": "50 000", "unitText": "YEAR"}},
    "estimatedSalary": [{"currency": "EUR", "minValue": 1, "maxValue": 2, "unitText": "HOUR"}],
    "datePosted": "2026-03-01", "validThrough": "2999-01-01T00:00:00Z",
    "employmentType": ["FULL_TIME"], "experienceRequirements": {"monthsOfExperience": 24},
    "educationRequirements": "bac+5", "skills": "Python, SQL",
    "potentialAction": {"target": {"urlTemplate": "https://f.example/a"}},
    "applicationContact": {"name": "X", "email": "mailto:x@f.example", "telephone": "1"},
    "inLanguage": {"alternateName": "fr"}, "jobStartDate": "2026-04-01", "industry": ["Ferries"],
}  # fmt: skip
FEEDS = [(HERE / "feed" / name).read_bytes() for name in ("rss/feed.xml", "json/feed.json")]
FEEDS += [
    b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs</title><entry>
<id>urn:1</id><title type="html">Dev &amp;amp; Ops</title><link href="https://f.example/1"/>
<updated>2026-03-01T00:00:00Z</updated><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>We code.</p></div></content></entry></feed>"""
]
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://f.example/jobs/1</loc>
<lastmod>2026-03-01</lastmod></url><url><loc>/jobs/2</loc></url></urlset>"""
FILES = [
    b"# Dev Python\n\nWe run ferries.\n\nSalary: 45 k\xe2\x82\xac\n",
    b"---\ntitle: Dev\nsalary: [1, 2]\n---\nText", json.dumps(POSTING).encode(),
    b'{"title": "Dev", "text": "We code"}\n{"title": "Ops", "html": "<p>x</p>"}\n',
    b"<html lang=fr><title>Dev</title><p>Nous cherchons", "Développeur à Lyon".encode("utf-16"),
]  # fmt: skip
BOARDS = b"""only = true
[platform.lever]
delay = 2
[[board]]
name = "ferry"
platform = "lever"
token = "ferry"
interval_hours = 12
[[board]]
name = "tram"
platform = "feed"
url = "https://tram.example/feed"
enabled = false
note = "gone"
"""
CHECKLIST = b"""off = ["no-degree"]
weights.salary = 5
[words.hype]
fr = ["quantique"]
[exceptions.hype]
en = ["quantum computing"]
"""
REPORT = (
    "-- en: Title\n-- by: family | all\n-- law: date = 2026-06-07\n-- most: int = 3\nSELECT :by"
)


def altered(document: Any) -> st.SearchStrategy[Any]:
    return places().map(lambda at: alter(document, at))


def cut_anywhere(*contents: bytes) -> st.SearchStrategy[bytes]:
    return st.builds(cut, st.sampled_from(contents), places())


def in_text(ad: Ad, evidence: Iterable[object]) -> None:
    """See that spans lie within the ad."""
    for span in evidence:
        if isinstance(span, Span):
            assert 0 <= span.start < span.end <= len(ad.document)


def judged(given: str, _: Path) -> None:
    audited = audit(Ad(given[:20], given))
    assert audited.errors == 0
    for verdict in audited.verdicts.values():
        in_text(audited.ad, verdict.evidence)
    json.dumps(audited.to_dict())


def facts(given: str, _: Path) -> None:
    ad = Ad("Dev", given, salary=given[:40], location=given[-40:], contact=given[:40])
    facts_of(ad)


def contacts(given: str, _: Path) -> None:
    ad = Ad("Dev", given)
    for spans in ad.contacts:
        in_text(ad, spans)
    masked(given)
    assert len(veiled(given)) == len(given)


def posting(given: Any, _: Path) -> None:
    found = (
        read_posting(given, "json-ld", "f.example", URL, "fr") if isinstance(given, dict) else None
    )
    if found:
        assert found.title.strip()
        assert found.description.strip()
        facts_of(Ad.from_posting(found))


def facts_of(ad: Ad) -> None:
    for evidence in ad.facts.evidence.values():
        in_text(ad, evidence)


def page(given: str, _: Path) -> None:
    for found in find_postings(given, URL, "jobs.example"):
        facts_of(Ad.from_posting(found))
    to_text(given)
    find_links(given, URL)


def embedded(given: str, _: Path) -> None:
    load(given)
    script = f'<script type="application/ld+json">{given}</script>'
    for node in job_postings(lxml.html.document_fromstring(script)):
        posting(node, _)


def values(given: Any, _: Path) -> None:
    node = {"baseSalary": given, "jobLocation": given, "estimatedSalary": given}
    read_salary(node)
    read_locations(node, "x")
    read_street(node)
    for name in ("minValue", "value", "currency", "unitText"):
        read_salary({"baseSalary": POSTING["baseSalary"] | {name: given}})  # type: ignore[operator]
    for reader in (text, texts, raw_texts, boolean, read_day, read_instant):
        reader(given)


def days(given: Any, _: Path) -> None:
    day, instant = read_day(given), read_instant(given)
    assert (day is None) == (instant is None)


def feed(given: bytes, _: Path) -> None:
    for entry in entries(TextResponse(URL, body=given)):
        assert isinstance(entry.is_teaser, bool)


def file(given: tuple[bytes, str], _: Path) -> None:
    found = list(read_ads(Source("a", given[1], given[0], int(given[1] == "lines"))))
    assert found
    for one in found:
        if isinstance(one, Found):
            facts_of(one.ad)
        else:
            assert one.reason
            assert "\n" not in one.reason


def boards(given: bytes | str, folder: Path) -> None:
    read_boards(_written(folder, given))


def checklist(given: bytes | str, folder: Path) -> None:
    assert load_checklist(_written(folder, given)).criteria


def environment(given: bytes | str, folder: Path) -> None:
    path = _written(folder, given)
    path.chmod(0o600)
    Config.from_environment(read_environment_file(path))


def _written(folder: Path, content: bytes | str) -> Path:
    path = folder / "given.toml"
    path.write_bytes(content.encode(errors="replace") if isinstance(content, str) else content)
    return path


def parameters(given: dict[str, str], _: Path) -> None:
    for report in find_reports().values():
        with suppress(ReportError):
            report.values({k: v for k, v in given.items() if k in report.parameters})
    find_reports()["salary"].values(given)


def arguments(given: dict[str, str], _: Path) -> None:
    read_targets(given)


def address(given: str, _: Path) -> None:
    page_key(given, given)
    page_key(URL, given)
    with suppress(ValueError):
        check_url(given)
        without_tracking(given)
        board_of(given)
    with suppress(ArgumentError):
        find_board(given, "lever")


YAML = glued(
    "---\n", "title: x", "\n", "- ", "{", "[", "&a ", "*a", "!!python/object", ": ", "|", "'", "0x",
    "2026-01-01", "<<: ",
)  # fmt: skip
NAMES = st.sampled_from(["since", "until", "by", "limit", "country", "family", "basis", "x"])
SETTINGS = st.sampled_from(
    ["ADCRAWLER_CONTACT", "ADCRAWLER_CONCURRENCY", "ADCRAWLER_ALERT_URLS", "ADCRAWLER_X", "X", ""]
)
PARSERS = {
    "JSON-LD": Parser(JSON, embedded, share=4_000),
    "pages": Parser(HTML, page, share=2_500),
    "postings": Parser(altered(POSTING), posting, share=7_000),
    "values": Parser(st.sampled_from(ODD) | AMOUNTS | altered(POSTING), values, share=5_000),
    "feeds": Parser(cut_anywhere(*FEEDS), feed, (AnswerError,), 4_000),
    "sitemaps": Parser(
        cut_anywhere(SITEMAP) | st.binary(max_size=40), lambda x, _: read_sitemap(x, URL, 10**6)
    ),
    "salaries": Parser(AMOUNTS, facts, share=6_000),
    "dates": Parser(
        DAYS | st.integers() | st.floats(), days, share=16_000
    ),
    "places": Parser(PLACES, lambda x, _: locate(x), share=8_000),
    "contacts": Parser(CONTACTS, contacts, share=5_000),
    "audits": Parser(ADS, judged, share=4_000),
    "comments": Parser(HTML, lambda x, _: (read_opening(x), line_of(x)), share=3_000),
    "front matter": Parser(
        YAML, lambda x, _: split_front_matter(f"---\n{x}\n---\nText"), share=3_000
    ),
    "files": Parser(
        st.tuples(cut_anywhere(*FILES) | st.binary(max_size=60),
                  st.sampled_from(["text", "html", "json", "lines"])), file, share=5_000,
    ),
    "boards.toml": Parser(TOML | cut_anywhere(BOARDS), boards, (BoardsError,), 4_000),
    "checklists": Parser(TOML | cut_anywhere(CHECKLIST), checklist, (ChecklistError,), 2_500),
    "environment": Parser(
        st.lists(st.builds("{}={}\n".format, SETTINGS, WORDS), max_size=3).map("".join) | TOML,
        environment, (ConfigError,), 2_000,
    ),
    "report files": Parser(
        st.builds(lambda at: cut(REPORT.encode(), at).decode("utf-8", "replace"), places()),
        lambda x, _: read_report("own", x), (ReportError,), 2_000,
    ),
    "report parameters": Parser(
        st.dictionaries(NAMES, WORDS | DAYS, max_size=3), parameters, (ReportError,), 2_000
    ),
    "targets": Parser(
        st.dictionaries(st.sampled_from(["url", "sitemap", "site", "urls"]), ADDRESSES, max_size=2),
        arguments, (ArgumentError,), 3_000,
    ),
    "addresses": Parser(ADDRESSES, address, share=8_000),
}  # fmt: skip
