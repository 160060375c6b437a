"""From an HTML page to the job ads that it publishes."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from adcrawler.extract.job_posting import read_posting
from adcrawler.extract.json_ld import Node, job_postings
from adcrawler.extract.language import language_of
from adcrawler.extract.main_text import is_job_ad, main_text, page_title, says_expired
from adcrawler.extract.markup import microdata_postings, rdfa_postings
from adcrawler.extract.page_key import page_key, shortened
from adcrawler.items import Extraction, JobPosting

_LIBXML_REFUSES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def find_postings(html: str, url: str, board: str) -> list[JobPosting]:
    """Return the ads of a page: JSON-LD, else microdata, else RDFa, else its main text; often none.

    `url` is where the page was read, `board` goes on every ad. No page makes it raise. The same
    text published several times, such as once a town, is one ad with all its places.
    """
    tree = _parse(html)
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    extraction, marked = _marked_up(tree, html, url)
    read = [read_posting(node, extraction, board, url, declared) for node in marked]
    ads = _merged([ad for ad in read if ad])
    if not ads and len(marked) <= 1:
        ads = _from_main_text(_parse(html), marked, board, url, declared)
    _set_keys(ads, url, _canonical(tree))
    return ads


def _parse(html: str) -> HtmlElement:
    source = _LIBXML_REFUSES.sub(" ", html) if html.strip() else "<html></html>"
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return lxml.html.document_fromstring(source.encode(), parser=parser)
    except lxml.etree.ParserError:  # nothing but a comment
        return lxml.html.document_fromstring("<html></html>")


def _marked_up(tree: HtmlElement, html: str, url: str) -> tuple[Extraction, list[Node]]:
    """Return the JobPostings of the first kind of markup that holds any."""
    if found := job_postings(tree):
        return "json-ld", found
    readers: list[tuple[Extraction, str, Callable[[HtmlElement, str], list[Node]]]] = [
        ("microdata", "itemtype", microdata_postings),
        ("rdfa", "typeof", rdfa_postings),
    ]
    for extraction, attribute, reader in readers:  # a look first: the readers are slow
        marked = re.search(rf"{attribute}\s*=[^>]{{0,200}}JobPosting", html, re.IGNORECASE)
        if marked and (found := reader(tree, url)):
            return extraction, found
    return "json-ld", []


def _from_main_text(
    tree: HtmlElement, marked: list[Node], board: str, url: str, declared: str | None
) -> list[JobPosting]:
    """Return the ad that the page's main text is, if it is one.

    Markup that has all but the description still gives its title, company and dates.
    """
    if says_expired(tree):
        return []
    title, text = page_title(tree), main_text(tree)
    if not is_job_ad(title, text):
        return []
    for node in marked:
        if ad := read_posting(node | {"description": text}, "main-text", board, url, declared):
            return [ad]
    language = language_of(text, declared)
    return [JobPosting(board, "", url, title, text, language=language, extraction="main-text")]


def _merged(ads: list[JobPosting]) -> list[JobPosting]:
    """Make one ad of those with the same title, company and text, with the places of all."""
    kept: dict[tuple[str, str | None, str], JobPosting] = {}
    for ad in ads:
        first = kept.setdefault((ad.title, ad.company, ad.description), ad)
        first.locations += [place for place in ad.locations if place not in first.locations]
    return list(kept.values())


def _canonical(tree: HtmlElement) -> str | None:
    links = tree.iterfind(".//link[@rel]")
    return next((link.get("href") for link in links if link.get("rel") == "canonical"), None)


def _set_keys(ads: list[JobPosting], url: str, canonical: str | None) -> None:
    """Give each ad its key: the page's when it is alone; among others its own page's, or a number.

    An ad that names its own page keeps its key there, so it is the same ad on both.
    """
    if len(ads) == 1:
        ads[0].key, ads[0].url = page_key(url, canonical), url
        return
    addresses = {ad.url for ad in ads}
    own_pages = len(addresses) == len(ads) and all(
        _same_host(address, url) for address in addresses
    )
    for number, ad in enumerate(ads, start=1):
        if own_pages:
            ad.key = page_key(ad.url)
        else:
            ad.key, ad.url = shortened(f"{page_key(url, canonical)}#{number}"), url


def _same_host(address: str, url: str) -> bool:
    try:
        return urlsplit(address).hostname == urlsplit(url).hostname
    except ValueError:  # "http://["
        return False
