"""What an ad begins with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adcrawler.ad import Ad
from adcrawler.extract.opening import find_opening, first_clause, lean

JOB = "You will look after the page crawler of our price watch and write its tests in Python."
COMPANY = "LambdaBox is a leading provider of lamps in 12 countries, founded in 1990 in Lyon."


def opening(text: str) -> str:
    ad = Ad("Dev", text, lang="en")
    start, end, _ = find_opening(ad)
    return ad.document[start:end]


@pytest.mark.parametrize("above", ["", "Paris (75)\nCDI\n", "Job description\n\n", "  \n - \n"])
def test_headings_and_bare_facts_are_no_opening(above: str) -> None:
    assert opening(f"{above}{JOB}\n{COMPANY}") == JOB


def test_text_of_short_lines_is_its_own_opening() -> None:
    assert opening("- Python\n- SQL") == "- Python\n- SQL"


def test_heading_above_is_told() -> None:
    assert find_opening(Ad("Dev", f"About us\n{JOB}", lang="en")).heading == "company"
    assert find_opening(Ad("Dev", f"Your mission\n{COMPANY}", lang="en")).heading == "job"
    assert find_opening(Ad("Dev", f"About the role\n{COMPANY}", lang="en")).heading == "job"


def test_job_leans_one_way_and_company_the_other() -> None:
    assert lean(Ad("Dev", f"{JOB}\n{COMPANY}", lang="en")) > 0
    assert lean(Ad("Dev", f"{COMPANY}\n{JOB}", lang="en")) < 0


def test_evidence_is_a_clause() -> None:
    ad = Ad("Dev", f"• You look after our page crawler. {JOB}", lang="en")
    assert [ad.quote(span) for span in first_clause(ad)] == ["You look after our page crawler"]


@given(st.text())
def test_any_text_has_an_opening(text: str) -> None:
    ad = Ad("Dev", text, lang="fr")
    for span in first_clause(ad):
        assert ad.text_start <= span.start < span.end <= len(ad.document)
    assert isinstance(lean(ad), float)
