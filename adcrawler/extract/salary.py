"""What the ad says it pays: amounts told from turnovers, bonuses and vouchers by their words."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Self, cast

from adcrawler.extract.currency import currency_of
from adcrawler.extract.money import Money, money
from adcrawler.facts import Evidence, Salary
from adcrawler.items import Period
from adcrawler.lexicon import Hit, Span, fold

if TYPE_CHECKING:
    from adcrawler.ad import Ad

BEFORE, AFTER = 70, 45
"""How many characters around an amount say what it is."""
WORKING_DAYS = 218
HOURS = {"fr": 35 * 52, "en": 40 * 52}

_PERIOD = re.compile(
    r"(?P<year>(?:/|per|par|an?)\s?(?:full\s)?(?:year|yr|annum|an\b|année)|\bannu(?:al|el)|\byearly|\bp\.?a\b)"
    r"|(?P<month>(?:/|per|par|an?)\s?(?:month|mois|mo\b|monthly)|\bmonthly|\bmensuel|\bmois\b)"
    r"|(?P<week>(?:/|per|par|an?)\s?(?:week|semaine|wk\b)|\bweekly|\bhebdo)"
    r"|(?P<day>(?:/|per|par|an?)\s?(?:day|jour|j\b)|\bdaily|\btjm\b|journalier|\bday rate)"
    r"|(?P<hour>(?:/|per|par|an?|de l')\s?(?:hour|heure|hr|h\b)|\bhourly|\bhoraire)"
)
_PAY = (
    r"salai?r|rémun|remun|compensation|\bpa(?:y|id\b)|\bwage|\btjm\b|taux|\bpackage|gratification|\brate\b|fourchette|\bbrute?\b|\bgross\b|"
    r"\bfixe\b|\bbase\b|\bmin(?:imum)?\b|\bmax(?:imum)?\b|\bote\b|on.target|\bearn|\bhourly|\bincome|indemnité de stage|💰|💸|cash"
)
_NOT_PAY = (
    r"prime|bonus|ticket|titres? |chèque|carte|swile|repas|déjeuner|panier|mutuelle|budget|forfait|allocation|allowance|stipend|indemni|"
    r"rembours|reimburs|refer|coopt|parrain|chiffre|\bca\b|capital|revenue|turnover|rais|levée?|fund|valu|invest|transport|mobilit|"
    r"credit|crédit|reward|equip|équip|subvention|abonnement|formation|training|learning|sign.?on|signing|retention|equity|stock|"
    r"variable|commission|cadeau|donat|sales|assets|client|customer|user|utilisateur|saving|économ|cost|coût|prix|price|fees?\b|"
    r"frais|tuition|scholarship|match|contribut|insurance|coverage|gym|lunch|meal|vouchers?|bons? |abond|intéressement|participation|"
    r"\barr\b|prize|deal|contrat de |project of|home office|wellness|perks|ifse|internet|voyage|vacances|noël|rétribution|télétravail"
)
_CUE = re.compile(
    f"(?P<total>\\bote\\b|on.target|total (?:target )?(?:cash|comp)|(?:fixe|base) ?(?:\\+|et|and) ?(?:variable|bonus))|(?P<pay>{_PAY})|(?P<other>{_NOT_PAY})"
)
_OTHER_AFTER = re.compile(
    rf"[^\S\n]?(?:/\w+[^\S\n])?(?:(?!plus |and |et |avec |with |hors |excl|sal[ai]|base|gross|brut|fixe)[\w'][\w'/-]*[^\S\n]){{0,4}}?(?:d'|l')?(?:{_NOT_PAY}|de la tech|lines|lignes|followers)"
)
_PAY_AFTER = re.compile(
    r"[^\S\n]?[(,/]?[^\S\n]?(?:[\w'/]+[^\S\n]){0,3}?(?:bruts?\b|gross|annu|base|salary|salaire|net\b|per annum|dep|doe\b|selon|suivant|en fonction)"
)
_UP_TO = re.compile(
    r"(?:up to|jusqu'[aà]|max(?:imum|i|\.)?|moins de|less than|<|plafond\w*|to)[ :à]*(?:de |of )?$"
)
_FROM = re.compile(
    r"(?:from|[aà] partir de|d[eè]s|starting(?: salary)?(?: at| from)?|at least|au moins|min(?:imum|i|\.)?|plus de|more than|over|>|starts at|above)[ :=]*(?:de |of |est de )?$"
)


_LABEL = re.compile(r"[^\d.:;]{0,32}:[\s*]*")


class Offer(NamedTuple):
    """A pay found in the ad."""

    span: Span
    low: float | None
    high: float | None
    currency: str
    period: Period
    total: bool
    """With bonuses, so less telling than a base pay."""
    signed: bool
    """With its currency."""

    @property
    def vague(self) -> bool:
        """A bare number ("76000"), which is anything."""
        return not self.signed and self.low == self.high

    @property
    def least(self) -> float:
        return self.low if self.low is not None else self.high or 0.0

    @property
    def most(self) -> float:
        return self.high if self.high is not None else self.low or 0.0


def find_salary(ad: "Ad") -> tuple[Salary | None, tuple[Evidence, ...]]:
    """Return the pay and where it is said; the board's field is believed where it is precise."""
    said = list(_in_text(ad))
    name, field = _in_field(ad)
    evidence: list[Evidence] = [offer.span for offer in said]
    if field:
        evidence.insert(0, name)
    chosen = _choose(field, said)
    return (_salary(chosen, ad) if chosen else None), tuple(evidence)


