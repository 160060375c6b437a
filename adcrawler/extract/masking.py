"""Text without the ways to reach its people."""

import re
from collections.abc import Iterable

from adcrawler.extract.contact import MAILBOX, PHONE
from adcrawler.lexicon import Span

_DIALLED = re.compile(r"\d[\d ().+-]{7}")
"""What every telephone number has, in the digits of any script, and is faster to look for."""


def masked(text: str) -> str:
    """Return the text with e-mail addresses and telephone numbers replaced by what they are."""
    if "@" in text:
        text = MAILBOX.sub("[e-mail]", text)
    return PHONE.sub("[phone]", text) if _DIALLED.search(text) else text


def veiled(text: str, people: Iterable[Span] = ()) -> str:
    """Return the text, as long as before, with contact details that still look like what they are.

    "jane@acme.com" becomes "xxxx@xxxx.xxx", "01 23 45" becomes "01 11 11"; `people` are passages
    with names, in order.
    """
    for start, end in people:
        text = text[:start] + _veil(text[start:end]) + text[end:]
    if "@" in text:
        text = MAILBOX.sub(lambda found: _veil(found[0]), text)
    return PHONE.sub(lambda found: _veil(found[0]), text)


def _veil(text: str) -> str:
    return re.sub(r"[1-9]", "1", re.sub(r"[^\W\d_]", _x, text))


def _x(letter: re.Match[str]) -> str:
    return "X" if letter[0].isupper() else "x"
