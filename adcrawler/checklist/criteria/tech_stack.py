"""The ad names the technologies of the job."""

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

SHOWN = 5


def check(ad: Ad) -> Verdict:
    first = {mention.name: mention.span for mention in reversed(ad.technology_mentions)}
    return required(sorted(first.values())[:SHOWN])


CRITERION = Criterion(
    id="tech-stack",
    category=Category.MISSION,
    kind=Kind.REQUIRED,
    title=Text(fr="Les technologies du poste", en="The technologies of the job"),
    advice=Text(
        fr="Nommez les langages, frameworks, bases de données et outils du poste.",
        en="Name the languages, frameworks, databases and tools of the job.",
    ),
    why=Text(
        fr=(
            "Les technologies utilisées sont l'un des trois points d'une mission ; les développeurs"
            " les cherchent d'abord, et sans elles nul ne sait si le poste lui va."
        ),
        en=(
            "The technologies used are one of the three points of a mission; developers look for "
            "them first, and nobody can tell whether a job suits without them."
        ),
    ),
    counts=Text(
        fr=(
            "Au moins un langage, un framework, une base de données, un outil ou une plateforme du "
            "poste. Une méthode comme Scrum n'en est pas une, un mot comme « big data » non plus."
        ),
        en=(
            "At least one language, framework, database, tool or platform of the job. A method such"
            " as Scrum is none, and neither is a word such as “big data”."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Notre crawler est écrit en Python et range ses pages dans PosGres.",
            "Langages : C, Go. Vous suivrez les alertes sous Grafana.",
        ),
        en=(
            "Our billing service is written in Go and runs on Kubernetes.",
            "You know R or another language for statistics.",
        ),
    ),
    bad=Examples(
        fr=(
            Ad("Développeur", "Vous rejoindrez un projet agile, en équipe Scrum.", lang="fr"),
            Ad("Chef de projet", "Le tableau de bord est la vue de vos clients.", lang="fr"),
        ),
        en=(
            Ad("Developer", "Start in Spring, help us go to market and excel.", lang="en"),
            Ad("Developer", "Send your code to jobs@python-lovers.example.", lang="en"),
        ),
    ),
)
