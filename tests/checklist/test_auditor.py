"""The machinery around the criteria: what breaks, what is advised, what is quoted."""

import logging
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from adcrawler.ad import Ad, canonical
from adcrawler.checklist import ChecklistError, audit, default_checklist, load_checklist
from adcrawler.checklist.checklist import Checklist
from adcrawler.checklist.criterion import (
    Examples,
    Outcome,
    Text,
    Verdict,
    quoted,
    required,
    unwanted,
)
from adcrawler.checklist.phrases import phrases
from adcrawler.checklist.score import scores
from adcrawler.lexicon import Span

SPAN = Span(0, 3)


def broken(*names: str) -> Checklist:
    """Return the checklist in which some criteria raise."""

    def check(ad: Ad) -> Verdict:
        raise LookupError(ad.id)

    base = default_checklist()
    changed = {name: replace(base.criteria[name], check=check) for name in names}
    return replace(base, criteria={**base.criteria, **changed})


def test_criteria_that_raise_lose_their_own_verdicts_and_are_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ad = Ad("Dev", "We code. Salary: €40,000.", id="a/1", lang="en")
    sound, judged = audit(ad), audit(ad, broken("salary", "title"))
    assert (sound.errors, judged.errors) == (0, 2)
    for name, verdict in judged.verdicts.items():
        if name in {"salary", "title"}:
            assert verdict == Verdict(Outcome.NOT_APPLICABLE)
        else:
            assert verdict == sound.verdicts[name]
    told = [(record.levelno, record.getMessage()) for record in caplog.records]
    assert sorted(told) == [
        (logging.ERROR, "criterion salary failed on ad a/1"),
        (logging.ERROR, "criterion title failed on ad a/1"),
    ]
    assert "LookupError" in caplog.text


def test_a_verdict_keeps_its_evidence() -> None:
    assert required([SPAN, "salary"]) == (Outcome.MET, (SPAN, "salary"))
    assert required([]) == (Outcome.UNMET, ())
    assert unwanted(iter([SPAN])) == (Outcome.UNMET, (SPAN,))
    assert unwanted([]) == (Outcome.MET, ())


def test_nothing_that_applies_is_a_score_of_nothing() -> None:
    assert scores({}, {}) == (0.0, {})


@pytest.mark.parametrize(
    ("lang", "text", "advice"),
    [
        ("fr", "Un projet innovant. Une aventure unique.", "«\xa0projet innovant\xa0», «\xa0"),
        ("en", "A cutting-edge,\nrevolutionary. Our cutting-edge; tool.", "“cutting-edge”, “"),
    ],
)
def test_advice_quotes_without_the_stops_around_in_the_ads_language(
    lang: str, text: str, advice: str
) -> None:
    said = audit(Ad("Dev", text, lang=lang)).advice("no-hype")
    assert said is not None
    assert advice in said
    assert "\n" not in said


def test_words_are_in_the_language_asked_for() -> None:
    assert Text("une idée : oui", "one").in_language("fr") == "une idée\xa0: oui"
    assert Text("une", "one").in_language("en") == "one"
    assert (quoted("x", "fr"), quoted("x", "en")) == ("«\xa0x\xa0»", "“x”")


def test_examples_become_ads_of_their_language() -> None:
    whole = Ad("A title", "A text", lang="en")
    french, english = Examples(fr=("Un texte",), en=(whole,)).ads()
    assert (french.title, french.text, french.lang) == ("Développeur Python", "Un texte", "fr")
    assert english is whole


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a\0b", "a\ufffdb"),
        ("é\0", "é\ufffd"),
        ("é\ud800\0x\udfff", "é\ufffd\ufffdx\ufffd"),
        ("e\u0301", "é"),
    ],
)
def test_a_text_is_canonical_sign_for_sign(text: str, same: str) -> None:
    assert canonical(text) == same


def test_an_ad_without_a_language_has_that_of_its_text_else_of_its_title() -> None:
    french = "Nous cherchons une développeuse pour notre équipe de Lyon"
    assert Ad("We are looking for a developer", french).lang == "fr"
    assert Ad(french, "").lang == "fr"
    assert Ad("Dev", french, lang="en").lang == "en"
    assert Ad("Dev", french, lang="de").lang == "fr"


def test_a_record_gives_what_it_names_and_nothing_else() -> None:
    record = {"title": "Dev", "salary": "", "contact": None, "colour": "red", "company": "A"}
    ad = Ad.from_record(record)
    assert (ad.title, ad.text, ad.salary, ad.contact, ad.company) == ("Dev", "", None, None, "A")
    assert Ad.from_record({}).document == "\n\n"


def test_numbers_are_looked_for_within_a_passage() -> None:
    ad = Ad("5", "a 1 b three c", lang="en")
    start = ad.document.index("1")
    assert ad.has_digit(0, 1)
    assert ad.has_digit(start, start + 1)
    assert not ad.has_digit(1, start)
    assert not ad.has_digit(start + 1, len(ad.document))
    three = ad.document.index("three")
    assert ad.has_number(three, three + 1)
    assert not ad.has_number(start + 1, three)
    assert Ad("", "06 12.34").has_long_number(6)
    assert not Ad("", "06a1234").has_long_number(6)


def test_phrases_begin_where_the_last_one_ended() -> None:
    ad = Ad("Dev", "revolutionary revolutionary tool and revolutionary", lang="en")
    found = phrases(ad, ad.terms("hype"), 5)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(phrases(ad, ad.terms("hype"), 1)) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# mine\n\noff = 3", ":3: off is a list of criteria"),
        ("# mine\n\nweights = 3", ":3: weights is a table of numbers"),
        ("\n[weights]\ntitle = inf", ":3: the weight of title must be a number from 0 up"),
        ("\n[words]\nhype = 3", ":3: hype is lists by language"),
        ("off = [1.5]", ":1: no criterion 1.5"),
    ],
)
def test_a_mistake_is_placed_on_its_line(tmp_path: Path, text: str, place: str) -> None:
    file = tmp_path / "é.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ChecklistError) as refusal:
        load_checklist(file)
    assert str(refusal.value).startswith(f"{file}{place}")


@pytest.mark.parametrize("weight", ["0", "0.5", "1e9"])
def test_any_weight_from_0_up_counts(tmp_path: Path, weight: str) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(f"weights.title = {weight}")
    checklist = load_checklist(file)
    assert checklist.weights["title"] == float(weight)
    assert checklist.scanner is default_checklist().scanner  # no list was changed
