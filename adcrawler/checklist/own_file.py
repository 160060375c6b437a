"""A user's own checklist: the bundled one, changed by a TOML file."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from math import inf
from pathlib import Path
from typing import Any

from adcrawler.checklist.checklist import Checklist, default_checklist
from adcrawler.lexicon import Term, bundled_terms, read_terms
from adcrawler.scanner import Scanner

KEYS = ("off", "weights", "words", "exceptions")
LANGUAGES = ("fr", "en")
_KINDS = {"words": "terms", "exceptions": "exceptions"}


class ChecklistError(ValueError):
    """A checklist file that cannot be used; the message names what is wrong and where."""


class _MistakeError(ValueError):
    """A mistake in a file's content: the key or value that is wrong, and why."""

    def __init__(self, word: object, message: str) -> None:
        super().__init__(message)
        self.word = str(word)


def load_checklist(path: Path) -> Checklist:
    """Return the bundled checklist as changed by a TOML file.

        off = ["no-degree"]                      # criteria left out
        weights.salary = 5                       # instead of the bundled weight
        words.hype.en = ["synergistic cloud"]    # looked for too
        exceptions.hype.en = ["unique key"]      # where a word does not count

    Raises ChecklistError for a file that is missing, no TOML, or names what does not exist.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return _changed(default_checklist(), tomllib.loads(text))
    except OSError as error:
        raise ChecklistError(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ChecklistError(f"{path}: not a TOML file: {error}") from error
    except _MistakeError as mistake:
        raise ChecklistError(f"{path}:{_line(text, mistake.word)}: {mistake}") from mistake


def _line(text: str, word: str) -> int:
    """Return the line where a word stands, from 1, comments aside."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.search(line.partition("#")[0]):
            return number
    return 1


def _changed(base: Checklist, content: Mapping[str, Any]) -> Checklist:
    for key in content:
        _check_known(key, KEYS, "key")
    off, weights = content.get("off", []), content.get("weights", {})
    if not isinstance(off, list):
        raise _MistakeError("off", "off is a list of criteria")
    if not isinstance(weights, dict):
        raise _MistakeError("weights", "weights is a table of numbers")
    for name in (*off, *weights):
        _check_known(name, base.criteria, "criterion")
    for name, weight in weights.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight < inf:
            raise _MistakeError(name, f"the weight of {name} must be a number from 0 up")
    extra = list(_extra_terms(content))
    state = blake2b(repr(sorted(content.items())).encode(), digest_size=4).hexdigest()
    return Checklist(
        {name: criterion for name, criterion in base.criteria.items() if name not in off},
        {**base.weights, **weights},
        f"{base.version}-{state}",
        Scanner([*bundled_terms(), *extra]) if extra else base.scanner,
    )


def _extra_terms(content: Mapping[str, Any]) -> Iterator[Term]:
    known = {term.lexicon for term in bundled_terms()}
    for key, kind in _KINDS.items():
        for name, by_language in _table(content.get(key, {}), key, "a table of word lists").items():
            _check_known(name, known, "word list")
            for language in _table(by_language, name, "lists by language"):
                _check_known(language, LANGUAGES, "language")
            try:
                yield from read_terms(name, {kind: by_language})
            except TypeError as error:
                raise _MistakeError(name, str(error)) from error


def _table(value: object, key: str, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _MistakeError(key, f"{key} is {what}")
    return value


def _check_known(name: object, known: Iterable[str], what: str) -> None:
    names = sorted(known)
    if name in names:
        return
    close = difflib.get_close_matches(str(name), names, n=1)
    hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(names)}"
    raise _MistakeError(name, f"no {what} {name!r}; {hint}")
