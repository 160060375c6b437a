"""The ad says whether, and how much, one may work remotely."""

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
    return required(ad.facts.evidence.get("remote", ()))


CRITERION = Criterion(
    id="remote-policy",
    category=Category.CONDITIONS,
    kind=Kind.REQUIRED,
    title=Text(fr="Le télétravail est-il possible ?", en="Whether one may work remotely"),
    advice=Text(
        fr="Dites combien de jours de télétravail sont possibles par semaine, même si c'est zéro.",
        en="Say how many days a week one may work remotely, even if it is none.",
    ),
    why=Text(
        fr=(
            "Le télétravail est l'une des conditions qui doivent figurer : il décide d'où l'on peut"
            " vivre, et il attire mieux que l'argent."
        ),
        en=(
            "Remote work is among the conditions that must figure: it decides where a candidate can"
            " live, and it attracts people whom money does not."
        ),
    ),
    counts=Text(
        fr=(
            "Tout mot clair à ce sujet, aussi « sur site » ou « pas de télétravail », dans le texte"
            " ou le champ du site d'emploi. Un serveur distant, un cloud hybride et un entretien en"
            " visio sont autre chose."
        ),
        en=(
            "Any clear word on it, also “on site” or “no remote”, in the text or in a field of the "
            "board. Remote servers, hybrid clouds and interviews at a distance are something else."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Deux jours de télétravail par semaine.",
            "Avantages : télétravail, RTT, mutuelle.",
            "Pas de télétravail pour ce poste.",
            "Télétravail\nNon\nManagement\nOui",
            "Présence sur site client : 1 jour par semaine",
            Ad(
                "Développeur Python",
                "Un poste à Lille.",
                lang="fr",
                remote="Télétravail occasionnel",
            ),
        ),
        en=(
            "This is a fully remote position.",
            "We work in the office three days a week.",
            "Hybrid work model, Berlin office.",
            Ad("Python developer", "You will build our API.", lang="en", location="Remote"),
            "Work Remotely:\nNo",
            "Flexible working times, home office etc.",
            "An office-based position in Bristol.",
            "We work from our home offices.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous déployez nos applications à distance sur un cloud hybride.",
            "L'entretien se fait à distance puis dans nos locaux.",
        ),
        en=(
            "You administer remote servers in a hybrid cloud.",
            "Distributed systems, on-site gym, in-person interview.",
            "You join a hybrid team of testers and botanists.",
        ),
    ),
)
