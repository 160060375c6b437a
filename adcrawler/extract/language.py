"""The language of an ad, and the one that it is advised in."""

import re
from functools import cache
from typing import Any

_FRENCH = re.compile(
    r"\b(?:le|la|les|des|et|est|une|nous|vous|pour|dans|sur|avec|du|au)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|you|we|with|for|is|are|our|will|in|on)\b", re.IGNORECASE)
_SURE = 0.9
"""The probability from which the reading of a text counts more than what its page declares."""


def guess_language(text: str) -> str:
    """Return "fr" or "en", whichever has more of its small words in the first 2,000 characters."""
    head = text[:2000]
    return "fr" if len(_FRENCH.findall(head)) > len(_ENGLISH.findall(head)) else "en"


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of a text's language; None when neither text nor page tells.

    `declared` is what the page says in `<html lang>`, which is often that of its template: it
    settles what the text leaves open.
    """
    stated = language_code(declared)
    if len(text) < 40:
        return stated
    code, probability = _identifier().classify(text[:3000])
    return str(code) if probability >= _SURE or not stated else stated


def language_code(declared: str | None) -> str | None:
    """Return "fr" for "fr-FR" or "fr_CA", None for what is no language code."""
    match = re.match(r"\s*([A-Za-z]{2})(?:[-_]|\s*$)", declared or "")
    return match[1].lower() if match else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to import

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
