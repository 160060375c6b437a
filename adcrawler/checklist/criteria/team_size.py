"""The ad says how many people are in the team."""

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
from adcrawler.extract.team_size import count_team
from adcrawler.lexicon import Span

PAIRS = ("binôme", "former", "trinôme", "quintette", "team of one")
"""Teams whose name is their number."""


def check(ad: Ad) -> Verdict:
    return required(count_team(ad)[:2] or _pair(ad))


def _pair(ad: Ad) -> list[Span]:
    return [hit.span for hit in ad.terms("team-pair") if hit.term.startswith(PAIRS)][:1]


CRITERION = Criterion(
    id="team-size",
    category=Category.CONDITIONS,
    kind=Kind.REQUIRED,
    title=Text(fr="La taille de l'équipe", en="The size of the team"),
    advice=Text(
        fr="Donnez un nombre : « une équipe de 3 développeurs et une designer ».",
        en="Give a number: “a team of 3 developers and a designer”.",
    ),
    why=Text(
        fr=(
            "La taille de l'équipe doit figurer : « taille humaine » ne dit rien, « une équipe de 3"
            " devs » dit avec combien de gens l'on passera ses journées."
        ),
        en=(
            "The team's size must figure: “human scale” says nothing, “a team of 3 devs” says with "
            "how many one will spend the day."
        ),
    ),
    counts=Text(
        fr=(
            "Un nombre, aussi en lettres ou en liste (« 1 designer, 2 devs »), de l'équipe que l'on"
            " rejoint ; pas de l'entreprise, de ses clients ou des équipes passées d'un "
            "responsable."
        ),
        en=(
            "A number, also in words or as a list (“1 designer, 2 devs”), of the team that the "
            "person joins; not that of the company, of its customers or of a manager's past teams."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous rejoignez une équipe de six personnes.",
            "L'équipe data est composée de 5 à 6 ingénieurs.",
            "L'équipe : 1 PO, 2 développeurs et 1 designer.",
            "L'équipe Paie est petite. Elle est composée d'une dizaine de personnes.",
            "Une équipe composée d'une intrapreneuse, d'un développeur et d'une coach.",
            "Tu formeras un binôme avec notre lead dev.",
        ),
        en=(
            "You join a team of 7.",
            "Our squad (2 people) looks after the pipelines.",
            "We are an engineering team of five people.",
            "You lead 2 data engineers and 1 analyst.",
            "You coach a team of up to six developers.",
        ),
    ),
    bad=Examples(
        fr=(
            "L'équipe tient une plateforme composée de 4 couches.",
            "Au pôle Data d'un cabinet composé de 380 experts.",
            "Vous rejoignez une équipe soudée. La société compte 60 personnes.",
            "Expérience de 3 ans en équipe de développement, pratique du travail en binôme.",
        ),
        en=(
            "Join our team: we have 5,000 employees in 12 countries.",
            "5+ years of experience in a team of engineers.",
            "You support 12 launch teams.",
            "A 60,000+ employee service company.",
        ),
    ),
)
