"""Whether an ad is for somebody who writes or runs software.

That is: develops, tests, secures or operates software, or works on data with it; the heads of such
teams too. It is not who sells, manages, designs, teaches or recruits for software, nor an engineer
of anything else. The title says it in most ads, the text of the others. `lexicons/trade.toml` has
the words.
"""

from collections.abc import Iterator
from functools import cache

from adcrawler.ad import Ad
from adcrawler.extract.gender import FEMININE
from adcrawler.lexicon import Term, bundled_lists
from adcrawler.scanner import Scanner

KINDS = ("trades", "coders", "others", "roles", "fields", "alien")
"""What a word of a title tells, see the list."""
ENOUGH = 4
"""Signs of the trade that a text has, when the title leaves it open."""
ENOUGH_FOR_ALIENS = 9
"""When the title gives no reason, or one against it."""


def is_developer(ad: Ad) -> bool:
    """Tell whether the ad is for a developer."""
    kinds = list(kinds_in(ad.title))
    said = _clear(kinds)
    if said is not None:
        return said
    likely = "alien" not in kinds and {"roles", "coders", "fields"} & set(kinds)
    return signs(ad) >= (ENOUGH if likely else ENOUGH_FOR_ALIENS)


def by_title(title: str) -> bool | None:
    """Return what the title says; None if it leaves it to the text."""
    return _clear(list(kinds_in(title)))


def _clear(kinds: list[str]) -> bool | None:
    """Return what the first clear word says; without one, a role in a field of ours is clear."""
    ours = "fields" in kinds or "alien" not in kinds
    for kind in kinds:
        if kind == "trades" or (kind == "coders" and ours):
            return True
        if kind == "others":
            return False
    return True if {"roles", "fields"} <= set(kinds) and "alien" not in kinds else None


def kinds_in(title: str) -> Iterator[str]:
    """Yield what the title's words tell, in their order; technologies are fields."""
    scanner, kinds = _title_words()
    for hit in scanner.scan(FEMININE.sub("", title))["title"]:
        yield kinds[hit.term]
    if _tools(Ad(title, "")):
        yield "fields"


def signs(ad: Ad) -> int:
    """Return how many different technologies and words of the craft the text has."""
    words = {hit.term for hit in _text_words().scan(ad.text)["text"]}
    return len(words) + len(_tools(ad))


def _tools(ad: Ad) -> set[str]:
    """Return the technologies named, without those that every office uses."""
    return {mention.name for mention in ad.technology_mentions} - _office()


@cache
def _office() -> frozenset[str]:
    return frozenset(bundled_lists()["trade"]["office"])


@cache
def _title_words() -> tuple[Scanner, dict[str, str]]:
    kinds = {word: kind for kind in KINDS for word in words_of(kind)}
    return Scanner(Term("title", word) for word in kinds), kinds


@cache
def _text_words() -> Scanner:
    return Scanner(Term("text", word) for word in words_of("crafts"))


def words_of(kind: str) -> list[str]:
    """Return the words of a kind, of all languages."""
    words = bundled_lists()["trade"][kind]
    return words if isinstance(words, list) else [word for part in words.values() for word in part]
