"""HTML to the plain text that is judged.

By patterns and not by a parser, for two reasons: job ads mix HTML with plain text ("a < b",
`List<String>`, `<jobs@example.org>`), where a parser loses what is no tag; and it runs for each ad.
"""

import html
import re
from functools import lru_cache

_LINE, _PARAGRAPH, _BREAK = "\x1e", "\x1d", "\x1f"  # a tag's gap, until its neighbours are known
_INLINE = (
    "a abbr b big center code em font i img ins kbd label mark nobr s small span strike strong"
)
_LINES = "div tr dd dt main header footer nav form body html thead tbody figcaption option"
_PARAGRAPHS = "p h1 h2 h3 h4 h5 h6 hr ul ol dl table blockquote pre section article aside figure"
_GAPS = {
    **dict.fromkeys([*_INLINE.split(), "sub", "sup", "tt", "u", "wbr"], ""),
    **dict.fromkeys(_LINES.split(), _LINE),
    **dict.fromkeys(_PARAGRAPHS.split(), _PARAGRAPH),
    **dict.fromkeys(["td", "th", "button", "input", "select", "textarea"], " "),
    "br": _BREAK,
    "li": f"{_LINE}- ",
    "/li": _LINE,
}

_DROPPED = re.compile(
    r"<(?:(script|style|template|svg|head)\b[^<>]*>.*?(?:</\1\s*>|\Z)"
    r"|!--.*?(?:-->|\Z)|[!?][a-z][^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])"""
    r"""([^<>"']*+(?:(?:"[^"<]*"|'[^'<]*'|["'])[^<>"']*+)*+)(?:>|\Z)"""
)
_BREAKS = re.compile(
    rf"</?(?:{'|'.join(name for name in _GAPS if _GAPS[name].strip(' '))})(?=[\s/>])", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]\w{1,30}|#\d{1,7}|#[xX][\da-fA-F]{1,6});")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_GAP = re.compile(f"[{_LINE}{_PARAGRAPH}{_BREAK} ]{{2,}}|[{_LINE}{_PARAGRAPH}{_BREAK}]")
_LONE_BULLET = re.compile(r"^(?:-\s+)+(?=\S)", re.MULTILINE)


@lru_cache(16)  # an ad's text is asked for again by its next reader
def to_text(description: str) -> str:
    """Return the visible text of an HTML fragment as lines; plain text comes back as it is.

    Where no tag breaks lines, the line breaks are the text's own.
    """
    text = description
    if "<" in text:
        text = _DROPPED.sub(" ", text)
        if broken := _BREAKS.search(text):
            text = _BLANKS.sub(" ", text)
        text = _TAG.sub(_gap_of, text)
        if broken:
            text = _LONE_BULLET.sub("- ", _GAP.sub(_lines_of, text))
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return text.strip()


def _gap_of(tag: re.Match[str]) -> str:
    """Return what stands for a tag; what only looks like one (`List<String>`) stays."""
    closing, name, attributes = tag[1], tag[2].lower(), tag[3]
    gap = _GAPS.get(closing + name, _GAPS.get(name))
    attributed = "=" in attributes
    if gap is not None and (attributed or tag[0][-1] == ">"):
        return gap
    return "" if closing or attributed or "-" in name else tag[0]


def _lines_of(gap: re.Match[str]) -> str:
    """Return one break, or a blank line, for the tags that follow each other."""
    tags = gap[0]
    if _PARAGRAPH in tags or tags.count(_BREAK) > 1:
        return "\n\n"
    return "\n" if _LINE in tags or _BREAK in tags else " "
