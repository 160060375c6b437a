"""The schema.org JobPostings that a page marks up in its HTML: microdata and RDFa.

extruct is imported on first use: few pages need it, and it is slow to load.
"""

from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from adcrawler.extract.json_ld import Node, postings_in
from adcrawler.extract.schema_org import HTML_PROPERTIES

_ROOM = 5_000_000
"""Characters of all sections together: sections inside sections would multiply the page."""
_DEEPEST = 10
"""Items inside items that are read: extruct takes the cube of their depth."""


def microdata_postings(tree: HtmlElement, url: str) -> list[Node]:
    """Return the page's microdata JobPostings in JSON-LD's shape, HTML sections as HTML."""
    from extruct.w3cmicrodata import MicrodataExtractor

    _keep_html(tree, "itemprop")
    for element in list(_too_deep(tree)):
        del element.attrib["itemscope"]
    try:
        items = MicrodataExtractor().extract_items(tree, url)
    except (RecursionError, ValueError):  # nested too deeply, an address that is none
        return []
    return postings_in([_as_json_ld(item) for item in items])


def rdfa_postings(tree: HtmlElement, url: str) -> list[Node]:
    """Return the page's RDFa JobPostings in JSON-LD's shape, HTML sections as HTML."""
    from extruct.rdfa import RDFaExtractor

    _keep_html(tree, "property")
    for time in tree.iter("time"):  # RDFa in HTML 5 reads the attribute, the library the text
        if time.get("datetime"):
            time.set("content", time.get("datetime"))
    try:
        source = lxml.html.tostring(tree, encoding="unicode")
        graph = RDFaExtractor().extract(source, base_url=url)
    except (RecursionError, ValueError):
        return []
    return postings_in(graph)


def _too_deep(tree: HtmlElement) -> Iterator[HtmlElement]:
    depth = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        if element.get("itemscope") is not None:
            depth += 1 if event == "start" else -1
            if event == "start" and depth > _DEEPEST:
                yield element


def _keep_html(tree: HtmlElement, attribute: str) -> None:
    """Make the readers see a section's HTML, through the attribute that overrides its text."""
    room = _ROOM
    for element in list(tree.iterfind(f".//*[@{attribute}]")):
        names = element.get(attribute, "").replace(":", " ").replace("/", " ").split()
        if HTML_PROPERTIES.isdisjoint(names) or element.get("content"):
            continue
        if room < 0:
            del element.attrib[attribute]
            continue
        section = _inner_html(element)
        element.set("content", section)
        room -= len(section)


def _inner_html(element: HtmlElement) -> str:
    children = (lxml.html.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + "".join(children)


def _as_json_ld(item: Any) -> Any:
    if isinstance(item, list):
        return [_as_json_ld(entry) for entry in item]
    if not isinstance(item, dict):
        return item
    properties = item.get("properties", {})
    return {"@type": item.get("type")} | {k: _as_json_ld(v) for k, v in properties.items()}
