"""The ad asks for no number of years of experience."""

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


def check(ad: Ad) -> Verdict:
    return unwanted(ad.facts.evidence.get("experience_years_min", ()))


CRITERION = Criterion(
    id="no-years-of-experience",
    category=Category.DEMANDS,
    kind=Kind.UNWANTED,
    title=Text(fr="Pas d'années d'expérience exigées", en="No years of experience demanded"),
    advice=Text(
        fr=(
            "{quotes} : dites plutôt ce qu'il faut savoir faire "
            "(« a déjà mis une API en production »)."
        ),
        en="{quotes}: say what one must be able to do instead (“has run an API in production”).",
    ),
    why=Text(
        fr=(
            "Les années mesurent le calendrier, pas ce que l'on sait faire ; la seule chose qui "
            "compte est que le travail soit fait, et cela se vérifie en le voyant. Un nombre ne "
            "fait qu'écarter de bons candidats."
        ),
        en=(
            "Years measure the calendar, not what someone can do; only doing the job counts, and "
            "the way to know is to see the work. A number only keeps good people from applying."
        ),
    ),
    counts=Text(
        fr=(
            "Un nombre d'années d'expérience exigé ou préféré, dans le texte ou le champ du site "
            "d'emploi. L'âge de l'entreprise, d'un contrat ou d'une personne est autre chose, « "
            "plusieurs années » aussi."
        ),
        en=(
            "A number of years of experience demanded or preferred, in the text or the board's "
            "field. The age of the company, of a contract or of a person is something else, and so "
            "is “several years”."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Notre société existe depuis 15 ans et compte 40 personnes.",
            "Un CDD de 3 ans, dans une équipe dont la moyenne d'âge est de 30 ans.",
            "Une prime d'expérience au bout d'un an de présence.",
            "Vous savez écrire un décorateur en Python.",
        ),
        en=(
            "We have been building maps for over 12 years.",
            "Our company was founded 10 years ago and has doubled in two years.",
            "You have several years of experience.",
            "This is a 2+ year appointment.",
            "Twenty-five years after its start, Lambda is still led by its founder.",
            "You are at least 18 years of age.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous justifiez d'au moins 3 ans d'expérience en Python.",
            "Une première expérience de 2 ans est souhaitée.",
            Ad(
                "Développeur",
                "Un poste à Lille.",
                lang="fr",
                experience="Expérience exigée de 1 An(s)",
            ),
        ),
        en=(
            "5+ years of experience with Java.",
            "At least two years in a similar role.",
            "Python: 1 year (Preferred), experience with SQL: 3 years.",
            "Good skills in planning (minimum of 3 years).",
            "You write and speak well.5 years of experience in a similar role.",
        ),
    ),
)
