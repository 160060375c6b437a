"""HTML to the plain text that is judged."""

import html
import re

import html_text

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\d+|#x[\da-fA-F]+);")


def to_text(description: str) -> str:
    """Return the visible text of an HTML fragment; plain text comes back as it is."""
    if not _MARKUP.search(description):
        return description.strip()
    if "<" not in description:
        return html.unescape(description).strip()
    return str(html_text.extract_text(description)).strip()
