"""What the work is on: a system or product behind a verb of work, or one that is "ours"."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from adcrawler.extract import SIGN
from adcrawler.lexicon import Hit, Span

if TYPE_CHECKING:
    from adcrawler.ad import Ad

MOST = 40
"""Verbs and possessives looked at; an ad with more has said what it is about."""
BEHIND_VERB, BEHIND_OURS = 70, 45
"""Characters in which the system is named."""
OURS = frozenset({"our", "my", "notre", "nos", "mon", "ma", "mes"})
_SENTENCE_END = re.compile(r"[.!?;\n]")
SYSTEM = re.compile(
    rf"{SIGN}(?:plate-?forme?|platform|application|appli|app|syst[eè]me?|service|site|website"
    r"|webapp|product|produit|tool|outil|pipeline|model|mod[eè]le|dashboard|tableaux? de bord"
    r"|report|rapport|infrastructure|database|base de données|warehouse|datalake|datamart|lake"
    r"|entrepôt|api|back[ -]?end|front[ -]?end|interface|engine|moteur|software|logiciel|progiciel"
    r"|algorithme?|network|réseau|flux|module|feature|fonctionnalité|component|composant|library"
    r"|framework|portal|portail|marketplace|crawler|driver|firmware|game|jeux?|simulat(?:ion|eur)"
    r"|script|codebase|stack|socle|parc|serveur|server|integration|intégration|prototype|solution"
    r"|cluster|workflow|bot|chatbot|connecteur|catalogue?)s?\b"
)


def find_subjects(ad: "Ad") -> Iterator[Span]:
    """Yield what the ad gives to work on, from the verb or the possessive to the system."""
    for hit, reach in chain(_verbs(ad), _possessives(ad)):
        if hit.start >= ad.text_start:
            end = min(hit.end + reach, len(ad.folded))
            match = SYSTEM.search(ad.folded, hit.end - 1, end)
            if match and not _SENTENCE_END.search(ad.folded, hit.end, match.end()):
                yield Span(hit.start, match.end())


def _verbs(ad: "Ad") -> Iterator[tuple[Hit, int]]:
    return ((hit, BEHIND_VERB) for hit in ad.terms("tasks")[:MOST])


def _possessives(ad: "Ad") -> Iterator[tuple[Hit, int]]:
    hits = (hit for hit in ad.terms("first-person")[:MOST] if hit.term in OURS)
    return ((hit, BEHIND_OURS) for hit in hits)
