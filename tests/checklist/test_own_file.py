"""A user's own checklist file."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adcrawler.ad import Ad
from adcrawler.checklist import ChecklistError, audit, default_checklist, load_checklist
from adcrawler.checklist.criterion import Outcome
from adcrawler.lexicon import bundled_terms


def write(folder: Path, text: str) -> Path:
    path = folder / "checklist.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_changes_weights_and_switches_off(tmp_path: Path) -> None:
    path = write(tmp_path, 'off = ["title"]\nweights.contact-email = 7\n')
    checklist = load_checklist(path)
    assert "title" not in checklist.criteria
    assert checklist.weights["contact-email"] == 7
    assert checklist.version != default_checklist().version


def test_looks_for_extra_words_and_leaves_exceptions_out(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'words.hype.fr = ["quantique"]\nexceptions.hype.fr = ["ordinateur quantique"]\n',
    )
    checklist = load_checklist(path)
    text = "Nous programmons en Python. "
    plain = Ad("Développeur Python", text, lang="fr")
    noisy = Ad("Développeur Python", text + "Un bond quantique.", lang="fr")
    excepted = Ad("Développeur Python", text + "Pour ordinateur quantique.", lang="fr")
    outcomes = [audit(ad, checklist).verdicts["no-hype"].outcome for ad in (plain, noisy, excepted)]
    assert outcomes == [Outcome.MET, Outcome.UNMET, Outcome.MET]
    assert audit(noisy).verdicts["no-hype"].outcome is Outcome.MET


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("off = [", "not a TOML file"),
        ('# "salry"\noff = ["salry"]', r":2: no criterion 'salry'; did you mean salary\?"),
        ('off = ["x"]', ":1: no criterion 'x'; known: address, company-brief"),
        ("off = [[3]]", r"no criterion \[3\]"),
        ('off = "title"', "off is a list"),
        ('weights.title = "much"', "weight of title"),
        ("weights.title = -1", "weight of title"),
        ("weights.title = true", "weight of title"),
        ("weights.title = nan", "weight of title"),
        ("weights = 3", "table of numbers"),
        ('wrods.hype.fr = ["x"]', r"no key 'wrods'; did you mean words\?"),
        ('words.hpye.fr = ["x"]', r"no word list 'hpye'; did you mean hype\?"),
        ("words.hype.fr = 3", "lists of words"),
        ("words.hype.fr = [3]", "lists of words"),
        ('words.hype.fr = [""]', "lists of words"),
        ('words.hype = ["x"]', "lists by language"),
        ("words = 3", "words is a table of"),
        ('words.hype.de = ["x"]', "no language 'de'; known: en, fr"),
        ('[words.hype]\nfr = ["x"]\n[words.jargon]\nen = [3]', ":3: .*jargon: terms must be"),
        ("a = " + "[" * 9999, "not a TOML file"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ChecklistError, match=message):
        load_checklist(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError, match=r"gone\.toml: No such file"):
        load_checklist(tmp_path / "gone.toml")


def test_any_list_takes_a_word(tmp_path: Path) -> None:
    names = {term.lexicon for term in bundled_terms()}
    own = "".join(f'words.{name}.en = ["lampe verte"]\n' for name in names)
    checklist = load_checklist(write(tmp_path, own))
    assert not audit(Ad("Dev", "We sell 40 lampe verte a year."), checklist).errors


def test_the_version_follows_the_content_and_nothing_else(tmp_path: Path) -> None:
    versions = [
        load_checklist(write(tmp_path, text)).version
        for text in ("weights.salary = 5", "weights.salary = 5 # more", "weights.salary = 4")
    ]
    assert versions[0] == versions[1] != versions[2]


@given(st.binary(max_size=60))
def test_any_file_is_used_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    with suppress(ChecklistError):
        assert load_checklist(path).criteria
