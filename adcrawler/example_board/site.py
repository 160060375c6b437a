"""The example board's pages: home, listing, ads, companies, robots.txt and sitemaps."""

import gzip
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader

from adcrawler.example_board.hostile import hostile_page
from adcrawler.example_board.page import Page, Visit
from adcrawler.example_board.publish import address, scripts
from adcrawler.example_board.source import ExampleAd, ads

PER_PAGE = 15
GONE = {"/jobs/analyste-donnees-arras": 404, "/jobs/backend-developer-leeds": 410}
"""Ads that the listing and the sitemaps still link to."""
_GONE_TITLES = ("Analyste de données (H/F)", "Backend developer")
_UNDATED = datetime(2026, 1, 5, tzinfo=UTC)
"""When an ad without a date was last changed."""


class Entry(NamedTuple):
    """A line of the listing or of a sitemap."""

    path: str
    title: str
    company: str = ""
    location: str = ""
    modified: datetime = _UNDATED
    lang: str = "en"


class Site:
    def __init__(self, *, sitemaps: bool, slow_seconds: float) -> None:
        self.ads = {ad.slug: ad for ad in ads()}
        self.sitemaps = sitemaps
        self.slow_seconds = slow_seconds
        self._edited: dict[str, datetime] = {}
        self._asked: Counter[str] = Counter()

    def edit(self, slug: str, **changes: Any) -> None:
        """Change fields of an ad, as its employer would. Raise KeyError if there is no such ad."""
        self.ads[slug] = replace(self.ads[slug], **changes)
        self._edited[slug] = datetime.now(UTC).replace(microsecond=0)

    def page(self, visit: Visit) -> Page:
        """Return what the board answers."""
        self._asked[visit.path] += 1
        sections = {
            "": self._file,
            "/jobs": self._job,
            "/private": self._ad,
            "/companies": self._company,
            "/hostile": hostile_page,
        }
        answer = sections.get(visit.path.rpartition("/")[0])
        return (answer and answer(visit)) or _not_found()

    def entries(self) -> list[Entry]:
        """Return what the listing links to, the newest first."""
        gone = [Entry(path, title) for path, title in zip(GONE, _GONE_TITLES, strict=True)]
        live = [
            Entry(
                ad.linked_path,
                ad.title,
                ad.company,
                " · ".join(ad.locations),
                self.modified(ad),
                ad.lang,
            )
            for ad in self.ads.values()
        ]
        return sorted(live + gone, key=lambda entry: (_UNDATED - entry.modified, entry.path))

    def modified(self, ad: ExampleAd) -> datetime:
        posted = datetime.combine(ad.date_posted, time(6), UTC) if ad.date_posted else _UNDATED
        return self._edited.get(ad.slug, posted)

    def _file(self, visit: Visit) -> Page | None:
        if visit.name == "":
            return _html("home.html", lang="en", count=len(self.ads))
        if visit.name == "robots.txt":
            text = _template("robots.txt").render(base=visit.base, sitemaps=self.sitemaps)
            return Page(text.encode(), content_type="text/plain; charset=utf-8")
        if visit.name in NOTICES:
            return _notice(*NOTICES[visit.name])
        return self._sitemap(visit) if self.sitemaps and visit.name in SITEMAPS else None

    def _job(self, visit: Visit) -> Page | None:
        return self._ad(visit) if visit.name else self._listing(visit.query.get("page", "1"))

    def _listing(self, number: str) -> Page | None:
        entries = self.entries()
        last = -(-len(entries) // PER_PAGE)
        if not number.isdecimal() or not 1 <= int(number) <= last:
            return None
        first = (int(number) - 1) * PER_PAGE
        shown = entries[first : first + PER_PAGE]
        return _html("listing.html", lang="en", entries=shown, number=int(number), last=last)

    def _ad(self, visit: Visit) -> Page | None:
        if visit.path in GONE:
            return _not_found(GONE[visit.path])
        for ad in self.ads.values():
            if visit.path == ad.path:
                return self._served(ad)
            if visit.path == ad.linked_path:
                return Page(status=301, headers={"Location": ad.path})
        return None

    def _served(self, ad: ExampleAd) -> Page:
        if ad.served == "busy-once" and self._asked[ad.path] == 1:
            return Page(b"Busy.", 503, "text/plain", {"Retry-After": "1"})
        page = _ad_page(ad)
        delay = self.slow_seconds if ad.served == "slow" else 0
        return replace(page, modified=self.modified(ad), delay=delay)

    def _company(self, visit: Visit) -> Page | None:
        theirs = [ad for ad in self.ads.values() if company_slug(ad.company) == visit.name]
        if not theirs:
            return None
        return _html("company.html", lang=theirs[0].lang, name=theirs[0].company, ads=theirs)

    def _sitemap(self, visit: Visit) -> Page:
        template, lang = SITEMAPS[visit.name]
        text = _template(template).render(
            base=visit.base,
            entries=[entry for entry in self.entries() if entry.lang == lang],
            others=lang == "en",
            companies=sorted({company_slug(ad.company) for ad in self.ads.values()}),
        )
        if visit.name.endswith(".gz"):
            return Page(gzip.compress(text.encode(), mtime=0), content_type="application/gzip")
        return Page(text.encode(), content_type="application/xml")


SITEMAPS = {
    "sitemap_index.xml.gz": ("sitemap_index.xml", ""),
    "sitemap-fr.xml": ("sitemap.xml", "fr"),
    "sitemap-en.xml.gz": ("sitemap.xml", "en"),
    "sitemap-companies.xml": ("sitemap_companies.xml", ""),
}
"""Template and language of the ads, by name. The English one also lists pages that are no ads."""

NOTICES = {
    "legal": ("Legal notice", "This site is a toy and sells nothing."),
    "privacy": ("Privacy", "Nothing about you is kept here."),
    "login": ("Sign in", "There is nothing to sign in to."),
}
"""Heading and text of pages that are no ads, by name."""


def company_slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@cache
def _templates() -> Environment:
    loader = PackageLoader("adcrawler.example_board")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _template(name: str) -> Any:
    return _templates().get_template(name)


def _html(template: str, *, status: int = 200, **values: Any) -> Page:
    return Page(_template(template).render(company_slug=company_slug, **values).encode(), status)


def _ad_page(ad: ExampleAd) -> Page:
    way = ad.published_as.removesuffix("-meta")
    template = way if way in {"microdata", "rdfa"} else "plain"
    places = [address(ad, location) for location in ad.locations]
    return _html(f"ad_{template}.html", lang=ad.lang, ad=ad, places=places, scripts=scripts(ad))


def _notice(heading: str, text: str, status: int = 200) -> Page:
    return _html("notice.html", status=status, lang="en", heading=heading, text=text)


def _not_found(status: int = 404) -> Page:
    return _notice("Not found", "There is nothing at this address.", status)
