"""The ad gives numbers, lists and examples rather than words that say all and nothing."""

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

MOST = 6


def check(ad: Ad) -> Verdict:
    hits = ad.terms("vague-terms") or ad.terms("vague-terms-faint")
    return unwanted(hit.span for hit in hits[:MOST])


CRITERION = Criterion(
    id="no-vague-terms",
    category=Category.NOISE,
    kind=Kind.UNWANTED,
    title=Text(fr="Pas de termes vagues", en="No vague terms"),
    advice=Text(
        fr="Remplacez {quotes} par un chiffre, une liste ou un exemple : l'effectif, le salaire, "
        "les problèmes à résoudre.",
        en="Replace {quotes} with a number, a list or an example: the head count, the salary, "
        "the problems to solve.",
    ),
    why=Text(
        fr=(
            "« Taille humaine » cache un effectif, « challenges » le travail, « salaire attractif »"
            " le salaire. Le lecteur n'en apprend rien, et toutes les annonces en ont."
        ),
        en=(
            "“On a human scale” hides a head count, “challenges” hides the work, “competitive "
            "salary” hides the salary. The reader learns nothing from them, and every ad has them."
        ),
    ),
    counts=Text(
        fr=(
            "Un tel mot sur l'entreprise, la personne, le travail ou le salaire. Des horaires "
            "flexibles sont un avantage, un challenge de code est un test, une page web dynamique "
            "une technique : ils ne comptent pas."
        ),
        en=(
            "Such a word on the company, the person, the work or the pay. Flexible hours are a perk"
            " and a coding challenge is a test: they do not count, nor do dynamic web pages."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Nous sommes onze. Salaire : 42 000 €. Horaires flexibles, deux jours de télétravail.",
            "Vous créez des tableaux de bord dynamiques. Envoyez CV et lettre de motivation.",
            "Candidature motivée à Linette : c'est notre avantage compétitif.",
            "Maintenance proactive des serveurs de la mairie.",
        ),
        en=(
            "Flexible hours and four weeks of leave. The first interview is a coding challenge.",
            "You build dynamic web pages and study the competitive landscape of ferries.",
            "We expect you to challenge our estimates.",
            "You are motivated by lamps.",
        ),
    ),
    bad=Examples(
        fr=(
            "Une entreprise à taille humaine.",
            "Vous êtes dynamique et réactif.",
            "Salaire : selon profil.",
            "De nouveaux défis vous attendent sur des projets variés.",
        ),
        en=(
            "A fast-paced environment.",
            "We offer a competitive salary.",
            "You are flexible and a self-starter.",
            "You will meet new challenges on various projects.",
        ),
    ),
)
