"""The ad says something concrete of the team."""

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
from adcrawler.extract.team import SHOWN, find_teams


def check(ad: Ad) -> Verdict:
    return required(find_teams(ad)[:SHOWN])


CRITERION = Criterion(
    id="team",
    category=Category.CONDITIONS,
    kind=Kind.REQUIRED,
    title=Text(
        fr="L'équipe que l'on rejoint",
        en="The team that one joins",
    ),
    advice=Text(
        fr="Décrivez l'équipe : qui en fait partie et ce qu'elle fait.",
        en="Describe the team: who is in it and what it does.",
    ),
    why=Text(
        fr="On rejoint des gens avant une entreprise.", en="One joins people before a company."
    ),
    counts=Text(
        fr=(
            "Une équipe nommée, qui la compose ou ce qu'elle fait (« l'équipe Data », « trois "
            "développeurs et une designer »), ou avec qui l'on travaille. « Vous rejoindrez notre "
            "équipe » ne suffit pas, l'esprit d'équipe non plus."
        ),
        en=(
            "A named team, who is in it or what it does (“the Data team”, “a team of three devs and"
            " a designer”), or whom one works with. “You will join our team” is not enough, nor is "
            "team spirit."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous rejoignez l'équipe Data.",
            "Une équipe composée de développeurs et d'une designer.",
            "Vous travaillerez en binôme avec notre lead dev.",
            "Intégré.e au pôle Moteur, vous tenez le stock de lampes.",
            "Rattaché à notre lead, vous écrivez le code.",
            "Rattachée à la direction de l'horticulture, vous tenez le stock de lampes.",
            "Composée d'un intrapreneur, d'une dev et d'un coach, cette équipe est petite.",
        ),
        en=(
            "You join our data platform team.",
            "A team of developers and a designer.",
            "You are part of our Integration Department.",
            "Become a member of the newly created Lamp Research Lab.",
            "We look for a tester for our Timetable team.",
            "You join a growing team supporting the next version of the timetable.",
            "Work on one of several small Scrum development teams.",
            "A talented team of expert lamp technologists.",
            "You are part of a team that’s leading the lamp project.",
            "You are part of the Data Monitoring and Management group.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous rejoindrez notre équipe.",
            "Vous appliquez les règles fixées par la DSI.",
            "Vous avez l'esprit d'équipe et l'habitude du travail en binôme.",
        ),
        en=(
            "Join our team!",
            "You are a team player.",
            "You have experience leading a team of data analysts.",
            "Work with engineers across the entire engineering organization.",
            "Collaborative team, friendly culture.",
            "You work with the lamp marketing group.",
        ),
    ),
)
