"""The ad says what the person will work on."""

from collections.abc import Iterator
from itertools import islice

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
from adcrawler.extract.subject import find_subjects
from adcrawler.extract.tasks import find_tasks
from adcrawler.lexicon import Span

FEW, MANY = 3, 8
"""Tasks with an object that tell the subject; many of a firm that speaks of "various projects"."""
NAMED, OFTEN = 1, 3
"""The same of systems that one works on."""


def check(ad: Ad) -> Verdict:
    vague = bool(ad.terms("vague-projects"))
    if subjects := _enough(find_subjects(ad), OFTEN if vague else NAMED):
        return required(subjects)
    return required(_enough(find_tasks(ad), MANY if vague else FEW))


def _enough(found: Iterator[Span], count: int) -> list[Span]:
    """Return the first two, where there are `count`."""
    spans = list(islice(found, max(count, 2)))
    return spans[:2] if len(spans) >= count else []


CRITERION = Criterion(
    id="mission-subject",
    category=Category.MISSION,
    kind=Kind.REQUIRED,
    title=Text(
        fr="Le sujet sur lequel on travaillera",
        en="What the person will work on",
    ),
    advice=Text(
        fr="Nommez le produit ou le système : « notre crawler de pages », « la facturation ».",
        en="Name the product or system: “our page crawler”, “the billing back end”.",
    ),
    why=Text(
        fr=(
            "Le produit est ce qu'un développeur se représente d'abord : « notre crawler de pages »"
            " donne envie, « des projets ambitieux » non."
        ),
        en=(
            "The product is what a developer pictures first: “our page crawler” calls, “ambitious "
            "projects” do not."
        ),
    ),
    counts=Text(
        fr=(
            "Le produit, le système ou le projet de ce poste, assez concret pour qu'on se le "
            "représente. De futurs projets de clients, sans plus, ne comptent pas."
        ),
        en=(
            "The product, system or project of this position, concretely enough to picture it. "
            "Projects of clients to come, without more, do not count."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous développerez notre crawler de pages et sa documentation.",
            "On fait le logiciel de 60 ports. Cherche dev pour écrire le module de facturation.",
        ),
        en=(
            "You will build our page crawler and its documentation.",
            "You will port a LoRa driver to the new board and measure what it draws.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous interviendrez sur des projets variés chez nos clients.",
            "Rejoignez des projets innovants !",
        ),
        en=(
            "You will join ambitious projects.",
            "Work on various projects for our clients.",
        ),
    ),
)
