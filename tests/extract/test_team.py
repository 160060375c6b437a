"""What an ad says of the team."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adcrawler.ad import Ad
from adcrawler.extract.team import find_teams
from adcrawler.extract.team_size import count_team


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Au sein du pôle Relation Lampes, vous concevez."),
        ("fr", "Vous rejoignez une équipe de développeurs et de designers."),
        ("fr", "Rattaché au responsable de l'équipe Moteur, vous testez."),
        ("fr", "L'équipe qui développe le crawler vous attend."),
        ("fr", "Notre équipe IT recrute."),
        ("en", "Join our Lamp Insights team."),
        ("en", "You will be part of a small team of engineers and designers."),
        ("en", "The data platform team owns the pipelines."),
        ("en", "You work within the backend squad."),
        ("en", "The goal of the team is to sort the lamps."),
    ],
)
def test_team_that_is_described(lang: str, text: str) -> None:
    assert find_teams(Ad("Dev", text, lang=lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Vous travaillez avec l'équipe Marketing."),
        ("fr", "Rejoignez notre équipe dynamique !"),
        ("fr", "Vous avez l'esprit d'équipe."),
        ("fr", "Vous accompagnez les équipes métier."),
        ("fr", "Un poste dans le département du Cher, au service de nos clients."),
        ("en", "Partner with the marketing team and the product teams."),
        ("en", "You join a great team and are a team player."),
        ("en", "You know Service Now and give clear direction."),
    ],
)
def test_team_of_others_or_without_a_word_on_it(lang: str, text: str) -> None:
    assert not find_teams(Ad("Dev", text, lang=lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Une équipe projet composée d'une quinzaine de personnes."),
        ("fr", "L'équipe compte actuellement 8 développeurs."),
        ("fr", "L'équipe : 2 devs, 1 PO."),
        ("fr", "Nous sommes quatre dans l'équipe."),
        ("en", "You join a close-knit team of 5-6 people."),
        ("en", "A four-person team."),
        ("en", "The team has 3 engineers and 1 designer."),
    ],
)
def test_team_that_is_counted(lang: str, text: str) -> None:
    assert count_team(Ad("Dev", text, lang=lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Constituée d'une équipe de 30 personnes, LambdaBoite vend des lampes."),
        ("fr", "Expérience de 3 ans en équipe."),
        ("en", "We started as a team of three."),
        ("en", "A team of 5,000 in 12 countries."),
        ("en", "Our team has 10 years of experience."),
    ],
)
def test_company_years_and_history_are_no_team(lang: str, text: str) -> None:
    assert not count_team(Ad("Dev", text, lang=lang))


@given(st.text(alphabet="équip team of37 (,.\n:-dev"))
def test_any_text_is_read(text: str) -> None:
    ad = Ad("Dev", text, lang="fr")
    for span in [*find_teams(ad), *count_team(ad)]:
        assert 0 <= span.start <= span.end <= len(ad.document)
