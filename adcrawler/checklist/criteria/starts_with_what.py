"""The first substantial paragraph is about the job, not about the company."""

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
from adcrawler.extract.opening import first_clause


def check(ad: Ad) -> Verdict:
    return required(first_clause(ad) if ad.text and ad.leans_to_job > 0 else ())


CRITERION = Criterion(
    id="starts-with-what",
    category=Category.STYLE,
    kind=Kind.REQUIRED,
    title=Text(
        fr="L'annonce commence par le poste",
        en="The ad starts with the job",
    ),
    advice=Text(
        fr="Commencez par ce que la personne fera ; présentez l'entreprise ensuite, en une ligne.",
        en="Start with what the person will do; present the company afterwards, in a line.",
    ),
    why=Text(
        fr="Ce que l'on fera de ses journées est ce qu'un développeur veut savoir en premier.",
        en="What one would do all day is what a developer wants to know first.",
    ),
    counts=Text(
        fr=(
            "Les mots du premier paragraphe de plus d'une ligne : « nous recherchons », « vous "
            "serez », « au sein de l'équipe » contre « leader de », « fondée en ». Les titres et "
            "les simples faits au-dessus (« Description du poste », « Paris (75) ») ne sont pas un "
            "paragraphe."
        ),
        en=(
            "The words of the first paragraph of more than a line: “we are looking for”, “you "
            "will”, “in our team” against “is a leading”, “founded in”. Headings and bare facts "
            "above it (“Job description”, “Leeds”) are no paragraph."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Mon équipe cherche un dev pour notre moteur. Vous ajouterez des sources.",
            "Au sein de l'équipe Data, vous concevez le crawler.",
            (
                "Un contractuel peut être recruté sur ce poste pour les besoins des services.\n"
                "Vous tenez à jour le parc informatique des trente écoles de la communauté."
            ),
        ),
        en=(
            "We are looking for a developer to work on our crawler. You will add sources.",
            "As a data engineer you will build the pipelines.",
        ),
    ),
    bad=Examples(
        fr=(
            "Fondée en 1990, LambdaBoite est un acteur majeur de la lampe dans 12 pays.",
            "À propos de nous : nous sommes un groupe spécialisé dans la lampe.",
        ),
        en=(
            "Founded in 1990, LambdaBox is a leading provider of lamps in 12 countries.",
            "Who we are: we are a global company with 500 employees.",
            "Lambda is on a mission to bring light to every home in forty countries, by night.",
        ),
    ),
)
