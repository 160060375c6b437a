"""The ad says what the person will work on."""

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
from adcrawler.extract.tasks import find_tasks

FEW = 3
"""Tasks with an object below which the subject stays in the dark."""
MANY = 8
"""Tasks with an object that tell the subject, even of a firm that speaks of "various projects"."""


def check(ad: Ad) -> Verdict:
    tasks = list(islice(find_tasks(ad), MANY))
    told = len(tasks) >= (MANY if ad.terms("vague-projects") else FEW)
    return required(tasks[:2] if told or _is_short(ad, len(tasks)) else ())


def _is_short(ad: Ad, tasks: int) -> bool:
    """Tell whether one task is a fair share of a short ad."""
    return tasks > 0 and len(ad.text) < 400 and not ad.terms("vague-projects")


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
        fr=("Vous développerez notre crawler de pages et sa documentation.",),
        en=("You will build our page crawler and its documentation.",),
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
