"""Word lists are found as their syntax says, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adcrawler.lexicon import Hit, Term, fold
from adcrawler.scanner import Scanner


def find(text: str, *words: str, exceptions: tuple[str, ...] = ()) -> list[str]:
    terms = [Term("list", word) for word in words] + [
        Term("list", e, exception=True) for e in exceptions
    ]
    return [text[hit.start : hit.end] for hit in hits(text, terms)]


def hits(text: str, terms: list[Term]) -> list[Hit]:
    return Scanner(terms).scan(text)["list"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Un Projet INNOVANT.", "projet innovant", ["Projet INNOVANT"]),
        ("revolutionner", "révolutionn*", ["revolutionner"]),
        ("l’équipe", "l'équipe", ["l’équipe"]),
        ("projet\ninnovant", "projet innovant", ["projet\ninnovant"]),
        ("javascript", "java", []),
        ("PythonDjango", "django", ["Django"]),
        ("Go, go, GO", "=Go", ["Go"]),
        ("R, C'est R&D et R.", "=R", ["R", "R"]),
        ("C", "c", ["C"]),
        ("C#/F#", "c#", ["C#"]),
        ("underfunded", "*funded", ["underfunded"]),
        ("", "java", []),
        ("java", "java", ["java"]),
        ("un +", "un +", ["un +"]),
        ("bonus", "bonus:", []),
        ("bonus: x", "bonus:", ["bonus:"]),
    ],
)
def test_one_word(text: str, word: str, expected: list[str]) -> None:
    assert find(text, word) == expected


def test_the_longest_wins() -> None:
    assert find("SQL Server, SQL", "SQL", "SQL Server") == ["SQL Server", "SQL"]


def test_exceptions_cover() -> None:
    assert find("user experience, experience", "experience", exceptions=("user experience",)) == [
        "experience"
    ]


def test_the_exact_term_wins_over_the_same_passage() -> None:
    terms = [Term("list", "android"), Term("list", "=Androïd")]
    assert [hit.term for hit in hits("Androïd, Android", terms)] == ["=Androïd", "android"]


def test_a_term_that_ends_with_a_sign_is_not_found_past_the_end() -> None:
    assert find("Nos valeurs", "valeurs :") == []
    assert find("Nos valeurs :", "valeurs :") == ["valeurs :"]


def test_lists_do_not_mix() -> None:
    scanner = Scanner([Term("one", "cloud"), Term("two", "cloud native")])
    found = scanner.scan("cloud native")
    assert [found[name] for name in ("one", "two", "three")] == [
        [Hit(0, 5, "cloud")],
        [Hit(0, 12, "cloud native")],
        [],
    ]


ODD = Scanner(
    [
        Term("list", word)
        for word in ("c", "=R", "*ing", "straß*", "i", "a plus", "(souhaité)", "un +")
    ]
)


@given(st.text())
def test_any_text_is_scanned_within_its_bounds(text: str) -> None:
    for hit in ODD.scan(text)["list"]:
        assert 0 <= hit.start < hit.end <= len(text)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)
