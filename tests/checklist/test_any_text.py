"""Any text is audited: without an error, and in a time that grows with its length."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adcrawler.ad import Ad
from adcrawler.checklist import audit
from adcrawler.lexicon import bundled_terms

WORDS = sorted({term.literal for term in bundled_terms() if term.lexicon != "town"})
SIGNS = ["\n", ". ", ", ", ": ", " - ", "@", "/", "€", "3", "12 000", "k€", "(", ")", "\0", "İ"]
PIECES = st.lists(st.sampled_from(WORDS) | st.sampled_from(SIGNS) | st.text(max_size=8))
TEXTS = PIECES.map(" ".join) | PIECES.map("".join)
"""Words of the lists among signs and anything, glued or apart: what the patterns look at."""


@settings(deadline=None)  # the first audit reads the lists
@given(st.text(), TEXTS, st.sampled_from(["fr", "en"]))
def test_any_text_is_audited(title: str, text: str, lang: str) -> None:
    ad = Ad(title, text, lang=lang)
    audited = audit(ad)
    assert audited.errors == 0
    for verdict in audited.to_dict()["verdicts"].values():
        for evidence in verdict["evidence"]:
            field = evidence.get("field")
            if "quote" in evidence:
                said = getattr(ad, field)[evidence["start"] : evidence["end"]]
                assert said == evidence["quote"]


NASTY = {
    "one word": "python ",
    "digits": "1",
    "numbers": "12 34 ",
    "at signs": "@",
    "mailboxes": "jane@acme.example ",
    "spelt mailboxes": "jane dot doe at acme dot com ",
    "no spaces": "a",
    "capitals": "Cad",
    "only newlines": "\n",
    "short lines": "- x\n",
    "nested brackets": "((((",
    "tags": "<b>",
    "addresses": "http://a.example/",
    "one letter": "a ",
    "one accent": "e\u0301",
    "currency signs": "€",
    "amounts": "salaire 40 000 à 50 000 euros ",
    "phones": "06 12 34 56 ",
    "teams": "équipe de ",
    "synergies": "vision 360 synergies ",
    "years": "5 ans d'expérience ",
    "contacts": "contact Jane ",
    "no Latin letter": "漢字",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY)
def test_time_grows_with_length(unit: str) -> None:
    """Four times the text takes about four times as long: eight at most, or too little to tell."""
    short, long = (seconds(unit * (length // len(unit))) for length in (250_000, 1_000_000))
    assert long < max(8 * short, 0.25)


def seconds(text: str) -> float:
    """Return the processor's time for the audit of a text, the shorter of two."""
    times = []
    for _ in range(2):
        begin = process_time()
        audit(Ad("Développeur Python", text)).to_dict()
        times.append(process_time() - begin)
    return min(times)