def _in_field(ad: "Ad") -> tuple[str, Offer | None]:
    if ad.salary:
        return "salary", _field_offer(ad, ad.salary)
    if ad.location and "💰" in ad.location:  # some boards put the pay beside the place
        return "location", _field_offer(ad, ad.location)
    return "salary", None


def _field_offer(ad: "Ad", field: str) -> Offer | None:
    folded = fold(field)
    for amount in money(field, folded, 0, len(field)):
        context = Context.around(field, folded, amount)
        if amount.least > 0 and not context.is_other(after=False):
            return _offer(ad, _in_thousands(amount, context), context)
    return None


def _in_thousands(amount: Money, context: "Context") -> Money:
    """Read "42 à 55 €" as thousands: nobody pays that a year, and no hour is named."""
    low, high = amount.low, amount.high
    if amount.thousands or not 18 <= amount.least < 400 or context.period():
        return amount
    return amount._replace(low=low and low * 1000, high=high and high * 1000)


def _in_text(ad: "Ad") -> Iterator[Offer]:
    anchors = sorted([*ad.terms("money"), *ad.terms("pay")])
    for start, end in _windows(anchors):
        for amount in money(ad.document, ad.folded, start, end):
            context = Context.around(ad.document, ad.folded, amount)
            if _is_pay(amount, context):
                yield _offer(ad, amount, context)


def _windows(anchors: Iterable[Hit]) -> Iterator[Span]:
    """Join the surroundings of the anchors into passages to search for amounts."""
    begin = stop = -1
    for anchor in anchors:
        if anchor.start - 30 > stop:
            if stop >= 0:
                yield Span(begin, stop)
            begin = max(0, anchor.start - 30)
        stop = max(stop, anchor.end + 70)
    if stop >= 0:
        yield Span(begin, stop)


class Context(NamedTuple):
    """The words around an amount, folded."""

    before: str
    clause: str
    """What of `before` stands in the same line and sentence."""
    after: str
    """Up to the end of the line."""

    @classmethod
    def around(cls, text: str, folded: str, amount: Money) -> Self:
        begin = max(0, amount.start - BEFORE)
        before = folded[begin : amount.start]
        line = max(text.rfind("\n", begin, amount.start), text.rfind(". ", begin, amount.start))
        stop = text.find("\n", amount.end, amount.end + AFTER)
        after = folded[amount.end : stop if stop >= 0 else amount.end + AFTER]
        return cls(before, folded[max(begin, line + 1) : amount.start], after)

    def is_other(self, *, after: bool = True, far: bool = True) -> bool:
        """Tell whether the nearest word, up to `far` or the word after, says that this is no pay."""
        if after and _OTHER_AFTER.match(self.after):
            return True
        cue = _last(_CUE, self.clause)
        return bool(cue and cue["other"] and (far or len(self.clause) - cue.end() < 30))

    def is_pay(self) -> bool:
        cue = _last(_CUE, self.before)
        return bool((cue and not cue["other"]) or _PAY_AFTER.match(self.after))

    def is_labelled(self) -> bool:
        """Tell whether a word for pay stands right before ("Salaire : ")."""
        cue = _last(_CUE, self.before)
        if not cue or cue["other"]:
            return False
        rest = self.before[cue.end() :]
        return _LABEL.fullmatch(rest) is not None or len(rest) < 22 and rest in self.clause

    def is_total(self) -> bool:
        cue = _last(_CUE, self.before)
        return bool(cue and cue["total"])

    def period(self) -> Period | None:
        after = _PERIOD.search(re.split(r"\d|, |\. ", self.after, maxsplit=1)[0])
        match = after or _last(_PERIOD, self.clause)
        return cast(Period, match.lastgroup) if match else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    match = None
    for match in pattern.finditer(text):
        pass
    return match


def _is_pay(amount: Money, context: Context) -> bool:
    """Tell a pay from the other sums of an ad, by size, shape and words."""
    yearly = 10_000 <= amount.least and (amount.high or amount.least) <= 2_000_000
    if context.is_other(far=not (yearly and amount.is_range)):
        return False
    if not yearly:
        return _is_small_pay(amount, context)
    if amount.currency:
        return (
            amount.is_range
            or context.is_pay()
            or context.period() == "year"
            or (amount.thousands and amount.least >= 20_000)
        )
    if amount.thousands:
        return context.is_pay() or (amount.is_range and 15_000 <= amount.least <= 300_000)
    return context.is_labelled() and (amount.is_range or bool(_PAY_AFTER.match(context.after)))


