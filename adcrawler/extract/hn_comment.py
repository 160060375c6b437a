"""A job comment on Hacker News: its first line says in any order who hires whom, where and how.

    Nightowl (YC W24) | Backend Engineer, SRE | Lyon, France or REMOTE (EU) | Full-time | €60k-80k

Only what is clear is read; the whole comment stays the ad's text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from adcrawler.ad import Ad
from adcrawler.extract.text import to_text
from adcrawler.extract.trade import by_title, kinds_in

_BARS = re.compile(r"\s*\|+\s*")
_DASHES = re.compile(r"\s+[–—-]+\s+|\s*\|+\s*")
_URL = re.compile(r"\(?\s*(?:https?://|www\.)[^\s)]+\s*\)?")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_REMOTE = re.compile(
    r"\b(?:fully |100% )?(?:remote(?:ly|-first| first| only| friendly)?|wfh)\b", re.IGNORECASE
)
_HYBRID = re.compile(r"\bhybrid\b", re.IGNORECASE)
_ONSITE = re.compile(r"\b(?:on-?site|in[ -](?:person|office))\b", re.IGNORECASE)
_TYPE = re.compile(
    r"\b(?:(?:full|part)[ -]?time|contract(?:or|ing)?|intern(?:ship)?s?|freelance|permanent"
    r"|cdi|cdd)\b",
    re.IGNORECASE,
)
_PAY = re.compile(r"[$€£]\s?\d|\b\d{2,3}\s?k\b", re.IGNORECASE)
_JOINTS = re.compile(
    r"^[\s,;:/&+-]+|[\s,;:/&+-]+$|\b(?:and|or|in|only|ok)\s*$|^(?:and|or|in|ok|possible)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"\b(?:UTC|GMT|[A-Z]{2,4}T)\b ?[+±-]|timezone|worldwide|anywhere|global", re.IGNORECASE
)
_BULLET = re.compile(r"^[\s*•·–—-]*(?:\d+[.)]\s)?")
_CLAUSE = re.compile(r"\s[–—-]+\s|[:|(,.;]\s?|\s(?:who|to|with|for)\s")
_LONGEST_ROLE = 80
_MOST_ROLES = 4


class Opening(NamedTuple):
    """What a comment says of its job or jobs."""

    title: str
    company: str | None = None
    locations: tuple[str, ...] = ()
    remote: str = ""
    """"remote", "hybrid", "onsite" or several of them."""
    types: tuple[str, ...] = ()
    salary: str | None = None


def read_opening(comment: str) -> Opening:
    """Read a comment's HTML, in which a paragraph begins with `<p>` and the first one with none."""
    text = to_text(comment)
    first, _, rest = text.partition("\n")
    parts = _split(first)
    company = _company(parts[0]) if len(parts) > 1 else None
    parts = [_URL.sub(" ", part).strip() for part in (parts[1:] if company else parts)]
    roles = [part for part in parts if _is_role(part)]
    known = set(roles)
    others = [part for part in parts if part and part not in known]
    return Opening(
        title=", ".join(_without_asides(role) for role in roles)[:200]
        or ", ".join(_roles_in(rest))
        or f"{company or 'Hacker News'}: {'several roles' if company else 'a job'}",
        company=company,
        locations=tuple(place for part in others if (place := _place(part))),
        remote=_remote(first if len(parts) > 1 else ""),
        types=tuple(dict.fromkeys(m[0].lower() for part in parts for m in _TYPE.finditer(part))),
        salary=next((part for part in others if _PAY.search(part)), None),
    )


def _split(line: str) -> list[str]:
    """Return the line's parts: between bars, else between dashes; a sentence is one part."""
    parts = _BARS.split(line)
    if len(parts) < 3:
        parts = _DASHES.split(line)
    parts = [part for part in parts if part.strip()]
    return parts if parts and all(len(part) < 200 for part in parts) else [line]


def _company(part: str) -> str | None:
    """Return "Nightowl" for "Nightowl (YC W24) https://nightowl.example"; None for a sentence."""
    name = _ASIDE.sub(" ", _URL.sub(" ", part)).strip(" ,:-–—")
    is_name = 0 < len(name) <= 60 and not re.search(
        r"[.!?]\s|\b(?:is|are) (?:looking|hiring)\b", name
    )
    return name if is_name and not _is_role(name) else None


def _is_role(part: str) -> bool:
    if len(part) > 150 or _PAY.search(part):
        return False
    return by_title(part) is not None or bool({"roles", "coders"} & set(kinds_in(part)))


def _without_asides(role: str) -> str:
    return " ".join(_ASIDE.sub(" ", _TYPE.sub(" ", role)).split()).strip(" ,:-–—")


def _roles_in(text: str) -> Iterator[str]:
    """Yield the first roles that lines of the text begin with: "- SRE: you keep us up"."""
    found: list[str] = []
    for line in text.splitlines():
        head = _CLAUSE.split(_BULLET.sub("", line), maxsplit=1)[0].strip()
        if 2 < len(head) <= _LONGEST_ROLE and len(head.split()) <= 8 and by_title(head):
            found.append(head)
    yield from list(dict.fromkeys(found))[:_MOST_ROLES]


def _remote(line: str) -> str:
    said = {"remote": _REMOTE, "hybrid": _HYBRID, "onsite": _ONSITE}
    return " ".join(word for word, pattern in said.items() if pattern.search(line))


def _place(part: str) -> str | None:
    """Return the place that a part names: "EU" for "REMOTE (EU)", None where it is none."""
    if _PAY.search(part) or len(part) > 100:
        return None
    says_how = any(pattern.search(part) for pattern in (_REMOTE, _HYBRID, _ONSITE))
    rest = part
    for pattern in (_REMOTE, _HYBRID, _ONSITE, _TYPE):
        rest = pattern.sub(" ", rest)
    rest = " ".join(re.sub(r"[()\[\]]", " ", rest).split())
    while (shorter := _JOINTS.sub("", rest).strip()) != rest:
        rest = shorter
    known = says_how or bool(Ad("", rest).terms("town"))
    is_place = known and re.search(r"[A-Z]", rest) and not _NO_PLACE.search(rest)
    return rest if is_place else None
