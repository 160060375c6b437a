"""The language of an ad's text, told from the text and from what its page declares."""

import pytest

from adcrawler.extract.language import language_code, language_of

TEXTS = {
    "fr": "Vous rejoignez une équipe de six personnes qui développe notre outil de réservation. "
    "Nous travaillons avec Python et PostgreSQL, et vous participez au choix des outils pour la "
    "suite du projet, dans nos bureaux de Lyon ou sur un site de nos clients.",
    "en": "You join a team of six that builds our booking tool. We work with Python and "
    "PostgreSQL, and you will have your say in what we choose for the next part of the project, "
    "from our office in Leeds or from your home.",
    "nl": "Je werkt in een team van zes aan onze boekingstool. We werken met Python en "
    "PostgreSQL, en je beslist mee over wat we kiezen voor het volgende deel van het project, "
    "vanuit ons kantoor in Utrecht of vanuit huis.",
    "es": "Trabajas en un equipo de seis personas que desarrolla nuestra herramienta de reservas. "
    "Usamos Python y PostgreSQL, y participas en la elección de las herramientas para la "
    "siguiente parte del proyecto, desde nuestra oficina de Sevilla o desde tu casa.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_counts_more_than_what_its_page_declares(language: str) -> None:
    assert language_of(TEXTS[language]) == language
    assert language_of(TEXTS[language], "de-DE") == language


def test_terms_of_another_language_change_nothing() -> None:
    terms = "Product Owner, Continuous Integration, Machine Learning Engineer, Full Remote. "
    assert language_of(TEXTS["fr"] + terms) == "fr"
    assert language_of(terms + TEXTS["nl"]) == "nl"


def test_a_text_in_two_languages_is_that_of_its_longer_part() -> None:
    assert language_of(TEXTS["fr"] * 2 + TEXTS["en"]) == "fr"


@pytest.mark.parametrize(
    ("declared", "language"),
    [("fr", "fr"), ("en-GB", "en"), ("pt_BR", "pt"), ("english", None), ("", None), (None, None)],
)
def test_a_short_text_is_what_its_page_declares(declared: str | None, language: str | None) -> None:
    assert language_code(declared) == language
    assert language_of("Python, CDI", declared) == language