USUAL = {
    "year": (5_000, 10_000), "month": (400, 10_000), "week": (100, 10_000), "day": (80, 3_000), "hour": (7, 400),
}  # fmt: skip
"""What a pay under 10,000 can be for each period."""


def _is_small_pay(amount: Money, context: Context) -> bool:
    if amount.least <= 0:
        return False
    period = context.period()
    labelled = context.is_labelled()
    if period is None:
        return labelled and amount.least >= 400 and (bool(amount.currency) or amount.is_range)
    low, high = USUAL[period]
    if not amount.currency:
        return labelled and low <= amount.least <= high
    return (labelled and amount.low is not None) or (
        low <= amount.least <= high
        and (period in {"day", "hour"} or context.is_pay() or amount.is_range)
    )


def _offer(ad: "Ad", amount: Money, context: Context) -> Offer:
    low, high = amount.low, amount.high
    if low is not None and low == high:
        if _UP_TO.search(context.before):
            low = None
        elif _FROM.search(context.before):
            high = None
    currency = currency_of(amount.currency, ad)
    period = _plausible(context.period(), amount) or _usual_period(amount, currency, context)
    span = Span(amount.start, amount.end)
    return Offer(span, low, high, currency, period, context.is_total(), bool(amount.currency))


def _plausible(period: Period | None, amount: Money) -> Period | None:
    """Drop a period that belongs to something else ("50k€, 2 jours par semaine")."""
    short = period in {"week", "day", "hour"} and amount.least >= 10_000
    return (
        None
        if short or (period == "month" and amount.thousands and amount.least >= 20_000)
        else period
    )


def _usual_period(amount: Money, currency: str, context: Context) -> Period:
    value = amount.least
    if currency in {"MAD", "TND", "XOF"}:
        return "month"
    if value >= 10_000 or amount.thousands:
        return "year"
    if value >= 1_500:
        return "month"
    if value >= 120:
        return "month" if "stage" in context.before or "gratif" in context.before else "day"
    return "hour"


def _choose(field: Offer | None, said: list[Offer]) -> Offer | None:
    """Reconcile the board's field with the text."""
    text = _union(said)
    if field is None or text is None:
        return field or text
    if same := next((offer for offer in said if _agree(offer, field)), None):
        return same
    if field.vague or text.period != field.period or text.currency != field.currency:
        return text if field.vague else field
    return _union([field, text])


def _agree(offer: Offer, field: Offer) -> bool:
    """Tell whether a field is this offer rounded to thousands."""
    return all(
        (one is None) == (other is None) and abs((one or 0) - (other or 0)) <= 1_000
        for one, other in ((offer.low, field.low), (offer.high, field.high))
    )


def _union(offers: list[Offer]) -> Offer | None:
    """Return the span of all that is offered by level or city, in the main period and currency."""
    offers = [offer for offer in offers if not offer.total] or offers
    main = next(
        (offer for offer in offers if offer.period == "year"), offers[0] if offers else None
    )
    if main is None:
        return None
    alike = [
        o
        for o in offers
        if (o.period, o.currency) == (main.period, main.currency) and _near(o, main)
    ]
    lows = [offer.low for offer in alike if offer.low is not None]
    highs = [offer.high for offer in alike if offer.high is not None]
    return main._replace(low=min(lows, default=None), high=max(highs, default=None))


def _near(one: Offer, other: Offer) -> bool:
    return one.least <= 4 * other.most and other.least <= 4 * one.most


def _salary(offer: Offer, ad: "Ad") -> Salary:
    low, high = _rounded(offer.low), _rounded(offer.high)
    factor = _yearly_factor(offer, ad)
    yearly = [None if end is None else round(end * factor) for end in (low, high)]
    return Salary(low, high, offer.currency, offer.period, *yearly)


def _rounded(value: float | None) -> float | None:
    return round(value) if value is not None and value >= 1_000 else value


def _yearly_factor(offer: Offer, ad: "Ad") -> float:
    """Return what a pay is multiplied by for a full-time year.

    12 months, or the 13 to 15 that the ad states; 218 days (the usual French "forfait jours"); 52
    weeks; 35 hours a week in French ads, 40 elsewhere. A month of 20,000 or more is a mistyped year.
    """
    if offer.period == "month":
        months = _MONTHS.search(fold(f"{ad.salary or ''} {ad.document[offer.span.end :][:60]}"))
        return 1 if offer.least >= 20_000 else float(months[1]) if months else 12
    return {"year": 1, "week": 52, "day": WORKING_DAYS, "hour": HOURS[ad.lang]}[offer.period]


_MONTHS = re.compile(r"\b(1[2-5])(?:[.,]\d+)? ?(?:mois|months)")
