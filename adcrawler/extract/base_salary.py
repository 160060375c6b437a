"""`baseSalary` and `estimatedSalary` of a JobPosting."""

import re
from typing import Any

from adcrawler.extract.json_ld import Node
from adcrawler.extract.schema_org import nodes, text, texts
from adcrawler.items import Period, StatedSalary

_PERIODS: dict[str, Period] = {
    **dict.fromkeys(["year", "ann", "annual", "annually", "yearly", "annum", "pa", "an"], "year"),
    **dict.fromkeys(["année", "annuel", "yr", "p1y"], "year"),
    **dict.fromkeys(["month", "mon", "monthly", "mois", "mensuel", "p1m"], "month"),
    **dict.fromkeys(["week", "wee", "weekly", "semaine", "hebdomadaire", "p1w", "p7d"], "week"),
    **dict.fromkeys(["day", "daily", "jour", "journalier", "tjm", "p1d"], "day"),
    **dict.fromkeys(["hour", "hur", "hourly", "heure", "horaire", "hr", "pt1h"], "hour"),
}
_SIGNS = {"€": "EUR", "£": "GBP", "zł": "PLN", "₹": "INR"}  # "$" and "kr" have several countries
_AMOUNT = re.compile(r"(?P<number>\d[\d\s.,'’]*)(?P<thousands>k)?")
_RANGE = re.compile(r"\s*(?:-|–|—|to|à|/)\s*")


def read_salary(posting: Node) -> StatedSalary | None:
    """Return the pay that the posting's own fields state, else the board's estimate, else None."""
    return _first(posting, "baseSalary") or _first(posting, "estimatedSalary", estimated=True)


def _first(posting: Node, name: str, *, estimated: bool = False) -> StatedSalary | None:
    value = posting.get(name)
    for stated in value if isinstance(value, list) else [value]:
        if salary := _read(stated, text(posting.get("salaryCurrency"))):
            salary.estimated = estimated
            return salary
    return None


def _read(stated: Any, currency: str | None) -> StatedSalary | None:
    """Read a MonetaryAmount in any of its shapes; None where it holds no amount and no words."""
    amount = next(iter(nodes(stated)), {})
    inner = amount.get("value", amount.get("price", None if amount else stated))
    quantity = next(iter(nodes(inner)), {} if inner is not None else amount)
    currency = text(amount.get("currency")) or text(quantity.get("currency")) or currency
    unit = next(filter(None, map(_unit, (quantity, amount))), None)
    low, high, words = _amounts(quantity) if quantity else _from_words(text(inner))
    if not words or (low is None and high is None and re.fullmatch(r"[\s0.,–-]*", words)):
        return None
    raw = " ".join(filter(None, [words, currency, unit]))
    return StatedSalary(raw, low, high, _iso_4217(currency), _period(unit))


def _amounts(quantity: Node) -> tuple[float | None, float | None, str]:
    """Return the least and the most, where 0 is unknown, and the words they stand in."""
    low = text(quantity.get("minValue", quantity.get("percentile10")))
    high = text(quantity.get("maxValue", quantity.get("percentile90")))
    if not low and not high:
        return _from_words(text(quantity.get("value", quantity.get("median"))))
    words = " - ".join(dict.fromkeys(filter(None, [low, high])))
    return *_ordered(_number(low), _number(high)), words


def _from_words(words: str | None) -> tuple[float | None, float | None, str]:
    """Read "45000", "45 000,00" or "45k - 50k"; of anything else only the words are kept."""
    ends = _RANGE.split((words or "").lower())
    if ends[-1].endswith("k") and not ends[0].endswith("k"):  # "50-60k"
        ends[0] += "k"
    numbers = [_number(end) for end in ends]
    if len(ends) > 2 or None in numbers:
        return None, None, words or ""
    return *_ordered(numbers[0], numbers[-1]), words or ""


def _ordered(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    if low and high and low > high:
        return high, low
    return low, high


def _number(words: str | None) -> float | None:
    match = _AMOUNT.fullmatch((words or "").strip("€£$ \xa0"))
    if not match:
        return None
    digits = re.sub(r"[\s'’]", "", match["number"])
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    try:
        number = float(digits) * (1000 if match["thousands"] else 1)
    except ValueError:  # "1.2.3"
        return None
    return number if 0 < number < 1e10 else None


def _unit(node: Node) -> str | None:
    return next(
        iter(texts([node.get(name) for name in ("unitText", "unitCode", "duration")])), None
    )


def _period(unit: str | None) -> Period | None:
    words = re.findall(r"\w+", (unit or "").lower())
    return next((_PERIODS[word] for word in words if word in _PERIODS), None)


def _iso_4217(currency: str | None) -> str | None:
    code = (currency or "").upper()
    return code if re.fullmatch("[A-Z]{3}", code) else _SIGNS.get(currency or "")
