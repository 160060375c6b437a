"""Which criteria are in force, and what each weighs."""

import pkgutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib import import_module
from importlib.resources import files
from math import inf
from pathlib import Path
from typing import Any

from adcrawler import __version__
from adcrawler.ad import Ad
from adcrawler.checklist import criteria as criteria_package
from adcrawler.checklist.criterion import Category, Criterion, Verdict
from adcrawler.lexicon import Term, bundled_terms, read_terms
from adcrawler.scanner import Scanner, default_scanner


class ChecklistError(ValueError):
    """A checklist file that cannot be used; the message names what is wrong and where."""


@dataclass(frozen=True)
class Checklist:
    """The criteria in force, their weights, and the words that they look for."""

    criteria: Mapping[str, Criterion]
    weights: Mapping[str, float]
    version: str
    scanner: Scanner

    @cached_property
    def plan(self) -> list[tuple[str, Callable[[Ad], Verdict], str, float]]:
        """Each criterion's name, check, category and weight."""
        return [
            (name, criterion.check, str(criterion.category), self.weights.get(name, 1.0))
            for name, criterion in self.criteria.items()
        ]


@cache
def default_checklist() -> Checklist:
    """Return the bundled checklist: every module of `criteria/`, weighted by weights.toml."""
    found: dict[str, Criterion] = {}
    for module in pkgutil.iter_modules(criteria_package.__path__):
        criterion = import_module(f"{criteria_package.__name__}.{module.name}").CRITERION
        found[criterion.id] = criterion
    text = files("adcrawler.checklist").joinpath("weights.toml").read_text(encoding="utf-8")
    order = list(Category)
    ordered = dict(sorted(found.items(), key=lambda item: order.index(item[1].category)))
    return Checklist(
        ordered, tomllib.loads(text)["weights"], f"{__version__}-{_digest()}", default_scanner()
    )


def _digest() -> str:
    """Return a fingerprint of all that decides a verdict: no change goes unversioned."""
    root = Path(__file__).parent.parent
    state = blake2b(digest_size=4)
    for folder in ("checklist", "extract", "lexicons"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".toml"}:
                state.update(path.read_bytes())
    return state.hexdigest()


def load_checklist(path: Path) -> Checklist:
    """Return the bundled checklist as changed by a TOML file.

        off = ["no-degree"]                      # criteria left out
        weights.salary = 5                       # instead of the bundled weight
        words.hype.en = ["synergistic cloud"]    # looked for too
        exceptions.hype.en = ["unique key"]      # where a word does not count

    Raises ChecklistError for a file that is missing, no TOML, or names what does not exist.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ChecklistError(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ChecklistError(f"{path}: not a TOML file: {error}") from error
    if unknown := set(content) - {"off", "weights", "words", "exceptions"}:
        raise ChecklistError(
            f"{path}: unknown key {min(unknown)!r}; known: off, weights, words, exceptions"
        )
    return _changed(default_checklist(), content, path)


def _changed(base: Checklist, content: Mapping[str, Any], path: Path) -> Checklist:
    off, weights = content.get("off", []), content.get("weights", {})
    if not isinstance(off, list) or not isinstance(weights, dict):
        raise ChecklistError(f"{path}: off is a list of criteria, weights a table of numbers")
    for name in (*off, *weights):
        if name not in base.criteria:
            raise ChecklistError(f"{path}: no criterion {name!r}; see `adcrawler criteria`")
    for name, weight in weights.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight < inf:
            raise ChecklistError(f"{path}: the weight of {name} must be a number from 0 up")
    extra = _extra_terms(content, path)
    state = blake2b(repr(sorted(content.items(), key=str)).encode(), digest_size=4).hexdigest()
    return Checklist(
        {name: criterion for name, criterion in base.criteria.items() if name not in off},
        {**base.weights, **weights},
        f"{base.version}-{state}",
        Scanner([*bundled_terms(), *extra]) if extra else base.scanner,
    )


def _extra_terms(content: Mapping[str, Any], path: Path) -> list[Term]:
    terms: list[Term] = []
    known = {term.lexicon for term in bundled_terms()}
    for key, kind in (("words", "terms"), ("exceptions", "exceptions")):
        lists = content.get(key, {})
        if not isinstance(lists, dict):
            raise ChecklistError(f"{path}: {key} is a table of word lists")
        for name, by_language in lists.items():
            if name not in known:
                raise ChecklistError(
                    f"{path}: no word list {name!r}; known: {', '.join(sorted(known))}"
                )
            try:
                terms += read_terms(name, {kind: by_language})
            except TypeError as error:
                raise ChecklistError(f"{path}: {error}") from error
    return terms
