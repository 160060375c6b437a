"""The words around an amount of money, which tell whether it is the pay, and for what time."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Self, cast

from adcrawler.extract.money import Money
from adcrawler.items import Period

BEFORE, AFTER = 70, 45
"""How many characters around an amount say what it is."""

_PAY_WORDS = (
    r"salai?r", "rémun", "remun", "compensation", r"\bpa(?:y|id\b)", r"\bwage", r"\btjm\b",
    "taux", r"\bpackage", "gratification", r"\brate\b", "fourchette", r"\bbrute?\b",
    r"\bgross\b", r"\bfixe\b", r"\bbase\b", r"\bmin(?:imum)?\b", r"\bmax(?:imum)?\b", r"\bearn",
    r"\bhourly", r"\bincome", "indemnité de stage", "💰", "💸", "cash",
)  # fmt: skip
_TOTAL_WORDS = (
    r"\bote\b", "on.target", "total (?:target )?(?:cash|comp)",
    r"(?:fixe|base) ?(?:\+|et|and) ?(?:variable|bonus)",
)  # fmt: skip
_OTHER_WORDS = (
    "prime", "bonus", "ticket", "titres? ", "chèque", "carte", "swile", "repas", "déjeuner",
    "panier", "mutuelle", "budget", "forfait", "allocation", "allowance", "stipend", "indemni",
    "rembours", "reimburs", "refer", "coopt", "parrain", "chiffre", r"\bca\b", "capital",
    "revenue", "turnover", "rais", "levée?", "fund", "valu", "invest", "transport", "mobilit",
    "credit", "crédit", "reward", "equip", "équip", "subvention", "abonnement", "formation",
    "training", "learning", "sign.?on", "signing", "retention", "equity", "stock", "variable",
    "commission", "cadeau", "donat", "sales", "assets", "client", "customer", "user",
    "utilisateur", "saving", "économ", "cost", "coût", "prix", "price", r"fees?\b", "frais",
    "tuition", "scholarship", "match", "contribut", "insurance", "coverage", "gym", "lunch",
    "meal", "vouchers?", "bons? ", "abond", "intéressement", "participation", r"\barr\b",
    "prize", "deal", "contrat de ", "project of", "home office", "wellness", "perks", "ifse",
    "internet", "additional up to", "extra income", "voyage", "vacances", "noël", "rétribution",
    "télétravail",
)  # fmt: skip
"""A turnover, a bonus, a voucher, a budget: sums that are no pay."""

_CUE = re.compile(
    f"(?P<total>{'|'.join(_TOTAL_WORDS)})|(?P<pay>{'|'.join(_PAY_WORDS)})"
    f"|(?P<other>{'|'.join(_OTHER_WORDS)})"
)
_OTHER_AFTER = re.compile(
    r"[^\S\n]?(?:/\w+[^\S\n])?"
    r"(?:(?!plus |and |et |avec |with |hors |excl|sal[ai]|base|gross|brut|fixe)"
    r"[\w'][\w'/-]*[^\S\n]){0,4}?"
    rf"(?:d'|l')?(?:{'|'.join(_OTHER_WORDS)}|de la tech|lines|lignes|followers)"
)
_PAY_AFTER = re.compile(
    r"[^\S\n]?[(,/]?[^\S\n]?(?:[\w'/]+[^\S\n]){0,3}?"
    r"(?:bruts?\b|gross|annu|base|salary|salaire|net\b|dep|doe\b|selon|suivant|en fonction)"
)
_PER = r"(?:/|per|par|an?|de l')\s?"
_PERIOD = re.compile(
    rf"(?P<year>{_PER}(?:full\s)?(?:year|yr|annum|an\b|année)|\bannu(?:al|el)|\byearly|\bp\.?a\b)"
    rf"|(?P<month>{_PER}(?:month|mois|mo\b)|\bmonthly|\bmensuel|\bmois\b|\bmiesięczn)"
    rf"|(?P<week>{_PER}(?:week|semaine|wk\b)|\bweekly|\bhebdo)"
    rf"|(?P<day>{_PER}(?:day|jour|j\b)|\bdaily|\btjm\b|journalier|\bday rate)"
    rf"|(?P<hour>{_PER}(?:hour|heure|hr|h\b)|\bhourly|\bhoraire)"
)
_PERIOD_REACH = re.compile(r"\d|, |\. ")
"""What ends the words that can name the period of the amount before them."""
_UP_TO = re.compile(
    r"(?:up to|jusqu'[aà]|max(?:imum|i|\.)?|moins de|less than|<|plafond\w*"
    r"|(?<!amounts )to)[ :à]*(?:de |of )?$"
)
_FROM = re.compile(
    r"(?:from|[aà] partir de|d[eè]s|starting(?: salary)?(?: at| from)?|at least"
    r"|au moins|min(?:imum|i|\.)?(?: salary)?"
    r"|plus de|more than|over|>|starts at|begins at|above)[ :=]*(?:de |of |est de )?$"
)
_FIRM = re.compile(
    r"💰|salai?r|r[ée]mun|compensation|gratification|\btjm|\bwage|\bpay\b|\bnet\b|brut"
)
_LABEL = re.compile(r"[^\d.:;]{0,32}:[\s*]*")
_USUAL: dict[Period, tuple[int, int]] = {
    "year": (5_000, 10_000),
    "month": (400, 10_000),
    "week": (100, 10_000),
    "day": (80, 3_000),
    "hour": (7, 400),
}
"""What a pay under 10,000 can be for each period."""
PLACEHOLDER = 20
"""A year's pay below is put in a form to fill it in ("$1.00 per year")."""


