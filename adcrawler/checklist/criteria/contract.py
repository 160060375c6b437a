"""The ad names the nature of the contract."""

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
    said = ad.facts.evidence
    return required(said.get("contract") or said.get("working_time", ()))


CRITERION = Criterion(
    id="contract",
    category=Category.DATES,
    kind=Kind.REQUIRED,
    title=Text(fr="La nature du contrat", en="The nature of the contract"),
    advice=Text(
        fr="Précisez le contrat : CDI, CDD de tant de mois, freelance, stage ou alternance.",
        en="Name the contract: permanent, fixed-term (for how long), freelance or internship.",
    ),
    why=Text(
        fr=(
            "La durée du contrat doit figurer sur l'annonce : personne ne quitte un CDI pour "
            "quelques mois sans le savoir."
        ),
        en=(
            "How long the job lasts must figure in the ad: nobody leaves a permanent job for a few "
            "months without knowing."
        ),
    ),
    counts=Text(
        fr=(
            "CDI, CDD, freelance, stage, alternance, aussi temps plein ou temps partiel, dans le "
            "texte ou le champ du site d'emploi. « Externe » ou « autre » ne nomme rien ; les "
            "contrats qu'un cabinet propose à ses clients non plus."
        ),
        en=(
            "Permanent, fixed-term, freelance, internship, apprenticeship, also full-time or part-"
            "time, in the text or the board's field. “External” or “other” names nothing; a company"
            " that lists its recruiting services offers nothing either."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Contrat : CDI, statut cadre.",
            "Stage de 6 mois à partir de mars.",
            "Un contrat à durée indéterminée, à temps choisi.",
            "Poste ouvert aux freelances, temps partiel accepté.",
            Ad("Alternance – Développeur web", "Une place dans notre équipe.", lang="fr"),
            Ad(
                "Développeur",
                "Un poste à Lille.",
                lang="fr",
                contract="Contrat à durée indéterminée",
            ),
        ),
        en=(
            "This is a permanent role.",
            "Job type: Full-time",
            "A 6-month contract, renewable.",
            Ad("Data Engineering Intern", "You join our team.", lang="en"),
            "Employment Type: Regular",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous encadrez des stagiaires et assurez une veille permanente.",
            "Notre agence recrute en CDD et CDI.",
            Ad("Développeur", "Un poste à Lille.", lang="fr", contract="Autres"),
        ),
        en=(
            "You negotiate contracts. Permanent residents only. We are an early-stage start-up.",
            "Full-time employees are eligible for a bonus.",
            Ad("Developer", "You build our API.", lang="en", contract="external"),
            "Competitive salary and equity compensation for full-time roles.",
        ),
    ),
)
