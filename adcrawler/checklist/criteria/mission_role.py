"""The ad says what the person will do."""

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


def check(ad: Ad) -> Verdict:
    return required(islice(find_tasks(ad), 2))


CRITERION = Criterion(
    id="mission-role",
    category=Category.MISSION,
    kind=Kind.REQUIRED,
    title=Text(
        fr="Ce que la personne fera",
        en="What the person will do",
    ),
    advice=Text(
        fr="Citez deux ou trois tâches : « ajouter des sources, écrire les tests, corriger ».",
        en="Name two or three tasks: “add sources to the crawler, write tests, fix bugs”.",
    ),
    why=Text(
        fr="« Développeur » est un métier, pas un poste ; le poste, ce sont les tâches.",
        en="“A developer” is a trade, not a job; the tasks are the job.",
    ),
    counts=Text(
        fr=(
            "Au moins une tâche concrète (« ajouter de nouvelles sources », « rédiger la "
            "documentation »)."
        ),
        en="At least one concrete task (“add new sources”, “write the documentation”).",
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous développerez de nouvelles sources pour le crawler.",
            "Missions : maintenir les scripts de déploiement.",
        ),
        en=(
            "You will build new sources for the crawler.",
            "Responsibilities: maintain deployment scripts.",
        ),
    ),
    bad=Examples(
        fr=("Python, Django, PostgreSQL exigés. Télétravail possible.",),
        en=("Python, Django and PostgreSQL required. Remote possible.",),
    ),
)
