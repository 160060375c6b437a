"""What a mailbox's name tells: anybody's, that of hiring, or a person's."""

import re
from functools import cache
from importlib.resources import files

from adcrawler.lexicon import without_accents

GENERIC = re.compile(
    r"(?:info|contact|hello|bonjour|hi|office|mail|support|help|service|commercial|accueil|"
    r"secretariat|enquir|annonce|rejoindre|alerte)[a-z]*"
)
"""Mailboxes that anybody may read."""
HIRING_MAILBOX = re.compile(
    r"(?<![a-z])(?:d?rh|hr|(?:my)?jobs?|emplois?|cv|stages?|hiring|carrieres?|careers?|servicerh)"
    r"(?![a-z])"
    r"|recruit|recrut|talent|candidat|postul|applica|resume|staffing|apply|jobboard"
    r"|ressources ?humaines|personnel\b"
)
_INITIAL = re.compile(r"[a-z]{1,2}\.[a-z]{4,}(?:-[a-z]+)?")
"""The name of "j.smith@"."""
_CAPITALS = re.compile(r"[A-Z][A-Z][a-z]{3,}@")
"""A mailbox of an initial and a name, "JSmith@"."""
_SEPARATOR = re.compile(r"[._ +-]")
_AT = re.compile(r"@| ?[\[(]a| at | arobase ")


@cache
def _first_names() -> frozenset[str]:
    """Return first names in lower case without accents; some 6,800 of fifteen countries."""
    text = files("adcrawler.extract").joinpath("first_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_first_name(word: str) -> bool:
    return without_accents(word.lower()) in _first_names()


def mailbox(address: str) -> str:
    """Return what stands before the "@", written so or spelt out."""
    return _AT.split(address, maxsplit=1)[0]


def is_mailbox(word: str) -> bool:
    """Tell whether a word before "at acme.com" is a mailbox, not "apply" or "work"."""
    word = word.rstrip(" [(")
    hiring = word in {"jobs", "job", "careers", "talent", "recrutement", "candidature", "cv"}
    return hiring or "." in word or bool(GENERIC.fullmatch(word)) or is_first_name(word)


def names_person(address: str) -> bool:
    """Tell whether a mailbox is somebody's: "jane.doe@", "jane@", "j.doe@"."""
    box = without_accents(mailbox(address).lower())
    if HIRING_MAILBOX.search(box):
        return False
    if any(word in _first_names() for word in _SEPARATOR.split(box) if len(word) > 2):
        return True
    return bool(_INITIAL.fullmatch(box) or _CAPITALS.match(address))


def is_of(address: str, name: str) -> bool:
    """Tell whether a mailbox is made of a name: "jdoe@" and "ned.baldessin@" are."""
    box = without_accents(mailbox(address).lower())
    words = [word for word in without_accents(name.lower()).split() if len(word) > 2]
    if len(words) < 2:
        return words == [box] and not GENERIC.match(box)
    made = {f"{words[0][0]}{words[-1]}", f"{words[-1]}{words[0][0]}", f"{words[-1][0]}{words[0]}"}
    return box in made or set(words) == set(_SEPARATOR.split(box))
