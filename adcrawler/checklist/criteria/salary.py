"""The ad says what the job pays."""

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


def check(ad: Ad) -> Verdict:
    return required(ad.facts.evidence.get("salary", ()))


CRITERION = Criterion(
    id="salary",
    category=Category.PAY,
    kind=Kind.REQUIRED,
    title=Text(fr="Le salaire est annoncé", en="The pay is given"),
    advice=Text(
        fr=(
            "Annoncez une fourchette de salaire (« 40-48 k€ brut par an »), même large : "
            "« selon profil » n'en est pas une."
        ),
        en="Give a pay range (“£45,000–55,000 a year”), even a wide one: “competitive” is none.",
    ),
    why=Text(
        fr=(
            "L'échelle de rémunération doit figurer : c'est ce qu'un candidat veut savoir en "
            "premier, et une annonce qui la cache fait perdre un entretien aux deux côtés."
        ),
        en=(
            "The pay scale must figure: it is the first thing a candidate wants to know, and an ad "
            "that hides it makes both sides lose an interview."
        ),
    ),
    counts=Text(
        fr=(
            "Un montant ou une fourchette, dans le texte ou le champ du site d'emploi, par an, "
            "mois, jour ou heure. « Attractif », « selon profil », une prime, des titres restaurant"
            " ou des parts seuls ne comptent pas."
        ),
        en=(
            "An amount or a range, in the text or in the board's field, by year, month, day or "
            "hour. “Competitive”, “depends on experience”, a bonus, vouchers or equity alone do not"
            " count."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Rémunération : 30-40k selon expérience.",
            "TJM 450 à 550 €.",
            "Le salaire est compris entre 42 et 50 K€ brut annuel.",
            Ad(
                "Développeur Python",
                "Un poste à Lille.",
                lang="fr",
                salary="Annuel de 35000.0 Euros à 45000.0 Euros sur 12.0 mois",
            ),
        ),
        en=(
            "We pay $120,000 - $150,000 a year.",
            "Salary: £50k–70k plus bonus",
            "The rate is $45 per hour.",
        ),
    ),
    bad=Examples(
        fr=(
            "Salaire selon profil. Tickets restaurant de 9 € pris en charge à 60 %.",
            "Le groupe a réalisé un chiffre d'affaires de 500 M€ en 2022.",
            "Prime de cooptation de 1 000 €, budget formation de 1 500 € par an.",
        ),
        en=(
            "Competitive salary, 401k match.",
            "We have raised $30 million and our revenue exceeds $100,000,000.",
            "You get a $1,000 signing bonus and a $2,000 learning budget per year.",
        ),
    ),
)
