"""The language that an ad is advised in."""

import re

_FRENCH = re.compile(
    r"\b(?:le|la|les|des|et|est|une|nous|vous|pour|dans|sur|avec|du|au)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|you|we|with|for|is|are|our|will|in|on)\b", re.IGNORECASE)


def guess_language(text: str) -> str:
    """Return "fr" or "en", whichever has more of its small words in the first 2,000 characters."""
    head = text[:2000]
    return "fr" if len(_FRENCH.findall(head)) > len(_ENGLISH.findall(head)) else "en"
