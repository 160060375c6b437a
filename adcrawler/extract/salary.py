"""What the ad says it pays, from the board's field and the text."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from adcrawler.extract import MOST_MENTIONS
from adcrawler.extract.currency import currency_of
from adcrawler.extract.money import Money, money
from adcrawler.extract.pay_context import Context, is_pay
from adcrawler.facts import Evidence, Salary
from adcrawler.items import Period
from adcrawler.lexicon import Hit, Span, fold

if TYPE_CHECKING:
    from adcrawler.ad import Ad

WORKING_DAYS = 218
"""The usual French "forfait jours"."""
HOURS = {"fr": 35 * 52, "en": 40 * 52}
"""A full-time year by the ad's language."""
_ESTIMATE = re.compile(r"\best(?:i|\b)|estim", re.IGNORECASE)
_MONTHS = re.compile(r"\b(1[2-5])(?:[.,]\d+)? ?(?:mois|months)")


class Offer(NamedTuple):
    """A pay found in the ad; `span` indexes the text or field that it was found in."""

    span: Span
    low: float | None
    high: float | None
    currency: str
    period: Period
    months: float
    """Paid a year, for a monthly pay."""
    total: bool
    """With bonuses, so less telling than a base pay."""
    vague: bool
    """A bare number ("76000"), which is anything."""

    @property
    def least(self) -> float:
        return self.low if self.low is not None else self.high or 0.0

    @property
    def most(self) -> float:
        return self.high if self.high is not None else self.low or 0.0


def find_salary(ad: "Ad") -> tuple[Salary | None, tuple[Evidence, ...]]:
    """Return the pay and where it is said: a field, spans of the document."""
    said = list(_in_text(ad))
    name, value = _pay_field(ad)
    field = _in_field(ad, value) if value else None
    chosen = _choose(field, said, estimated=bool(field and _ESTIMATE.search(value)))
    evidence: list[Evidence] = [offer.span for offer in said[:4]]
    if field:
        evidence.insert(0, name)
    return (_salary(chosen, ad.lang) if chosen else None), tuple(evidence)


def _pay_field(ad: "Ad") -> tuple[str, str]:
    if not ad.salary and ad.location and "💰" in ad.location:  # some boards put it there
        return "location", ad.location
    return "salary", ad.salary or ""


def _in_field(ad: "Ad", field: str) -> Offer | None:
    folded = fold(field)
    for amount in money(field, folded, 0, len(field)):
        context = Context.around(field, folded, amount)
        if amount.least > 0 and not context.is_other_before():
            return _offer(ad, _in_thousands(amount, context), context)
    return None


def _in_thousands(amount: Money, context: Context) -> Money:
    """Read "42 à 55 €" as thousands: nobody pays that a year, and no hour is named."""
    low, high = amount.low, amount.high
    if amount.thousands or not 18 <= amount.least < 400 or context.period:
        return amount
    return amount._replace(low=low and low * 1000, high=high and high * 1000)


def _in_text(ad: "Ad") -> Iterator[Offer]:
    anchors = sorted(ad.terms("money")[:MOST_MENTIONS] + ad.terms("pay")[:MOST_MENTIONS])
    for start, end in _windows(anchors):
        if not ad.has_digit(start, end):
            continue
        for amount in money(ad.document, ad.folded, start, end):
            context = Context.around(ad.document, ad.folded, amount)
            if is_pay(amount, context):
                yield _offer(ad, amount, context)


def _windows(anchors: Iterable[Hit]) -> Iterator[Span]:
    """Join the surroundings of the anchors into passages to search for amounts."""
    begin = stop = -1
    for anchor in anchors:
        if stop < 0 or anchor.start - 30 > stop:
            if stop >= 0:
                yield Span(begin, stop)
            begin = max(0, anchor.start - 30)
        stop = max(stop, anchor.end + 70)
    if stop >= 0:
        yield Span(begin, stop)


