"""The ad asks for at least one technical skill."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from adcrawler.ad import Ad
from adcrawler.checklist.criterion import (
    Category,
    Criterion,
    Examples,
    Kind,
    Text,
    Verdict,
    required,
)
from adcrawler.lexicon import Span, bundled_lists, without_accents

READ = 300
BEFORE, AFTER, AFTER_HEADING = 60, 110, 260
"""How far the skill may stand from the word that asks for it, in the clause or under a heading."""

CLAUSE_END = re.compile(r"[.!?;]\s|\n")
HEADING = re.compile(r"[^\n.]{0,30}(?::|\n)")
WORD = re.compile(r"[^\W_][\w+#/&-]*")


@cache
def technical_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the whole words and the beginnings of words of technical fields."""
    words = bundled_lists()["technical"]["words"]
    both = {*words, *map(without_accents, words)}
    return (
        frozenset(word for word in both if word[-1] != "*"),
        tuple(word[:-1] for word in both if word[-1] == "*"),
    )


def check(ad: Ad) -> Verdict:
    named = [mention.span for mention in ad.technology_mentions]
    for hit in ad.terms("asked")[:READ]:
        if hit.start >= ad.text_start and (skill := _skill_beside(ad, hit.span, named)):
            return required([Span(min(hit.start, skill.start), max(hit.end, skill.end))])
    return required([])


def _skill_beside(ad: Ad, asked: Span, named: Sequence[Span]) -> Span | None:
    """Return the skill asked for: in the same clause, or in the list under a heading."""
    end = _clause_end(ad.document, asked.end)
    before = max(ad.text_start, asked.start - BEFORE)
    for clause_end in CLAUSE_END.finditer(ad.document, before, asked.start):
        before = clause_end.end()
    return _technical(ad, Span(asked.end, end), named) or _technical(
        ad, Span(before, asked.start), named
    )


def _clause_end(document: str, start: int) -> int:
    if HEADING.match(document, start):
        return min(len(document), start + AFTER_HEADING)
    found = CLAUSE_END.search(document, start, start + AFTER)
    return found.start() if found else min(len(document), start + AFTER)


def _technical(ad: Ad, passage: Span, named: Sequence[Span]) -> Span | None:
    """Return the first technology or technical word of a passage."""
    place = bisect_left(named, Span(passage.start, 0))
    if place < len(named) and named[place].start < passage.end:
        return named[place]
    whole, beginnings = technical_words()
    for word in WORD.finditer(ad.folded, passage.start, passage.end):
        if word[0] in whole or word[0].startswith(beginnings):
            return Span(*word.span())
    return None


CRITERION = Criterion(
    id="skills-technical",
    category=Category.SKILLS,
    kind=Kind.REQUIRED,
    title=Text(fr="Les compétences techniques demandées", en="The technical skills asked for"),
    advice=Text(
        fr="Dites ce que la personne doit savoir faire : « capable d'écrire un décorateur en "
        "Python », « sait faire un merge git ».",
        en="Say what the person must be able to do: “writes a decorator in Python”, “can merge a "
        "branch with git”.",
    ),
    why=Text(
        fr=(
            "Les talents requis sont ce que le lecteur compare aux siens ; une liste de tâches ne "
            "dit pas ce qu'il faut déjà savoir."
        ),
        en=(
            "The talents required are what a reader compares with their own; a list of tasks does "
            "not say what one must know already."
        ),
    ),
    counts=Text(
        fr=(
            "Une technologie ou un domaine technique demandé au candidat, exigé ou souhaité. Les "
            "technologies qui n'apparaissent que dans les tâches ou l'environnement ne sont pas "
            "demandées, ni l'expertise de la maison, ni ce que l'on apprendra."
        ),
        en=(
            "A technology or technical field asked of the candidate, as a must or a wish. "
            "Technologies that only appear in the tasks or in the stack are not asked for, nor are "
            "the firm's own expertise and the skills that one will gain."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous maîtrisez Python.",
            "Profil technique :\n- sait faire une branche et un merge git.",
            "La connaissance de Kafka est un plus.",
            "Une première expérience en développement web est demandée.",
        ),
        en=(
            "You have experience with Python.",
            "Requirements:\n- SQL\n- Excel",
            "Docker is required.",
            "Familiarity with machine learning.",
        ),
    ),
    bad=Examples(
        fr=(
            "Stack : Python, Django, PostgreSQL. Vous écrirez des tests.",
            "Notre expertise du cloud fait notre force. Vous gagnerez de nouvelles compétences.",
            "Vous améliorerez l'expérience utilisateur.",
        ),
        en=(
            "Our stack: Python, Django, PostgreSQL. You will write tests.",
            "Our expertise in retail makes us strong. You will improve the customer experience.",
            "You will fix bugs in our TypeScript code.",
        ),
    ),
)
