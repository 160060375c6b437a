"""The ways in which pages publish an ad as JSON-LD, sound and broken."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import Any

from adcrawler.example_board.source import ExampleAd, Pay

Node = dict[str, Any]


def job_posting(ad: ExampleAd) -> Node:
    """Return the ad as a schema.org JobPosting, with its file's own properties in their place."""
    node: Node = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": ad.title,
        "description": ad.html,
        "hiringOrganization": {"@type": "Organization", "name": ad.company},
        "datePosted": _iso(ad.date_posted),
        "validThrough": _iso(ad.valid_through),
        "employmentType": list(ad.employment_type),
        "jobLocation": [_place(ad, location) for location in ad.locations],
        "jobLocationType": "TELECOMMUTE" if ad.remote == "remote" else None,
        "applicantLocationRequirements": [
            {"@type": "Country", "name": name} for name in ad.applicant_countries
        ],
        "baseSalary": _amount(ad.salary) if ad.salary else None,
    }
    for name, value in node.items():
        if isinstance(value, list) and len(value) == 1:
            node[name] = value[0]
    return {name: value for name, value in (node | dict(ad.posting)).items() if value}


def address(ad: ExampleAd, location: str) -> Node:
    """Return the PostalAddress of "Town, COUNTRY" or "Town, Region, COUNTRY"."""
    town, *region, country = location.split(", ")
    node = {
        "@type": "PostalAddress",
        "streetAddress": ad.street,
        "postalCode": ad.postcode,
        "addressLocality": town,
        "addressRegion": ", ".join(region),
        "addressCountry": country,
    }
    return {name: value for name, value in node.items() if value}


def _place(ad: ExampleAd, location: str) -> Node:
    return {"@type": "Place", "address": address(ad, location)}


def _amount(pay: Pay) -> Node:
    ends = {"value": pay.min} if pay.min == pay.max else {"minValue": pay.min, "maxValue": pay.max}
    value = {"@type": "QuantitativeValue", "unitText": pay.period.upper(), **ends}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _single(ad: ExampleAd) -> list[str]:
    return [_dump(job_posting(ad))]


def _array(ad: ExampleAd) -> list[str]:
    return [_dump([_breadcrumbs(ad), job_posting(ad)])]


def _graph(ad: ExampleAd) -> list[str]:
    """Let the posting refer to its employer, which stands apart."""
    employer = {"@type": "Organization", "@id": "#employer", "name": ad.company}
    posting = job_posting(ad) | {"hiringOrganization": {"@id": "#employer"}}
    del posting["@context"]
    graph = [_breadcrumbs(ad), employer, posting]
    return [_dump({"@context": "https://schema.org", "@graph": graph})]


def _several(ad: ExampleAd) -> list[str]:
    site = {"@context": "https://schema.org", "@type": "WebSite", "name": "Example board"}
    return [_dump(site), _dump(_breadcrumbs(ad)), *_single(ad)]


def _after_empty(ad: ExampleAd) -> list[str]:
    return ["", *_single(ad)]


def _escaped(ad: ExampleAd) -> list[str]:
    return [_dump(job_posting(ad) | {"description": escape(ad.html)})]


def _escaped_twice(ad: ExampleAd) -> list[str]:
    return [_dump(job_posting(ad) | {"description": escape(escape(ad.html))})]


def _raw_newlines(ad: ExampleAd) -> list[str]:
    return [script.replace("\\n", "\n") for script in _single(ad)]


def _bad_escapes(ad: ExampleAd) -> list[str]:
    r"""Escape apostrophes as if for JavaScript, and no backslash: "l\'équipe", "C:\Projects"."""
    return [script.replace("\\\\", "\\").replace("'", "\\'") for script in _single(ad)]


def _trailing_comma(ad: ExampleAd) -> list[str]:
    return [script.removesuffix("\n}") + ",\n}" for script in _single(ad)]


def _comments(ad: ExampleAd) -> list[str]:
    opening, *lines, end = _single(ad)[0].split("\n")
    body = "\n".join([f"{lines[0]} // a constant", *lines[1:]])
    return [f"{opening}\n/* for search engines */\n{body}\n{end} // end"]


def _comment_first(ad: ExampleAd) -> list[str]:
    return [f"// made by the template\n{script}" for script in _single(ad)]


def _cdata(ad: ExampleAd) -> list[str]:
    return [f"//<![CDATA[\n{script}\n//]]>" for script in _single(ad)]


def _control_characters(ad: ExampleAd) -> list[str]:
    return [script.replace('\n "', '\n\x0b\x1f"') for script in _single(ad)]


def _breadcrumbs(ad: ExampleAd) -> Node:
    steps = [("Jobs", "/jobs/"), (ad.title, ad.path)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": path}
            for number, (name, path) in enumerate(steps, 1)
        ],
    }


SCRIPTS: dict[str, Callable[[ExampleAd], list[str]]] = {
    "json-ld": _single,
    "json-ld-array": _array,
    "json-ld-graph": _graph,
    "json-ld-several": _several,
    "json-ld-after-empty": _after_empty,
    "json-ld-escaped": _escaped,
    "json-ld-escaped-twice": _escaped_twice,
    "json-ld-raw-newlines": _raw_newlines,
    "json-ld-bad-escapes": _bad_escapes,
    "json-ld-trailing-comma": _trailing_comma,
    "json-ld-comments": _comments,
    "json-ld-comment-first": _comment_first,
    "json-ld-cdata": _cdata,
    "json-ld-control-characters": _control_characters,
}
"""The contents of the page's `<script type="application/ld+json">`, by the way of publishing."""

WAYS = (*SCRIPTS, "microdata", "microdata-meta", "rdfa", "main-text")


def scripts(ad: ExampleAd) -> Iterator[str]:
    """Yield the contents of the ad's JSON-LD scripts; none where it is published otherwise."""
    if ad.published_as in SCRIPTS:
        yield from SCRIPTS[ad.published_as](ad)
