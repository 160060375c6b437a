"""The company is presented, in a part of the text."""

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
from adcrawler.extract.company import find_presentations, share_of_company
from adcrawler.extract.opening import first_clause

MOST = 0.36
"""The share of the text that may go by before the job."""
LATE, MOST_LATE = 0.3, 0.5
"""Where a presentation comes after the job, and its share then: the ad's small print follows it."""
FOR_SURE = -0.3
"""How much an ad leans to its company that begins with it."""


GOOD_FR = """\
LambdaBoite est un éditeur de logiciels de paie.
Nous recherchons un dev pour notre crawler de pages. Vous ajouterez des sources et vous écrirez
leurs tests, en Python, avec trois développeurs. Vous connaissez SQL et la patience.
"""
GOOD_EN = """\
You will add sources to our page crawler and write their tests, in Python, with three developers.
LambdaBox is a software company. We help schools to buy lamps.
Requirements: Python, SQL, and the patience to read the pages of a hundred shops.
"""
LONG_FR = """\
LambdaBoite est un leader de la lampe, fondé en 1990 et présent dans 12 pays. Nos 300 collaborateurs
partagent les mêmes valeurs.
Profil : Python.
"""
LONG_EN = """\
LambdaBox is a leading provider of lamps, founded in 1990. Our mission is to bring light to all.
Requirements: Python.
"""


def check(ad: Ad) -> Verdict:
    told = find_presentations(ad)
    begins = ad.leans_to_job < FOR_SURE
    if not ad.text or not (begins or told):
        return required(())
    start = ad.opening.start if begins else told[0].start
    late = not begins and start > ad.text_start + LATE * len(ad.text)
    if share_of_company(ad, start) > (MOST_LATE if late else MOST):
        return required(())
    return required(told or first_clause(ad))


CRITERION = Criterion(
    id="company-brief",
    category=Category.STYLE,
    kind=Kind.REQUIRED,
    title=Text(
        fr="L'entreprise présentée en peu de mots",
        en="The company, presented briefly",
    ),
    advice=Text(
        fr="Présentez l'entreprise en une ou deux phrases : ce qu'elle fait, pour qui.",
        en="Present the company in a sentence or two: what it does, for whom.",
    ),
    why=Text(
        fr="Une ligne dit pour qui l'on travaillerait ; une page entière fait fuir le lecteur.",
        en="A line says for whom one would work; a page of it sends the reader away.",
    ),
    counts=Text(
        fr=(
            "Ce que l'entreprise fait ou est (« un éditeur de logiciels comptables »), tant qu'un "
            "tiers du texte au plus parle d'elle. Son nom seul ne la présente pas."
        ),
        en=(
            "Something that the company does or is (“publishes tax software”), while at most a "
            "third of the text is about it. The company's name alone is no presentation."
        ),
    ),
    check=check,
    good=Examples(fr=(GOOD_FR,), en=(GOOD_EN,)),
    bad=Examples(
        fr=(
            "Vous développerez le moteur de calcul en Python.",
            LONG_FR,
            "Le data analyst a pour mission de tenir les tableaux que nous concevons.",
            "Vous aurez la joie de rejoindre une entreprise qui aime le travail bien fait.",
        ),
        en=(
            "You will work on the billing back end in Python.",
            LONG_EN,
            "You conform to the policy of the Bank of Lamps and to its rules.",
            "If you are a strong leader, become a key player in our lamp crawler, in Python.",
        ),
    ),
)
