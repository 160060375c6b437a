"""The evidence of noise reads well, stands once, and never fails on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adcrawler.ad import Ad
from adcrawler.checklist import default_checklist
from adcrawler.checklist.criterion import Outcome
from adcrawler.lexicon import Span

CRITERIA = default_checklist().criteria
NOISE = ["no-self-praise", "no-hype", "no-hero-words", "no-social-criteria"]


def quotes(criterion: str, text: str, lang: str = "en") -> list[str]:
    ad = Ad("Developer", text, lang=lang)
    return [ad.quote(e) for e in CRITERIA[criterion].check(ad).evidence if isinstance(e, Span)]


@pytest.mark.parametrize(
    ("criterion", "lang", "text", "expected"),
    [
        (
            "no-self-praise",
            "en",
            "A leading provider of flowers. Join!",
            "A leading provider of flowers",
        ),
        ("no-self-praise", "fr", "Le leader du marché, à Nantes.", "Le leader du marché"),
        ("no-hype", "en", "An exciting project that starts now", "exciting project"),
        ("no-hype", "fr", "un projet innovant et des fleurs", "projet innovant"),
        ("no-hero-words", "en", "Passionate about clean code?", "Passionate about clean code"),
        ("no-social-criteria", "en", "You must be a US citizen.", "US citizen"),
    ],
)
def test_a_quote_holds_what_the_word_qualifies(
    criterion: str, lang: str, text: str, expected: str
) -> None:
    assert quotes(criterion, text, lang) == [expected]


def test_overlapping_words_are_quoted_once() -> None:
    assert quotes("no-self-praise", "Les meilleurs experts de France.", "fr") == [
        "meilleurs experts de France"
    ]


def test_milder_words_are_quoted_only_where_there_is_nothing_plainer() -> None:
    assert quotes("no-hype", "Endless coffee in an exciting office") == ["exciting office"]
    assert quotes("no-hype", "Endless coffee") == ["Endless coffee"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("We build innovative looms.", Outcome.UNMET),
        ("You will design innovative looms.", Outcome.MET),
        ("Our looms are innovative. You design them.", Outcome.UNMET),
        ("We weave. Skills: innovative thinking.", Outcome.MET),
    ],
)
def test_words_of_praise_count_where_the_company_speaks_of_itself(
    text: str, outcome: Outcome
) -> None:
    assert CRITERIA["no-self-praise"].check(Ad("Developer", text, lang="en")).outcome is outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Une petite équipe, jeune et soudée.", Outcome.UNMET),
        ("Une équipe de 3 développeurs.\nJeune entreprise de Brest.", Outcome.MET),
        ("L'équipe aide les jeunes à se loger.", Outcome.MET),
        ("Vous accompagnerez de jeunes développeurs.", Outcome.MET),
        ("US citizens, green card holders and H-1B visa holders.", Outcome.MET),
        ("U.S. citizenship is required.", Outcome.UNMET),
        ("He will support the team.", Outcome.UNMET),
        ("S/he will support the team.", Outcome.MET),
    ],
)
def test_social_traits_are_told_from_their_lookalikes(text: str, outcome: Outcome) -> None:
    assert CRITERIA["no-social-criteria"].check(Ad("Dev", text)).outcome is outcome


@pytest.mark.parametrize("criterion", NOISE)
@given(
    parts=st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ["jeune", "équipe", "leading", "innovant", "we", "US citizen", "passion"]
            ),
        ),
        max_size=12,
    )
)
def test_any_text_gets_a_verdict_with_evidence_inside_it(criterion: str, parts: list[str]) -> None:
    ad = Ad("", " ".join(parts), lang="fr")
    for span in CRITERIA[criterion].check(ad).evidence:
        assert isinstance(span, Span)
        assert 0 <= span.start < span.end <= len(ad.document)
