"""The family of a job (backend, data, devops…), by its title, else by its technologies."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from adcrawler.lexicon import fold, without_accents

JobFamily = Literal[
    "backend", "frontend", "full-stack", "data", "ml", "devops", "mobile", "qa", "security",
    "embedded", "management", "other",
]  # fmt: skip
FAMILIES: tuple[JobFamily, ...] = get_args(JobFamily)
LEAST = 2
"""Technologies of a family below which they say nothing."""
_ASIDE = re.compile(  # gender marks, and the branch that a French board writes behind the title
    r"- systemes?, reseaux?, donnees?|- informatique de gestion|"
    r"\(?\b[hfmwdx](?:[/ ][hfmwdx])+\b\)?|[·.-](?:e|trice|euse|ne|se)s?\b|"
    r"\((?:e|trice|euse|ne|se)s?\)"
)


@cache
def _content() -> dict[str, Any]:
    text = files("adcrawler.extract").joinpath("job_families.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _titles() -> list[tuple[JobFamily, re.Pattern[str]]]:
    return [(family["name"], _any_of(family["title"])) for family in _content()["family"]]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    patterns = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<![\w.+#])(?:{'|'.join(patterns)})(?![\w+#])")


@cache
def _families_of() -> dict[str, JobFamily]:
    """Return the family that each technology speaks for."""
    listed: dict[JobFamily, list[str]] = _content()["technologies"]
    return {technology: family for family, names in listed.items() for technology in names}


def job_family(title: str, technologies: Iterable[str]) -> JobFamily:
    """Return the family of a job; `technologies` are canonical names."""
    plain = _ASIDE.sub(" ", without_accents(fold(title)))
    for family, pattern in _titles():
        if pattern.search(plain):
            return family
    return _by_technologies(technologies)


def _by_technologies(technologies: Iterable[str]) -> JobFamily:
    families = _families_of()
    votes = Counter(families[name] for name in technologies if name in families)
    if votes["frontend"] >= LEAST and votes["backend"] >= LEAST:
        votes["full-stack"] = votes["frontend"] + votes["backend"]
    family, most = max(votes.items(), key=lambda vote: vote[1], default=("other", 0))
    return family if most >= LEAST else "other"
