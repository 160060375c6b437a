"""The ad asks for at least one human quality."""

import re
from collections.abc import Iterator
from itertools import chain, islice

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
from adcrawler.extract import SIGN
from adcrawler.lexicon import Hit, Span

GROUP = (
    r"(?:teams?|équipes?|environnements?|environment|cultures?|ambiance|company|entreprise|start-?up"
    r"|société|atmosphere|workplace|cadre|organi[sz]ation)"
)
OF_THE_FIRM = re.compile(
    rf"{SIGN}(?:our|their|its|nos|notre|leurs?|nous (?:sommes|avons|valorisons)|we value"
    r"|we(?:'re| are)(?! (?:looking|seeking|searching|hiring))"
    rf"|(?:an?|une?|notre|our|the|des) (?:[\w-]+[ ,/]+){{0,2}}{GROUP})\b[^\n.;:!?•]{{0,40}}\Z"
)
"""Before a quality: it is the firm's."""

FIRM_AFTER = re.compile(rf"[^\n.;:!?•]{{0,20}}?\b{GROUP}\b")

OF_THE_CANDIDATE = re.compile(
    rf"{SIGN}(?:you|your|you're|yourself|vous|votre|vos|tu|ton|ta|tes|êtes|être|be|being|candidate?s?"
    r"|profile?s?|person|personne|people|someone|individuals?|who|capable|capacités?|ability|able"
    r"|skills?|qualités?|compétences|aptitudes?|sens|esprit|preuve|has|have|doté|soft|strong|excellent"
    r"|look(?:ing)? for|seeking|want|recherch\w+|cherch\w+|engineers?|developers?|développeurs?"
    r"|high|highly|good|great|solid|bonn?e?|grande?|forte?|must|desire|work|working|savoir|attributes)"
    r"\b[^\n.;!?•]{0,50}\Z"
)
LINE_START = re.compile(r"(?:^|[\n•*●·▪✓-])[^\w\n]{0,4}\Z")
ABILITY = re.compile(
    rf"{SIGN}(?:ability|abilities|able|capable|capacités?|capables?|aptitudes?|savoir|savez|sais|sachant"
    r"|enjoys?|loves?|aime[rzs]?|likes?|skills?|comfortable|experienced?|can|désir|desire|must|willing"
    r"|willingness|motivated|passion|aisance|à l'aise|facilité|apprécie[zs]|qualités?|compétences?)"
    r"\b[^\n.;!?•]{0,50}\Z"
)
LIST_AFTER = re.compile(r" ?(?:[,;.\n&/(]|and |et |\Z)")
NEAR = 50


def check(ad: Ad) -> Verdict:
    return required(islice(chain(_asked(ad), _said_of_candidate(ad), _able(ad)), 1))


def _asked(ad: Ad) -> Iterator[Span]:
    return (hit.span for hit in ad.terms("soft-skills") if hit.start >= ad.text_start)


def _able(ad: Ad) -> Iterator[Span]:
    for hit in ad.terms("soft-skills-deeds"):
        if _is_ability(ad, hit):
            yield hit.span


def _is_ability(ad: Ad, hit: Hit) -> bool:
    return bool(
        hit.start >= ad.text_start and ABILITY.search(ad.folded, max(0, hit.start - 71), hit.start)
    )


def _said_of_candidate(ad: Ad) -> Iterator[Span]:
    """Yield the words that follow a word for the candidate, or stand in a list of qualities."""
    listed = -NEAR
    for hit in ad.terms("soft-skills-faint"):
        before = ad.folded[max(0, hit.start - 81) : hit.start]
        if hit.start < ad.text_start or OF_THE_FIRM.search(before):
            continue
        if FIRM_AFTER.match(ad.folded, hit.end, hit.end + 30):
            continue
        begins = LINE_START.search(ad.document, max(0, hit.start - 6), hit.start)
        in_list = (begins and LIST_AFTER.match(ad.document, hit.end)) or hit.start - listed < NEAR
        if in_list or OF_THE_CANDIDATE.search(before):
            yield hit.span
        listed = hit.end


CRITERION = Criterion(
    id="skills-human",
    category=Category.SKILLS,
    kind=Kind.REQUIRED,
    title=Text(fr="Les qualités humaines demandées", en="The human qualities asked for"),
    advice=Text(
        fr="Dites la qualité humaine qui compte pour ce poste : ponctualité, autonomie, pédagogie…",
        en="Say which human quality counts for this job: punctuality, autonomy, teaching others…",
    ),
    why=Text(
        fr=(
            "Les talents requis sont humains et techniques ; si la ponctualité, l'autonomie ou la "
            "pédagogie compte pour ce poste, le dire arrange les deux côtés."
        ),
        en=(
            "The talents required are human and technical; if punctuality, autonomy or teaching "
            "others counts for this job, saying so spares both sides."
        ),
    ),
    counts=Text(
        fr=(
            "Une qualité demandée au candidat (travail en équipe, autonomie, communication, "
            "curiosité, rigueur…). Une langue parlée n'en est pas une, ni les qualités de la "
            "maison."
        ),
        en=(
            "A quality or soft skill of the candidate (teamwork, autonomy, communication, "
            "curiosity, rigour…). A spoken language is none, nor are the firm's own qualities."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous aimez travailler en équipe.",
            "Qualités : rigueur, ponctualité.",
            "Savoir communiquer avec des gens qui ne codent pas.",
        ),
        en=(
            "You can work independently.",
            "Good communication skills.",
            "We look for curious people who explain what they do.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous écrirez du Python. Anglais courant.",
            "Vous rejoindrez une équipe autonome, dans une ambiance bienveillante.",
            "Envoyez un CV et une lettre de motivation.",
        ),
        en=(
            "You will write Python. Fluent English.",
            "We offer flexible hours in a friendly environment.",
            "Acme is an equal opportunity employer, committed to diversity.",
        ),
    ),
)