@dataclass
class Context:
    """The words around an amount, folded."""

    before: str
    clause: str
    """What of `before` stands in the same line and sentence."""
    after: str
    """Up to the end of the line."""

    @classmethod
    def around(cls, text: str, folded: str, amount: Money) -> Self:
        begin = max(0, amount.start - BEFORE)
        line = max(text.rfind("\n", begin, amount.start), text.rfind(".", begin, amount.start))
        stop = text.find("\n", amount.end, amount.end + AFTER)
        return cls(
            folded[begin : amount.start],
            folded[max(begin, line + 1) : amount.start],
            folded[amount.end : stop if stop >= 0 else amount.end + AFTER],
        )

    @cached_property
    def _cue(self) -> re.Match[str] | None:
        """The last word before the amount that says what it is."""
        return last_match(_CUE, self.before)

    @cached_property
    def period(self) -> Period | None:
        """What the amount is paid for, as far as the words say."""
        reach = _PERIOD_REACH.search(self.after)
        after = _PERIOD.search(self.after, 0, reach.start() if reach else len(self.after))
        match = after or last_match(_PERIOD, self.clause)
        return cast(Period, match.lastgroup) if match else None

    @property
    def is_pay(self) -> bool:
        cue = self._cue
        return bool(cue and not cue["other"]) or _PAY_AFTER.match(self.after) is not None

    @property
    def is_labelled(self) -> bool:
        """Whether a word for pay stands right before ("Salaire : ")."""
        cue = self._cue
        if not cue or cue["other"]:
            return False
        rest = self.before[cue.end() :]
        return _LABEL.fullmatch(rest) is not None or (len(rest) < 22 and rest in self.clause)

    @property
    def is_total(self) -> bool:
        """Whether bonuses are counted in."""
        return bool(self._cue and self._cue["total"])

    @property
    def is_ceiling(self) -> bool:
        return _UP_TO.search(self.before) is not None

    @property
    def is_floor(self) -> bool:
        return _FROM.search(self.before) is not None

    @property
    def is_other_after(self) -> bool:
        return _OTHER_AFTER.match(self.after) is not None

    def is_other_before(self, within: int = BEFORE) -> bool:
        """Tell whether the nearest word of the clause, if so near, speaks of another sum."""
        cue, clause = self._cue, len(self.before) - len(self.clause)
        if not cue or not cue["other"] or cue.start() < clause:
            return False
        return len(self.before) - cue.end() < within


def last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the last place where a pattern stands."""
    *_, match = (None, *pattern.finditer(text))
    return match


def is_pay(amount: Money, context: Context) -> bool:
    """Tell a pay from the other sums of an ad, by size, shape and words."""
    bare = not (amount.currency or amount.thousands)
    if bare and amount.least < 100 and (amount.least < 7 or context.period != "hour"):
        return False  # one of the many numbers near a word for pay
    yearly = amount.least >= 10_000 and (amount.high or amount.least) <= 2_000_000
    sure = yearly and amount.is_range
    if context.is_other_after or context.is_other_before(30 if sure else BEFORE):
        return False
    if not yearly:
        return _is_small_pay(amount, context)
    if bare:
        said_after = _PAY_AFTER.match(context.after) is not None
        return context.is_labelled and (amount.is_range or said_after)
    if sure and (amount.currency or 15_000 <= amount.least <= 300_000):
        return True
    alone = bool(amount.currency) and (
        context.period == "year" or (amount.thousands and amount.least >= 20_000)
    )
    return alone or context.is_pay


def _is_small_pay(amount: Money, context: Context) -> bool:
    """Judge an amount that is no year's pay, which most sums under 10,000 are not."""
    period = context.period
    labelled = context.is_labelled and _FIRM.search(context.before) is not None
    if amount.least <= 0:
        return False
    if period == "year" and amount.least < PLACEHOLDER:
        return False
    if period is None:
        return labelled and amount.least >= 400 and (bool(amount.currency) or amount.is_range)
    low, high = _USUAL[period]
    usual = low <= amount.least <= high
    if not amount.currency:
        return labelled and usual
    return (labelled and amount.low is not None) or (
        usual and (period in {"day", "hour"} or context.is_pay or amount.is_range)
    )
