"""The title is short, names the role and its technology or speciality, and carries no noise."""

import re
from functools import cache, lru_cache

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
from adcrawler.extract.gender import FEMININE, GENDER
from adcrawler.lexicon import Span, bundled_lists, fold, without_accents

LONGEST = 8

MARKUP = re.compile(r"<[^>]*>|&amp;")
SIGN = re.compile(r"[(.·•/|<&-]|\b[Mm]me\b")
"""What gender marks and markup have."""
WORD = re.compile(r"[^\s,;:|()\[\]«»\"“”]*\w[^\s,;:|()\[\]«»\"“”]*")
NOISE = re.compile(
    r"!|\?{2}|[€$£@]|(?<![CF])#|\b\d{5,}\b|\b[a-z]*\d{4,}[a-z]*(?<!\b20\d\d)\b|\bx ?\d\d|\b\d+x\b"
    r"|[\U0001f300-\U0001faff\u2600-\u27bf]",
    re.IGNORECASE,
)
SHOUTED_MOST = 3
"""Short words all in capitals that may be names."""
NOISY = re.compile(r"[!?€$£@#\d\u2600-\u27bf\U0001f300-\U0001faff]")
"""What all noise has, and is faster to look for."""
SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{5,}\b")


@cache
def stems(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the whole words and the beginnings of words of a kind."""
    words = bundled_lists()["title-words"][kind]
    return (
        frozenset(word for word in words if word[-1] != "*"),
        tuple(word[:-1] for word in words if word[-1] == "*"),
    )


@lru_cache(maxsize=8192)
def is_a(kind: str, word: str) -> bool:
    whole, beginnings = stems(kind)
    return word in whole or word.startswith(beginnings)


def check(ad: Ad) -> Verdict:
    title = plainer = ad.title
    if SIGN.search(title):
        title = GENDER.sub(" ", MARKUP.sub(" ", title))
        plainer = FEMININE.sub("", title)
    words = [word.strip(".-–/'*_+") for word in WORD.findall(_plain(plainer))]
    counted = [word for place, word in enumerate(words) if not _is_repeated(words, place)]
    good = (
        len(counted) <= LONGEST
        and any(_is_role(word) for word in words)
        and _names_speciality(ad, words)
        and not _is_noisy(title, words)
    )
    return required([Span(0, len(ad.title))] if good else [])


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else without_accents(fold(text))


def _is_repeated(words: list[str], place: int) -> bool:
    """Tell the second of a pair such as "développeur / développeuse"; signs alone are no word."""
    return not words[place] or (place > 0 and words[place][:6] == words[place - 1][:6])


def _is_role(word: str) -> bool:
    return any(is_a("roles", part) for part in re.split(r"[/.·-]", word))


def _names_speciality(ad: Ad, words: list[str]) -> bool:
    if any(mention.span.end <= len(ad.title) for mention in ad.technology_mentions[:3]):
        return True
    known = _plain(f"{ad.company or ''} {ad.location or ''}".replace("-", " "))
    named = words[1:] if words[0] == "recherche" else words
    return any(_is_speciality(part, known) for word in named for part in re.split(r"[/·]", word))


def _is_speciality(word: str, known: str) -> bool:
    return is_a("specialities", word) or (
        len(word) > 1
        and word.isascii()
        and not word[0].isdigit()
        and not (is_a("roles", word) or is_a("common", word))
        and word not in known.split()
    )


def _is_noisy(title: str, words: list[str]) -> bool:
    if (NOISY.search(title) and NOISE.search(title)) or any(is_a("noise", word) for word in words):
        return True
    shouted = SHOUTED.findall(title)
    return any(_is_role(_plain(word)) for word in shouted) or (
        title.isupper() and (len(shouted) > 1 or len(words) > SHOUTED_MOST)
    )


CRITERION = Criterion(
    id="title",
    category=Category.STYLE,
    kind=Kind.REQUIRED,
    title=Text(fr="Un titre court et précis", en="A short and precise title"),
    advice=Text(
        fr="Huit mots au plus : le métier et sa technologie ou spécialité, par exemple « Dev "
        "Backend Python ». Ni majuscules partout, ni référence, ni point d'exclamation.",
        en="Eight words at most: the role and its technology or speciality, such as “Backend "
        "Python Dev”. No capitals throughout, no reference, no exclamation mark.",
    ),
    why=Text(
        fr=(
            "Presque tous les lecteurs voient l'annonce comme une ligne parmi des centaines : elle "
            "doit se lire d'un coup d'œil et se trouver par les mots que l'on cherche."
        ),
        en=(
            "Nearly all readers see an ad as one line among hundreds; that line must be read at a "
            "glance and be found by the words that people search for."
        ),
    ),
    counts=Text(
        fr=(
            "Huit mots au plus, « H/F » à part ; un métier avec une technologie ou une spécialité "
            "(« Dev Backend Python », « Data Engineer », « Développeur web »), pas un simple « "
            "Développeur » ou « Consultant » ; ni point d'exclamation, ni majuscules partout, ni "
            "référence, ni éloge, ni « urgent »."
        ),
        en=(
            "At most eight words, gender marks such as “M/F” aside; a role together with a "
            "technology or speciality (“Backend Python Dev”, “Data Engineer”, “Frontend "
            "Developer”), not a bare “Developer” or “Software Engineer”; no exclamation mark, "
            "capitals throughout, reference, praise or “urgent”."
        ),
    ),
    check=check,
    good=Examples(
        fr=(
            Ad("Dev Backend Python", "", lang="fr"),
            Ad("Développeur/Développeuse web (H/F)", "", lang="fr"),
            Ad("Ingénieur·e data - Lyon - F/H", "", lang="fr"),
            Ad(
                "Administrateur / Administratrice système et réseaux Linux (H/F) - CDI",
                "",
                lang="fr",
            ),
            Ad("DBA PostgreSQL", "", lang="fr"),
        ),
        en=(
            Ad("Senior Data Engineer (f/m/d)", "", lang="en"),
            Ad("QA Engineer", "", lang="en"),
            Ad("C++ Developer", "", lang="en"),
            Ad("Go/Kubernetes SRE", "", lang="en"),
        ),
    ),
    bad=Examples(
        fr=(
            Ad("", "", lang="fr"),
            Ad("Développeur H/F", "", lang="fr"),
            Ad("Ingénieur R&D - CDI", "", lang="fr"),
            Ad("DÉVELOPPEUR PYTHON", "", lang="fr"),
            Ad("LEAD DÉV BIG DATA", "", lang="fr"),
            Ad("Recherche d'une personne développeuse", "", lang="fr"),
            Ad("Développeur Java - réf. 20871", "", lang="fr"),
            Ad("Notre agence recherche une personne passionnée pour son site web", "", lang="fr"),
        ),
        en=(
            Ad("Software Engineer II (Remote)", "", lang="en"),
            Ad("Python Developer - urgent", "", lang="en"),
            Ad("Rails Developer wanted!", "", lang="en"),
            Ad("Senior Python developer for the best team that Leeds has ever seen", "", lang="en"),
        ),
    ),
)
