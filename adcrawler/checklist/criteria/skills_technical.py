"""The ad asks for at least one technical skill.

Why it matters: the talents required are what a reader compares with their own; a list of tasks does
not say what one must know already.
What counts: a technology or technical field asked of the candidate, as a must or a wish.
Technologies that only appear in the tasks or in the stack are not asked for, nor are the firm's own
expertise and the skills that one will gain.
"""

import re
from bisect import bisect_left

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
from adcrawler.lexicon import Span

BEFORE, AFTER, AFTER_HEADING = 60, 110, 260
CLAUSE_END = re.compile(r"[.!?;]\s|\n")
HEADING = re.compile(r"[^\n.]{0,30}(?::|\n)")


def check(ad: Ad) -> Verdict:
    technical = sorted(
        [m.span for m in ad.technology_mentions] + [hit.span for hit in ad.terms("technical")]
    )
    starts = [span.start for span in technical]
    for hit in ad.terms("asked"):
        if hit.start < ad.text_start:
            continue
        skill = _skill_beside(ad.document, hit.span, technical, starts)
        if skill:
            return required([Span(min(hit.start, skill.start), max(hit.end, skill.end))])
    return required([])


def _skill_beside(
    document: str, asked: Span, technical: list[Span], starts: list[int]
) -> Span | None:
    """Return the technical word asked for: in the same clause, or in the list under a heading."""
    place = bisect_left(starts, asked.end)
    if place < len(technical):
        following = technical[place]
        gap = document[asked.end : following.start]
        if len(gap) <= AFTER and not CLAUSE_END.search(gap):
            return following
        if len(gap) <= AFTER_HEADING and HEADING.match(gap):
            return following
    if place and technical[place - 1].end <= asked.start:
        gap = document[technical[place - 1].end : asked.start]
        if len(gap) <= BEFORE and not CLAUSE_END.search(gap):
            return technical[place - 1]
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
