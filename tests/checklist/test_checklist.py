"""A user's own checklist file."""

from pathlib import Path

import pytest

from adcrawler.ad import Ad
from adcrawler.checklist import ChecklistError, audit, default_checklist, load_checklist
from adcrawler.checklist.criterion import Outcome


def write(folder: Path, text: str) -> Path:
    path = folder / "checklist.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_criterion_has_a_weight_and_every_weight_a_criterion() -> None:
    checklist = default_checklist()
    assert set(checklist.weights) == set(checklist.criteria)


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
        ('off = ["no-such"]', "no criterion 'no-such'"),
        ('weights.title = "much"', "weight of title"),
        ("weights.title = -1", "weight of title"),
        ("weights.title = true", "weight of title"),
        ("weights.title = nan", "weight of title"),
        ("weights = 3", "table of numbers"),
        ('wrods.hype.fr = ["x"]', "unknown key 'wrods'"),
        ('words.hpye.fr = ["x"]', "no word list 'hpye'"),
        ("words.hype.fr = 3", "lists of words"),
        ("words.hype.fr = [3]", "lists of words"),
        ('words.hype.fr = [""]', "lists of words"),
        ('words.hype = ["x"]', "lists by language"),
        ("words = 3", "words is a table of"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ChecklistError, match=message):
        load_checklist(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError, match=r"gone\.toml: No such file"):
        load_checklist(tmp_path / "gone.toml")
