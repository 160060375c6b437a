"""The ad names something that makes the job attractive besides pay."""

import re
from itertools import islice

from adcrawler.ad import Ad
from adcrawler.checklist.criterion import (
    Category,
    Criterion,
    Evidence,
    Examples,
    Kind,
    Text,
    Verdict,
    required,
)
from adcrawler.extract import MOST_MENTIONS, SIGN
from adcrawler.lexicon import Hit, Span

OFFER = re.compile(
    rf"{SIGN}(?:we(?:'ll| will)? (?:also )?(?:offer|provide)|benefits?\b|perks|we(?:'ve| have) got"
    r"|you(?:'ll)? (?:will )?(?:get|receive|enjoy)|what's in it|avantages?\b"
    r"|nous (?:vous |t')?(?:offrons|proposons)|vous (?:bénéfici|profit|offr)\w+|(?:tu )?bénéfici\w+"
    r"|on (?:t'|vous )?offre|notre offre|nos atouts|les plus\b|package|access to|accès à"
    r"|remboursement|prise en charge|generous|paid|opportunit(?:y|ies) to attend|company offers"
    r"|eligible)"
)
NOT_OFFERED = re.compile(
    rf"{SIGN}(?:no|not|sans|pas de|aucune?|cannot|unable to|experience (?:in|with)"
    r"|expérience (?:en|dans|avec)|knowledge of|develop\w*|conduct\w*|deliver\w*|design\w*|assurer"
    r"|animer|dispenser|niveau|issue?|suivre|clients?|customers?|secteur|domaine|industry"
    r"|(?:is|are) an?|nos|leurs|(?<!eligible )for) "
    r"(?:\w+ ){0,2}(?:des |de |la |les |l'|d'|une |a |an |the )?$"
)
TRADE = re.compile(
    r" (?:(?:is |are )?not (?:offered|provided|available)|industry|compan(?:y|ies)|carriers?"
    r"|products?|business|sector|claims|data)\b"
)
"""Words behind a perk that make it the company's trade, or deny it."""
NEAR = 160
"""Characters within which words of perks make a list."""


def check(ad: Ad) -> Verdict:
    named = (hit.span for hit in ad.terms("perks") if _offered(ad, hit))
    return required(list(islice(named, 3)) or _faint(ad)[:2] or _remote(ad)[:1])


def _faint(ad: Ad) -> list[Span]:
    hits = [hit for hit in ad.terms("perks-faint")[:MOST_MENTIONS] if _offered(ad, hit)]
    return [hit.span for hit in hits if _in_list(hit, hits) or _follows_offer(ad, hit)]


def _offered(ad: Ad, hit: Hit) -> bool:
    if TRADE.match(ad.folded, hit.end):
        return False
    return not NOT_OFFERED.search(ad.folded, max(0, hit.start - 41), hit.start)


def _follows_offer(ad: Ad, hit: Hit) -> bool:
    return OFFER.search(ad.folded, max(ad.text_start, hit.start - NEAR) - 1, hit.start) is not None


def _in_list(hit: Hit, hits: list[Hit]) -> bool:
    near = {other.term[:5] for other in hits if abs(other.start - hit.start) < NEAR}
    return len(near) > 2


def _remote(ad: Ad) -> list[Evidence]:
    if ad.facts.remote not in {"hybrid", "remote"}:
        return []
    told = [e for e in ad.facts.evidence["remote"] if isinstance(e, Span)]
    if told and told[0].start < ad.text_start:  # in the title: said again in the text?
        told = [hit.span for hit in ad.terms("remote")]
    return [s for s in told if s.start >= ad.text_start and ad.document[s.start - 1] != "#"]


CRITERION = Criterion(
    id="perks",
    category=Category.APPEAL,
    kind=Kind.REQUIRED,
    title=Text(fr="Ce qui attire, hors salaire", en="What attracts besides pay"),
    advice=Text(
        fr="Citez un avantage concret : télétravail, horaires, matériel, formation, crèche.",
        en="Name something concrete: remote work, hours, equipment, training, help with childcare.",
    ),
    why=Text(
        fr=(
            "On trouve toujours plus offrant ; le télétravail, des horaires libres, du bon matériel"
            " ou du temps pour ses enfants, cela ne se surenchérit pas."
        ),
        en=(
            "Money can always be outbid; remote work, flexible hours, good equipment or time with "
            "the children cannot."
        ),
    ),
    counts=Text(
        fr=(
            "Une chose concrète dite dans le texte : télétravail, horaires, congés, mutuelle, "
            "tickets restaurant, formation, matériel. « Nombreux avantages » n'est pas concret ; "
            "une mutuelle peut être le client et la formation une tâche : ces mots comptent dans "
            "une liste d'avantages ou après une offre."
        ),
        en=(
            "One concrete thing said in the text: remote work, hours, leave, insurance, meal "
            "vouchers, training, equipment. “Great benefits” is not concrete, an insurer may be the"
            " customer and “training” a task: such words count in a list of perks or after an "
            "offer."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Avantages : tickets restaurant et 12 RTT.",
            "Deux jours de télétravail par semaine.",
            "Nous vous offrons une mutuelle et des formations.",
        ),
        en=(
            "401(k), dental and vision.",
            "You pick the laptop; hours are flexible.",
            "We offer training and a pension.",
            "We offer mentorship and lunches provided by the house.",
            "You are eligible for equity and benefits.",
        ),
    ),
    bad=Examples(
        fr=(
            "De nombreux avantages vous attendent.",
            "Vous développez le site d'une mutuelle. De formation supérieure en informatique.",
        ),
        en=(
            "Great benefits and a competitive package!",
            "You build the billing of a health insurance company and conduct training of users.",
            "You provide guidance and mentorship to juniors.",
            "You model risks of the life insurance industry.",
            "Relocation assistance not offered.",
            "#LI-Hybrid",
        ),
    ),
)
