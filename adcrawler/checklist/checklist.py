"""Which criteria are in force, and what each weighs."""

import pkgutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from adcrawler import __version__
from adcrawler.ad import Ad
from adcrawler.checklist import criteria as criteria_package
from adcrawler.checklist.criterion import Category, Criterion, Verdict
from adcrawler.scanner import Scanner, default_scanner


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
    core = [root / f"{name}.py" for name in ("ad", "facts", "lexicon", "scanner", "spellings")]
    for folder in ("checklist", "extract", "lexicons"):
        core += sorted((root / folder).rglob("*"))
    for path in core:
        if path.suffix in {".py", ".toml", ".txt"}:
            state.update(path.read_bytes())
    return state.hexdigest()
