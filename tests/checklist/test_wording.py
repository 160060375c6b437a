"""What the criteria on vague terms, vague levels and jargon quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adcrawler.ad import Ad
from adcrawler.checklist import default_checklist
from adcrawler.lexicon import Span

CRITERIA = default_checklist().criteria
WORDING = ("no-vague-terms", "no-vague-level", "no-jargon")


def quotes(criterion: str, ad: Ad) -> list[str]:
    return [ad.quote(e) for e in CRITERIA[criterion].check(ad).evidence if isinstance(e, Span)]


def test_level_is_quoted_with_the_skill_it_grades() -> None:
    ad = Ad("Data engineer", "Strong Python and SQL skills.\nGit, with excellent command of Rust.")
    assert quotes("no-vague-level", ad) == ["Strong Python and SQL skills", "excellent command"]


def test_french_level_is_quoted_where_the_adjective_follows() -> None:
    ad = Ad("Développeur", "Vous avez une expérience professionnelle significative en Go.")
    assert quotes("no-vague-level", ad) == ["expérience professionnelle significative"]


def test_level_does_not_reach_into_the_next_sentence() -> None:
    assert quotes("no-vague-level", Ad("Developer", "Good coffee. Experience with Node.js.")) == []


def test_level_in_the_title_is_quoted_from_the_title() -> None:
    evidence = CRITERIA["no-vague-level"].check(Ad("Senior Go developer", "You write Go.")).evidence
    assert evidence == (Span(0, 6),)


def test_faint_vague_words_are_quoted_only_where_there_is_no_plainer_one() -> None:
    assert quotes("no-vague-terms", Ad("Developer", "You are proactive.")) == ["proactive"]
    both = Ad("Developer", "You are proactive. We offer a competitive salary.")
    assert quotes("no-vague-terms", both) == ["competitive"]


def test_jargon_is_quoted_as_a_phrase_of_one_clause() -> None:
    ad = Ad("Developer", "Who we are:\nPeople with a growth mindset, in Oslo.")
    assert quotes("no-jargon", ad) == ["People with a growth mindset"]


def test_one_word_with_honest_uses_is_no_jargon() -> None:
    assert quotes("no-jargon", Ad("Developer", "You share insights. Good insights!")) == []
    several = Ad("Developer", "You share insights with stakeholders on our journey.")
    assert len(quotes("no-jargon", several)) == 2  # of three words


@pytest.mark.parametrize("criterion", WORDING)
def test_quotes_a_handful_at_most(criterion: str) -> None:
    text = "Challenge! Strong skills. Our values. " * 500
    assert 0 < len(quotes(criterion, Ad("Developer", text))) <= 8


@given(st.text())
def test_any_text_gets_a_verdict(text: str) -> None:
    ad = Ad(text[:20], f"{text} strong {text} our values {text} challenge", lang="en")
    for criterion in WORDING:
        for quote in quotes(criterion, ad):
            assert quote
