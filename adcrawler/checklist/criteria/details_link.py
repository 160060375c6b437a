"""The ad links to more about the company, the team or the conditions."""

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
from adcrawler.extract.links import find_links


def check(ad: Ad) -> Verdict:
    return required(find_links(ad))


CRITERION = Criterion(
    id="details-link",
    category=Category.STYLE,
    kind=Kind.REQUIRED,
    title=Text(fr="Un lien pour en savoir plus", en="A link to know more"),
    advice=Text(
        fr="Ajoutez l'adresse d'une page sur l'équipe, les bureaux ou les conditions de travail.",
        en="Add the address of a page about the team, the office or the working conditions.",
    ),
    why=Text(
        fr="L'annonce reste courte, et qui s'y intéresse lit la suite.",
        en="The ad stays short, and whoever is interested reads on.",
    ),
    counts=Text(
        fr=(
            "Une adresse web dans le texte ; pas le lien pour postuler, ni une page de mentions "
            "légales."
        ),
        en="A web address in the text; not the link to apply, nor a legal page.",
    ),
    check=check,
    good=Examples(
        fr=("L'équipe en photos : https://lambda.example/equipe", "Voyez www.lambda-boite.fr."),
        en=(
            "Read our blog: tech.lambda.com.",
            "More at https://lambda.example/about",
            "Learn more at www.lampverify.com.",
        ),
    ),
    bad=Examples(
        fr=(
            "Postulez sur https://jobs.lambda.fr/apply",
            "Écrivez à linette@lambda.fr.",
            "Rejoignez delta.gouv.fr, qui aide les villes.",
        ),
        en=(
            "We write ASP.NET.",
            "Apply at www.lambda.com",
            "jane@lambda.com is your contact.",
            "Write to jobs @ lambda.example, or to lamps @ lambda.com.",
        ),
    ),
)
