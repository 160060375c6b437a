"""Lists of names: which spellings stand for which name, the mistakes among them.

    frequent = ["PostgreSQL"]
    [names]
    "PostgreSQL" = ["Postgres"]
    [misspellings]
    "PostgreSQL" = ["PosGres"]

A name is a spelling of itself, unless a list of words that resemble names has it ("Go", "Make").
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

Kind = Literal["names", "doubtful", "unlikely", "misspellings", "slips"]
KINDS: tuple[Kind, ...] = ("names", "doubtful", "unlikely", "misspellings", "slips")


class Name(NamedTuple):
    """What a spelling stands for."""

    canonical: str
    kind: Kind
    """The table that it is in, see technologies.toml."""


def read_names(content: Mapping[str, Any]) -> dict[str, Name]:
    """Return what each spelling of a list of names means; none for a list of words."""
    unsure = {
        _plain(spelling)
        for kind in ("doubtful", "unlikely")
        for spellings in content.get(kind, {}).values()
        for spelling in spellings
    }
    found: dict[str, Name] = {}
    for kind in KINDS:
        for name, spellings in content.get(kind, {}).items():
            own = kind == "names" and _plain(name) not in unsure
            for spelling in [name, *spellings] if own else spellings:
                found[spelling] = Name(name, kind)
    known = {_plain(spelling): spelling for spelling in found}
    for frequent in content.get("frequent", ()):
        name = found[known[_plain(frequent)]].canonical
        for slip in slips(frequent.lower()):
            if slip not in known:
                found.setdefault(slip, Name(name, "slips"))
    return found


def slips(word: str) -> Iterator[str]:
    """Yield a word with one letter doubled, left out within, or swapped with the next."""
    for place, letter in enumerate(word):
        yield word[:place] + letter + word[place:]
        if 0 < place < len(word) - 1:
            yield word[:place] + word[place + 1 :]
        if word[place + 1 : place + 2] not in {letter, ""}:
            yield word[:place] + word[place + 1] + letter + word[place + 2 :]


def _plain(spelling: str) -> str:
    return spelling.strip("*").removeprefix("=").lower()
