"""The ad asks for no diploma."""

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
    return unwanted(ad.facts.evidence.get("degree", ()))


CRITERION = Criterion(
    id="no-degree",
    category=Category.DEMANDS,
    kind=Kind.UNWANTED,
    title=Text(fr="Pas de diplôme exigé", en="No degree demanded"),
    advice=Text(
        fr=(
            "{quotes} : le diplôme ne dit pas ce que l'on sait faire. "
            "Demandez les compétences, et testez-les."
        ),
        en="{quotes}: a degree does not tell what one can do. Ask for the skills, and test them.",
    ),
    why=Text(
        fr=(
            "Le poste n'a très probablement pas besoin d'un bac+5. Un diplôme dit ce que l'on a "
            "appris, pas ce que l'on sait faire, et l'exiger écarte les autodidactes."
        ),
        en=(
            "The job very probably needs none. A diploma tells what someone was taught, not what "
            "they can do, and asking for one shuts out the self-taught."
        ),
    ),
    counts=Text(
        fr=(
            "Un diplôme ou un niveau d'études exigé ou préféré, aussi « ou expérience équivalente "
            "». Un diplôme dit sans importance, un Scrum Master, une licence de logiciel et les "
            "docteurs qui ont fondé l'entreprise ne demandent rien au candidat."
        ),
        en=(
            "A diploma or level of study demanded or preferred, also “or equivalent experience”. A "
            "degree said not to matter, a Scrum Master, a software licence and the doctors who "
            "founded the company ask nothing of the candidate."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Aucun diplôme n'est exigé : montrez-nous votre code.",
            "Vous êtes Scrum Master et gérez nos licences logicielles.",
            "Bonne maîtrise en SQL. Joignez la copie des diplômes de secourisme.",
            "Peu importe votre diplôme, nous avons besoin de vos idées.",
        ),
        en=(
            "No degree required, we look at your code.",
            "You have a high degree of autonomy and merge to the master branch.",
            "A company founded by three PhDs.",
        ),
    ),
    bad=Examples(
        fr=(
            "De formation Bac +5 en informatique.",
            "Diplômé d'une école d'ingénieurs ou équivalent.",
            "Titulaire d'un master 2, vous aimez apprendre.",
            Ad("Développeur", "Un poste à Lille.", lang="fr", education="Bac +5 / Master"),
        ),
        en=(
            "Bachelor's degree or equivalent experience.",
            "BSc in Computer Science preferred.",
            "You hold a Master's degree or a PhD.",
        ),
    ),
)
