"""The ad as it is judged: one canonical text, and the facts about it, each computed once."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Self

from adcrawler.extract.contact import Contact, find_contact
from adcrawler.extract.language import guess_language
from adcrawler.extract.opening import Opening, find_opening, lean
from adcrawler.extract.reading import read_facts
from adcrawler.extract.technologies import Mention, find_mentions
from adcrawler.extract.text import to_text
from adcrawler.facts import Facts
from adcrawler.items import JobPosting
from adcrawler.lexicon import Hit, Span, fold
from adcrawler.scanner import Found, Scanner, default_scanner

UNSTORABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""NUL and lone surrogates, which no PostgreSQL text can hold."""


def canonical(text: str) -> str:
    """Return the text in NFC, with what cannot be stored replaced one for one."""
    if text.isascii():
        return text.replace("\0", "\ufffd")
    text = unicodedata.normalize("NFC", text)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(UNSTORABLE)
    return text.replace("\0", "\ufffd")


@dataclass(frozen=True)
class Ad:
    """One ad: its title, its plain text, and the structured fields that its board gave, as texts.

    Spans index `document`: the title, a blank line, the text.
    """

    title: str
    text: str
    id: str = ""
    lang: str = ""
    """"fr" or "en": the language of the advice. Guessed from the text when not given."""
    company: str | None = None
    location: str | None = None
    address: str | None = None
    date_posted: str | None = None
    contract: str | None = None
    salary: str | None = None
    remote: str | None = None
    experience: str | None = None
    education: str | None = None
    start_date: str | None = None
    contact: str | None = None
    scanner: Scanner = field(default_factory=default_scanner, repr=False, compare=False)
    document: str = field(init=False, repr=False, compare=False)
    text_start: int = field(init=False, repr=False, compare=False)
    """Where the text begins in the document."""

    def __post_init__(self) -> None:
        values = self.__dict__  # what is frozen is set here, and nowhere else
        for name in _CANONICAL:
            if (value := values[name]) is not None:
                values[name] = canonical(str(value))
        if self.lang not in {"fr", "en"}:
            values["lang"] = guess_language(self.text or self.title)
        values["text_start"] = len(self.title) + 2
        values["document"] = f"{self.title}\n\n{self.text}"

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Make an ad from a mapping with this class's field names; others are left aside."""
        known = {k: v for k, v in record.items() if k in FIELDS and v not in (None, "")}
        return cls(**{"title": "", "text": ""} | known)

    @classmethod
    def from_posting(cls, posting: JobPosting) -> Self:
        """Make an ad from what a spider yielded."""
        salary = posting.salary
        return cls(
            id=f"{posting.board}/{posting.key}",
            title=to_text(posting.title),
            text=_whole_text(posting),
            lang=posting.language or "",
            company=posting.company,
            location="; ".join(posting.locations) or None,
            address=posting.street_address,
            date_posted=posting.date_posted.isoformat() if posting.date_posted else None,
            contract=", ".join(posting.employment_type) or None,
            salary=salary.raw if salary else None,
            remote=posting.remote,
            experience=to_text(posting.experience or "") or None,
            education=to_text(posting.education or "") or None,
            start_date=posting.start_date,
            contact=posting.contact,
        )

    @cached_property
    def folded(self) -> str:
        """The document for case-blind search, with the same offsets."""
        return fold(self.document)

    def board_fields(self) -> dict[str, str]:
        """Return the structured fields that the board gave, by name."""
        names = [one.name for one in fields(self) if one.name in BOARD_FIELDS]
        return {name: value for name in names if (value := getattr(self, name))}

    def quote(self, span: Span) -> str:
        return self.document[span.start : span.end]

    @cached_property
    def facts(self) -> Facts:
        """What the ad states, each with the passages that say so."""
        return read_facts(self)

    @cached_property
    def technology_mentions(self) -> tuple[Mention, ...]:
        """Where the ad names technologies, in the order of the text."""
        return find_mentions(self)

    @cached_property
    def _found(self) -> Found:
        return self.scanner.scan(self.document)

    @cached_property
    def contacts(self) -> Contact:
        """Whom the text tells to write to or call."""
        return find_contact(self)

    @cached_property
    def opening(self) -> Opening:
        """The first paragraph of the text."""
        return find_opening(self)

    @cached_property
    def leans_to_job(self) -> float:
        """How much the text begins with the job (above 0) or with the company (below)."""
        return lean(self)

    @cached_property
    def _digits(self) -> bytes:
        """A byte a character: "0" for a digit, "a" for a letter, a space for all else."""
        return self.document.encode("latin-1", "replace").translate(_DIGITS)

    def has_long_number(self, digits: int) -> bool:
        """Tell whether so many digits follow each other, with spaces and signs between them."""
        return b"0" * digits in self._digits.translate(None, b" ")

    def has_digit(self, start: int, end: int) -> bool:
        return self._digits.find(b"0", start, end) >= 0

    def has_number(self, start: int, end: int) -> bool:
        """Tell whether a passage has a digit, or a number in letters."""
        return self.has_digit(start, end) or any(
            start <= hit.start < end for hit in self.terms("numbers")
        )

    def terms(self, lexicon: str) -> list[Hit]:
        """Return where the terms of a word list stand, in the order of the text."""
        return self._found[lexicon]

    def scanned_by(self, scanner: Scanner) -> Self:
        """Return the same ad, searched for another scanner's words."""
        return replace(self, scanner=scanner)


_DIGITS = b"".join(
    b"0" if chr(byte).isdigit() else b"a" if chr(byte).isalpha() else b" " for byte in range(128)
).ljust(256)


def _whole_text(posting: JobPosting) -> str:
    """Return the description, and below it the sections that it does not contain already."""
    parts = [to_text(posting.description)]
    said = _letters(parts[0])
    sections = [posting.responsibilities, posting.qualifications, ", ".join(posting.skills)]
    for section in (*sections, posting.benefits, posting.incentives):
        text = to_text(section or "")
        if (letters := _letters(text)) not in said:
            parts.append(text)
            said += letters
    return "\n\n".join(parts)


def _letters(text: str) -> str:
    """Return the text without spaces, bullets and case, to compare."""
    return "".join(filter(str.isalnum, text.lower()))


FIELDS = frozenset(field.name for field in fields(Ad) if field.init) - {"scanner"}
"""The names that an ad's evidence may give, all of them texts."""
BOARD_FIELDS = FIELDS - {"id", "title", "text", "lang"}
_CANONICAL = FIELDS - {"id"}
"""An id goes out as it came in."""
