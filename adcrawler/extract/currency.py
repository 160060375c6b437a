"""Which currency a place pays in, for amounts that do not say."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adcrawler.ad import Ad

_PLACES = {
    "USD": r"United States|\bU\.?S\.?A?\b|, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADLN]|K[SY]|LA"
    r"|M[ADINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b",
    "CAD": r"Canada|Qu[eé]bec|Montr[eé]al|Toronto|Vancouver|Ottawa|Calgary|Ontario|Brampton"
    r"|, (?:ON|QC|BC|AB|NS|MB|SK|NB)\b",
    "AUD": r"Australia|Sydney|Melbourne|Brisbane|Perth|Canberra|Adelaide|\b(?:NSW|VIC|QLD|ACT)\b",
    "GBP": r"United Kingdom|\bUK\b|England|Scotland|London|Manchester|Edinburgh|Bristol|Leeds"
    r"|Cambridge\b(?!, MA)",
    "CHF": r"Switzerland|Suisse|Schweiz|Zurich|Zürich|Gen[eè]ve|Geneva|Lausanne",
    "MAD": r"Maroc|Morocco|Casablanca|Rabat|Tanger|Marrakech|Agadir|F[eè]s\b",
    "SGD": r"Singapore",
    "NZD": r"New Zealand|Auckland|Wellington",
    "INR": r"\bIndia\b|Bangalore|Bengaluru|Mumbai|Hyderabad|Pune\b",
    "EUR": r"France|Paris|Lyon|Nantes|Toulouse|Bordeaux|Lille|Marseille|\(\d\d\)|^\d\d - "
    r"|Germany|Berlin|Ireland|Dublin|Spain|Netherlands|Amsterdam|Belgi|Portugal|Italy",
}
_COUNTRIES = {currency: re.compile(places) for currency, places in _PLACES.items()}
_DOLLARS = {"USD", "CAD", "AUD", "SGD", "NZD"}
_CANADA = re.compile(r"\bCanada\b|Qu[eé]bec|Montr[eé]al|Toronto|\bOntario\b")
_CANADIAN = re.compile(r"\bRRSP\b|\bAODA\b|\bOntario\b")
"""What only ads of Canada name: its pensions, a law, a province."""
_AUSTRALIA = re.compile(r"\bAustralian?\b|\bSydney\b|\bMelbourne\b")


def currency_of(sign: str, ad: "Ad") -> str:
    """Return the ISO code of a sign found in an ad; "$" and "" are those of its country."""
    if sign == "$":
        return _dollar(ad)
    return sign or home_currency(ad)


def home_currency(ad: "Ad") -> str:
    """Return the currency of the ad's place, by its language when the place is unknown."""
    return _place(ad) or ("EUR" if ad.lang == "fr" else "USD")


def _dollar(ad: "Ad") -> str:
    place = _place(ad)
    if place in _DOLLARS:
        return place
    if place is None and ad.lang == "fr" and _CANADA.search(ad.document):
        return "CAD"
    if not ad.location and _CANADIAN.search(ad.document):
        return "CAD"
    return "USD"


def _place(ad: "Ad") -> str | None:
    location = ad.location or ""
    return next((code for code, known in _COUNTRIES.items() if known.search(location)), None)