def _offer(ad: "Ad", amount: Money, context: Context) -> Offer:
    low, high = amount.low, amount.high
    if low is not None and low == high:
        low = None if context.is_ceiling else low
        high = None if context.is_floor and low is not None else high
    currency = currency_of(amount.currency, ad)
    months = _MONTHS.search(context.after)
    return Offer(
        span=Span(amount.start, amount.end),
        low=low,
        high=high,
        currency=currency,
        period=_period(amount, currency, context),
        months=float(months[1]) if months else 12,
        total=context.is_total,
        vague=not amount.currency and amount.low == amount.high,
    )


def _period(amount: Money, currency: str, context: Context) -> Period:
    """Return the period that the words name, unless it belongs to something else."""
    period, value = context.period, amount.least
    shorter = period in {"week", "day", "hour"} or (period == "month" and amount.thousands)
    if period and not (shorter and value >= 15_000):  # "50k€, 2 jours par semaine"
        return period
    return _usual_period(amount, currency, context)


def _usual_period(amount: Money, currency: str, context: Context) -> Period:
    value = amount.least
    if currency in {"MAD", "TND", "XOF"}:
        return "month"
    if value >= (6_000 if amount.thousands else 10_000):
        return "year"
    student = "stage" in context.before or "gratif" in context.before
    if value >= 1_500 or (value >= 120 and student):
        return "month"
    return "day" if value >= 120 else "hour"


def _choose(field: Offer | None, said: list[Offer], *, estimated: bool) -> Offer | None:
    """Reconcile the board's field with the text, which is the employer's own word."""
    text = _union(said)
    if field is None or text is None:
        return field or text
    if same := next((offer for offer in said if _agree(offer, field)), None):
        return same
    if field.vague or estimated:
        return text
    alike = (text.period, text.currency) == (field.period, field.currency)
    return _union([field, text]) if alike else field


def _agree(offer: Offer, field: Offer) -> bool:
    """Tell whether a field is this offer rounded to thousands."""
    return all(
        (one is None) == (other is None) and abs((one or 0) - (other or 0)) <= 1_000
        for one, other in ((offer.low, field.low), (offer.high, field.high))
    )


def _union(offers: list[Offer]) -> Offer | None:
    """Return all that is offered, by level or city, in the main period and currency."""
    offers = [offer for offer in offers if not offer.total] or offers
    if not offers:
        return None
    main = next((offer for offer in offers if offer.period == "year"), offers[0])
    alike = [offer for offer in offers if _alike(offer, main)]
    lows = [offer.low for offer in alike if offer.low is not None]
    highs = [offer.high for offer in alike if offer.high is not None]
    return main._replace(low=min(lows, default=None), high=max(highs, default=None))


def _alike(one: Offer, other: Offer) -> bool:
    same_kind = (one.period, one.currency) == (other.period, other.currency)
    return same_kind and one.least <= 4 * other.most and other.least <= 4 * one.most


def _salary(offer: Offer, lang: str) -> Salary:
    low, high = _rounded(offer.low), _rounded(offer.high)
    factor = _yearly_factor(offer, lang)
    yearly_low, yearly_high = (None if end is None else round(end * factor) for end in (low, high))
    return Salary(low, high, offer.currency, offer.period, yearly_low, yearly_high)


def _rounded(value: float | None) -> float | None:
    return round(value) if value is not None and value >= 1_000 else value


def _yearly_factor(offer: Offer, lang: str) -> float:
    """Return what a pay is multiplied by for a full-time year.

    12 months, or the 13 to 15 that the ad states; 52 weeks; WORKING_DAYS; HOURS. A month of
    20,000 or more in euros is a year in the wrong box.
    """
    if offer.period == "month":
        return 1 if offer.least >= 20_000 and offer.currency == "EUR" else offer.months
    return {"year": 1, "week": 52, "day": WORKING_DAYS, "hour": HOURS[lang]}[offer.period]
