"""Links of a page: which lead to job ads, and which to the next page of a listing."""

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html as lxml_html
from lxml.etree import LxmlError

from adcrawler.extract.urls import absolute, same_site, without_tracking

_ADS = re.compile(
    r"\b(?:jobs?|careers?|carri[eè]res?|emplois?|offres?|annonces?|recrut\w*|vacanc\w*|postes?"
    r"|positions?|openings?|hiring|opportunit\w+|nous.rejoindre|rejoignez|join.us|metiers?|stages?"
    r"|alternances?|cdi|cdd)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:d[eé]veloppeu\w+|developers?|engineers?|ing[eé]nieur\w*|devops|sre|architecte?s?"
    r"|data (?:scientist|analyst)|fullstack|full stack|back-?end|front-?end|tech lead|sysadmin"
    r"|programmers?|consultante?s?|[hf]/[hf](?:/x)?|m/[fw]/[dx])\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:log-?in|sign-?(?:in|up)|connexion|inscription|register|postuler|apply|candidater|cart"
    r"|privacy|cookies?|terms|cgu|cgv|mentions|legal|contact|blog|news|actualites|press|presse"
    r"|alerts?|alertes?|rss|feed|print|share|cv-?theque|resumes?|advice|conseils?)\b",
    re.IGNORECASE,
)
_NEXT_TEXT = re.compile(
    r"(?:next|suivant\w*|older|more|plus|page)?(?: page)?\s*(?:\d{1,3}|[>›»→]+)?", re.IGNORECASE
)
_PAGE_URL = re.compile(r"(?:[?&](?:page|p|pg|paged|start|offset)=\d+|/page/\d+/?$)", re.IGNORECASE)
_NO_PAGE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|gz|png|jpe?g|gif|svg|webp|ico|css|js|json|xml|mp[34])$",
    re.IGNORECASE,
)


class Link(NamedTuple):
    url: str
    score: int
    """Above 0: leads towards job ads."""
    paging: bool
    """Another page of the same listing."""


def find_links(html: str, url: str) -> list[Link]:
    """Return the links of a page that stay on its site, each once, the likeliest first."""
    try:
        document = lxml_html.fromstring(html, base_url=url)
    except (LxmlError, ValueError):
        return []
    base = absolute(next(iter(document.xpath("//base/@href")), ""), url) or url
    links: dict[str, Link] = {}
    for anchor in document.iter("a"):
        link = _link(anchor, base)
        if link and same_site(link.url, url) and link.url != without_tracking(url):
            links[link.url] = max(link, links.get(link.url, link), key=lambda x: x.score)
    return sorted(links.values(), key=lambda link: -link.score)


def score(url: str, text: str = "") -> int:
    """Return how likely an address leads to job ads: a sum of its words, below 1 if not at all."""
    parts = urlsplit(url)
    words = re.sub(r"[_/.-]+", " ", unquote(f"{parts.path} {parts.query}"))
    points = 2 * bool(_ADS.search(words)) + bool(_ADS.search(text))
    points += 2 * bool(_TITLE.search(text)) + bool(_TITLE.search(words))
    return points - 4 * bool(_ELSEWHERE.search(words))


def _link(anchor: lxml_html.HtmlElement, base: str) -> Link | None:
    url = without_tracking(absolute(anchor.get("href") or "", base) or "")
    if not url or _NO_PAGE.search(urlsplit(url).path):
        return None
    text = " ".join(anchor.text_content().split())[:200]
    return Link(url, score(url, text), _is_paging(anchor, text, url))


def _is_paging(anchor: lxml_html.HtmlElement, text: str, url: str) -> bool:
    if "next" in (anchor.get("rel") or "").lower().split():
        return True
    return bool(_PAGE_URL.search(url) and _NEXT_TEXT.fullmatch(text))
