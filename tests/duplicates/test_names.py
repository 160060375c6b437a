"""Names in one form for all their spellings."""

import pytest

from adcrawler.duplicates.names import company_key, place_words, title_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Société Exemple", "SOCIETE EXEMPLE S.A.S."),
        ("Groupe Exemple France", "Exemple"),
        ("Example & Co. Ltd", "Example, Inc."),
        ("Example Careers", "example"),
    ],
)
def test_companies(one: str, other: str) -> None:
    assert company_key(one) == company_key(other) is not None


@pytest.mark.parametrize("name", [None, "", "Confidentiel", "Entreprise anonyme", "—"])
def test_no_company(name: str | None) -> None:
    assert company_key(name) is None


def test_a_company_named_like_noise_keeps_its_name() -> None:
    assert company_key("La Poste Groupe") == "poste"
    assert company_key("France International") == "france international"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Développeur·se Python (H/F)", "Développeuse python"),
        ("Ingénieur(e) DevOps F/H - CDI", "DevOps Engineer"),
        ("Full-stack dev (m/w/d), remote", "Fullstack developer"),
        ("Sr. Data Analyst", "Data analyste senior"),
        ("Administrateur/trice systèmes", "Administratrice SYSTEMES"),
    ],
)
def test_titles(one: str, other: str) -> None:
    assert title_words(one) == title_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C developer", "C++ developer"), ("C# developer", "C developer"), ("Dev II", "Dev III")],
)
def test_other_titles(one: str, other: str) -> None:
    assert title_words(one) != title_words(other)


@pytest.mark.parametrize(
    ("place", "towns"),
    [
        ("75010 Paris 10e", {"paris"}),
        ("69 - LYON 05", {"lyon"}),
        ("Lyon, Auvergne-Rhône-Alpes, FR", {"lyon"}),
        ("Remote; Strasbourg / Metz", {"strasbourg", "metz"}),
        ("France", set()),
        ("Île-de-France, FR", set()),
        ("Remote", set()),
    ],
)
def test_places(place: str, towns: set[str]) -> None:
    assert place_words([place]) == {frozenset([town]) for town in towns}
