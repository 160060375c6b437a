"""What is indispensable is told apart from what is a plus or will be learnt on the job."""

from collections.abc import Iterator
from itertools import islice

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
from adcrawler.lexicon import Span

SHOWN = 3


def check(ad: Ad) -> Verdict:
    return required(islice(wishes(ad), SHOWN))


def wishes(ad: Ad) -> Iterator[Span]:
    for hit in ad.terms("optional"):
        if hit.start >= ad.text_start and (hit.term[0] != "=" or _is_heading(ad, hit.span)):
            yield hit.span


def _is_heading(ad: Ad, span: Span) -> bool:
    """Tell "Les plus" above a list from "les plus grands"."""
    before = ad.document[max(0, span.start - 5) : span.start].rstrip(" •-*")
    after = ad.document[span.end : span.end + 3].strip(" ")
    return before.endswith("\n") and (not after or after[0] in "\n:")


CRITERION = Criterion(
    id="optional-skills",
    category=Category.APPEAL,
    kind=Kind.REQUIRED,
    title=Text(
        fr="L'indispensable distingué du « plus »", en="Musts told apart from nice-to-haves"
    ),
    advice=Text(
        fr="Séparez ce qui est indispensable de ce qui est un plus, et dites ce qui s'apprendra "
        "sur place.",
        en="Separate what is indispensable from what is a plus, and say what can be learnt on the "
        "job.",
    ),
    why=Text(
        fr=(
            "Qui n'a pas tout d'une longue liste ne postule pas ; un développeur débrouillard se "
            "forme sur le tas, et ce que l'on apprendra attire."
        ),
        en=(
            "A reader who lacks one item of a long list does not apply; a resourceful developer "
            "learns the rest on the job, and what one will learn attracts."
        ),
    ),
    counts=Text(
        fr=(
            "Toute compétence, quelle qu'elle soit, souhaitée sans être exigée (« est un plus », « "
            "idéalement », « vous apprendrez Scrapy sur place »). Un bonus payé ne compte pas."
        ),
        en=(
            "Any skill, of whatever sort, that is wished for and not demanded (“nice to have”, "
            "“preferred”, “you will learn Scrapy here”). A bonus that is paid does not count."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            "Vous écrivez du Python. La connaissance de Scrapy est un plus.",
            "Docker (apprécié), Kubernetes (souhaité).",
            "Idéalement, vous avez déjà déployé sous Linux.",
            "Sur place, vous apprendrez Scrapy.",
            "Vous marquerez des points supplémentaires si vous connaissez Scrapy.",
        ),
        en=(
            "You write Python. Nice to have: Scrapy.",
            "Experience with Docker preferred.",
            "Bonus points if you know Rust.",
            "You'll learn Scrapy here.",
            "Ways to stand out: you know Rust.",
            "You are an ideal candidate if you also have a lamp.",
            "A certificate of lamps is a 'plus'.",
        ),
    ),
    bad=Examples(
        fr=(
            "Vous écrivez du Python. Plus de 200 clients. Un bonus annuel est versé.",
            "Profil souhaité : Python. Réunions en présentiel optionnelles. Vos atouts.",
            "Bienvenue chez nous, au cœur d'un quartier idéalement situé.",
            "Vous souhaitez évoluer avec les plus grands ? De plus, nous avons une salle de sport.",
        ),
        en=(
            "You write Python. We pay a bonus of 5%, plus a car.",
            "Tell us your preferred pronouns and your desired salary.",
            "Our product helps people, and everyone is welcome.",
            "You exploit this data as an asset of the timetable.",
            "We build a more helpful lamp.",
            "You will not only be valued but paid.",
            "You'll learn from our lamps.",
        ),
    ),
)
