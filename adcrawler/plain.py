"""Texts of others as they may be shown: none commands a terminal or a spreadsheet."""

import json
import re
import sys
from typing import Any

_COMMANDS = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control signs, and those that turn the direction of writing."""
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_FORMULA = tuple("=+-@＝＋－＠")


def printable(text: str) -> str:
    """Return the text without the signs that would command the reader's terminal."""
    return _COMMANDS.sub("�", text)


def one_line(text: str) -> str:
    """Return the text printable, on one line, and without what nobody sees."""
    return printable(" ".join(_INVISIBLE.sub("", text).split()))


def tell(problem: object) -> None:
    """Tell the user of a command, in one line, what is wrong."""
    print(f"adcrawler: {one_line(str(problem))}", file=sys.stderr)  # noqa: T201


def printable_only(value: Any) -> Any:
    """Make a text printable and leave all else: what Jinja calls for each value of a page."""
    return printable(value) if type(value) is str else value


def as_json(value: Any, **options: Any) -> str:
    """Return a value as JSON whose texts are legible, with what is not printable escaped."""
    written = json.dumps(value, ensure_ascii=False, **options)
    return _COMMANDS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)


def cell(value: Any) -> Any:
    """Return a value for a spreadsheet; a text that it would run begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    shown = printable(value)
    return f"'{shown}" if _INVISIBLE.sub("", shown).lstrip(" \t\n�").startswith(_FORMULA) else shown
