"""Amounts of money in a text: figures, thousands, currencies, ranges."""

import re
from collections.abc import Iterator
from typing import NamedTuple

SIGNS = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "₹": "INR", "zł": "PLN",
    "dh": "MAD", "dhs": "MAD", "fcfa": "XOF", "us$": "USD", "$us": "USD", "ca$": "CAD", "c$": "CAD",
    "$ca": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD",
}  # fmt: skip
"""Signs and short forms in lower case; a plain "$" depends on the country."""

_CODE = "usd|eur|gbp|cad|aud|chf|sgd|inr|pln|mad|tnd|xof|nzd|sek|dkk|nok"
_SIGN_BEFORE = re.compile(
    rf"(?:(?:(?<![a-z])(?:us|ca|c|a|au|nz|s))?\$(?:us|ca)?|[€£₹]|\b(?:{_CODE})\ ?[$€£]?)\ ?$"
)
_SIGN_AFTER = (
    r"€|euros?\b|eur\b|(?:us\$|\$(?:us|ca)?|£|₹|zł)(?!\d)" rf"|(?:{_CODE}|dhs?|fcfa)(?![a-z\d])"
)
_NUMBER = re.compile(  # begins with its digits, which makes it fast to search
    r"(?P<number>\d{1,3}(?:[ .,'¿]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,7}(?:[.,]\d{1,4})?(?!\d))"
    rf" ?(?P<k>k(?![a-z])|k(?=eur))? ?(?P<after>{_SIGN_AFTER})?(?P<late>k(?![a-z]))?"
    r"(?P<open>\+(?=[\s,.;)]|$)(?! ?(?:\d|var|bon|equi|avan|prim|ben|stock|com|tick)))?"
)
_INSIDE = re.compile(r"\w|(?<=\d)[.,]")
"""What before a figure makes it a part of a longer word or figure."""
_GLUED = re.compile(r"(?<=\dk)\d|(?<=\dk€)\d")
_PERIODS = "year|yr|annum|an|month|mo|mois|hour|hr|h|day|jour|j"
_JOIN = re.compile(
    rf"\s*(?:bruts?|gross|k€)?\??(?:\s?(?:/|per|par|a|an)\s?(?:{_PERIODS})\b)?"
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:-+|—|−|~|/|à|a|to|and|et|jusqu'à|up to|->|→|…|\.\.+)\s*"
    r"(?:to|max\.?|maximum)?\s*"
)
_SCALE = re.compile(
    r"\s?(?:\+\s?)?(?:m|mn|b|bn|t|md|mds|m€|md€|mds€|%|x|[mbt]r?illions?|milliards?)(?![\w'])"
)


class Money(NamedTuple):
    """One amount or range in a text; an end that the text leaves open is None."""

    start: int
    end: int
    low: float | None
    high: float | None
    currency: str
    """ISO 4217, "$" for some dollar, empty when not said."""
    thousands: bool
    """Said in thousands ("45k")."""

    @property
    def least(self) -> float:
        return self.low if self.low is not None else self.high or 0.0

    @property
    def is_range(self) -> bool:
        return self.low is not None and self.high is not None and self.low != self.high


class _Figure(NamedTuple):
    start: int
    end: int
    value: float
    k: bool
    currency: str
    open: bool


def money(text: str, folded: str, start: int, end: int) -> Iterator[Money]:
    """Yield the amounts and ranges between two offsets of a text; `folded` is `fold(text)`."""
    figures = list(_figures(text, folded, start, end))
    at = 0
    while at < len(figures):
        one = figures[at]
        other = figures[at + 1] if at + 1 < len(figures) else None
        if other is not None and _joined(text, folded, one, other):
            yield _range(one, other)
            at += 2
        else:
            value = one.value * (1000 if one.k else 1)
            high = None if one.open else value
            yield Money(one.start, one.end, value, high, one.currency, one.k)
            at += 1


def _figures(text: str, folded: str, start: int, end: int) -> Iterator[_Figure]:
    while start < end:  # line by line: no amount goes over the end of one
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield from _figures_of_line(folded, start, stop)
        start = stop + 1


def _figures_of_line(folded: str, at: int, end: int) -> Iterator[_Figure]:
    while match := _NUMBER.search(folded, at, end):
        glued = _GLUED.match(folded, match.end())  # "50k70k€"
        sign = _SIGN_BEFORE.search(folded, max(at, match.start() - 6), match.start())
        starts = sign or match.start() in {0, at} or not _INSIDE.match(folded, match.start() - 1)
        at = match.end()
        other = _SCALE.match(folded, at) or (match["k"] and match["number"] == "401")
        if starts and (glued or not other):
            yield _figure(match, sign)


def _figure(match: re.Match[str], sign: re.Match[str] | None) -> _Figure:
    k = bool(match["k"] or match["late"])
    end = match.end() if match["after"] or match["open"] else match.end("k" if k else "number")
    written = match["after"] or (sign[0] if sign else "")
    start = sign.start() if sign else match.start()
    return _Figure(
        start, end, number(match["number"]), k, _iso(written.strip()), match["open"] is not None
    )


def _iso(sign: str) -> str:
    if sign[:3].upper() in _CODES:
        return sign[:3].upper()
    return SIGNS.get(sign, sign)


_CODES = frozenset(_CODE.upper().split("|"))


def number(written: str) -> float:
    """Return the value of a figure as French or English writes it: "45 000,00", "45,000.00"."""
    plain = re.sub(r"[ '¿]", "", written)
    if decimals := re.search(r"[.,](\d{1,2}|\d{4})$", plain):
        whole = re.sub(r"[.,]", "", plain[: decimals.start()])
        return float(f"{whole}.{decimals[1]}")
    return float(re.sub(r"[.,]", "", plain))


def _joined(text: str, folded: str, one: _Figure, other: _Figure) -> bool:
    """Tell whether two figures are the ends of a range."""
    gap = folded[one.end : other.start]
    if one.open or not (gap and len(gap) < 40 and "\n" not in text[one.end : other.start]):
        return one.k and gap == ""
    if not _same_currency(one.currency, other.currency):
        return False
    if not (other.k or other.currency) and other.value < one.value:
        return False
    low, high = sorted((_value(one, other), _value(other, one)))
    return low > 0 and high <= 8 * low and _JOIN.fullmatch(gap) is not None


def _same_currency(one: str, other: str) -> bool:
    """Tell whether two signs can mean one currency; "$" is any country's dollar."""
    dollars = {one, other} <= {"$", "USD", "CAD", "AUD", "NZD", "SGD"} and "$" in (one, other)
    return one == other or not (one and other) or dollars


def _value(figure: _Figure, other: _Figure) -> float:
    """Return a figure's value; "40-50k" and "30 – 50 000 €" are said in thousands throughout."""
    shared = figure.value < 1_000 and (other.k or (other.value >= 10_000 and not figure.currency))
    return figure.value * (1_000 if figure.k or shared else 1)


def _range(one: _Figure, other: _Figure) -> Money:
    low, high = sorted((_value(one, other), _value(other, one)))
    currency = max(one.currency, other.currency, key=len)  # "CAD" says more than "$"
    return Money(one.start, other.end, low, high, currency, one.k or other.k)
