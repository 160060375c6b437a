"""The ad spells the names of technologies as their makers do."""

from adcrawler.ad import Ad
from adcrawler.checklist.criterion import (
    Category,
    Criterion,
    Examples,
    Kind,
    Text,
    Verdict,
    unwanted,
)

MOST = 8


def check(ad: Ad) -> Verdict:
    return unwanted([m.span for m in ad.technology_mentions if m.misspelt][:MOST])


CRITERION = Criterion(
    id="tech-spelling",
    category=Category.STYLE,
    kind=Kind.UNWANTED,
    title=Text(fr="Des noms de technologies bien écrits", en="Technologies' names spelt right"),
    advice=Text(
        fr="Corrigez {quotes} : faites relire l'annonce par quelqu'un de l'équipe.",
        en="Correct {quotes}: have somebody of the team read the ad.",
    ),
    why=Text(
        fr=(
            "Un nom mal écrit montre aux développeurs que personne de l'équipe n'a relu l'annonce, "
            "et la cache à qui cherche ce nom."
        ),
        en=(
            "A misspelt name tells developers that nobody of the team has read the ad, and hides it"
            " from those who search for the name."
        ),
    ),
    counts=Text(
        fr=(
            "Une faute dans le nom d'une technologie (« PosGres », « MailleSQL », « Java Script », "
            "« Google suit »). Les majuscules n'en sont pas une, ni les formes courtes usuelles (« "
            "Postgres », « K8s », « JS »)."
        ),
        en=(
            "A mistake in a technology's name (“PosGres”, “Pyhton”, “Java Script”, “Google suit”). "
            "Letter case alone is none, nor is a usual short form (“Postgres”, “K8s”, “JS”)."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Stack : postgres, k8s, JS, PowerBi et mongodb.",
            "Une équipe débrouillarde, sur la Côte d'Azur, aux symphonies variées.",
            "Vous maîtrisez PostgreSQL, JavaScript et GitLab.",
        ),
        en=(
            "Our stack: postgres, k8s, JS, PowerBi and mongodb.",
            "A scrappy team that eats jupiter-sized cakes and perfects its craft.",
            "You know PostgreSQL, JavaScript and Google Sheets.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous écrivez du Pyhton et du Java Script.",
            "Bases de données : PosGres, MailleSQL.",
            "Outils : Python, Scrappy, Docker.",
            "Conteneurs avec Dokcer et Kubernets, sous Linux.",
        ),
        en=(
            "You write Pyhton and Java Script.",
            "Databases: Postgre SQL, Mongo DB.",
            "Tools: Python, Scrappy, Docker.",
            "We use the Google suit and Data bricks.",
        ),
    ),
)
