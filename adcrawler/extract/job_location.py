"""Where a JobPosting says that the work is done."""

import re
from typing import Any, NamedTuple

from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import nodes, text, texts
from adcrawler.items import Remote

_REMOTE: dict[Remote, str] = {
    "remote": r"telecommut|remote|télétravail|teletravail|work.from.home|à distance",
    "hybrid": r"hybrid",
    "onsite": r"on.?site|sur site|in.?office|présentiel",
}


class Place(NamedTuple):
    """A readable text, "Lyon, Auvergne-Rhône-Alpes, FR", and whether it names a country alone."""

    text: str
    is_country: bool = False


def read_locations(posting: Node, company: str | None) -> list[str]:
    """Return the places of work; a place that is the company's name is a filler."""
    places = [] if _lists_countries(posting) else _places(posting)
    return [place.text for place in places if place.text != company]


def read_applicant_countries(posting: Node) -> list[str]:
    """Return where applicants may live."""
    if _lists_countries(posting):
        return [place.text for place in _places(posting)]
    return texts(posting.get("applicantLocationRequirements"), "name", "addressCountry", "@id")


def read_street(posting: Node) -> str | None:
    """Return the first street address, with its postcode: "3 rue des Tanneurs, 69003"."""
    for place in nodes(posting.get("jobLocation")):
        for address in nodes(place.get("address")) or [place]:
            if street := text(address.get("streetAddress")):
                postcode = text(address.get("postalCode")) or ""
                return street if postcode in street else f"{street}, {postcode}"
    return None


def read_remote(posting: Node) -> Remote | None:
    """Return what `jobLocationType` says; hybrid when it says several things."""
    words = " ".join(texts(posting.get("jobLocationType"))).lower()
    said = [policy for policy, pattern in _REMOTE.items() if re.search(pattern, words)]
    return "hybrid" if len(said) > 1 else next(iter(said), None)


def _lists_countries(posting: Node) -> bool:
    """Tell whether a remote job says with one `jobLocation` a country where one may live."""
    places = _places(posting)
    return (
        len(places) > 1
        and all(place.is_country for place in places)
        and read_remote(posting) == "remote"
        and not posting.get("applicantLocationRequirements")
    )


def _places(posting: Node) -> list[Place]:
    value = posting.get("jobLocation")
    read = [_place(item) for item in (value if isinstance(value, list) else [value])]
    return list(dict.fromkeys(place for place in read if place))


def _place(value: Any) -> Place | None:
    """Read a Place, a PostalAddress or a plain text."""
    place = next(iter(nodes(value)), {})
    address = place.get("address", place)
    parts = next(iter(nodes(address)), {})
    town, region, country = (
        text(parts.get(name)) for name in ("addressLocality", "addressRegion", "addressCountry")
    )
    if named := dict.fromkeys(filter(None, (town, region, country))):
        return Place(", ".join(named), is_country=not town and not region)
    words = text(address) or text(place) or text(value)
    return Place(words) if words else None
