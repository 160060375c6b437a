"""Whether a company advertises for itself or for others."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from adcrawler.lexicon import fold, without_accents


@cache
def _pattern() -> re.Pattern[str]:
    text = files("adcrawler.extract").joinpath("agencies.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(text)
    words = "|".join(map(re.escape, listed["words"]))
    names = "|".join(map(re.escape, listed["names"]))
    return re.compile(rf"\b(?:{words})\b|^(?:{names})(?: (?:france|group|groupe|it|technology))?$")


def is_agency(company: str | None) -> bool:
    """Tell whether a name is that of a recruiter, a temporary work or a services company."""
    plain = " ".join(re.findall(r"\w+", without_accents(fold(company or ""))))
    return bool(_pattern().search(plain))
