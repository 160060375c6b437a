"""`adcrawler criteria` and `adcrawler template`, as people run them."""

from pathlib import Path

import pytest

from adcrawler.checklist import default_checklist
from tests.program import run


def test_all_are_listed_by_category_with_their_weights(tmp_path: Path) -> None:
    done = run(tmp_path, "criteria")
    checklist = default_checklist()
    rows = [line.split() for line in done.stdout.splitlines()]
    listed = {row[0]: float(row[1]) for row in rows if row and row[0] in checklist.criteria}
    assert listed == checklist.weights
    assert "Working conditions" in done.stdout


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ("Ni promesses", "Pourquoi", "vendeur de tapis", "Ce qui compte", "✗ Rejoignez")),
        ("en", ("No hype", "Why it matters", "carpet seller", "What counts", "✗ An exciting")),
    ],
)
def test_one_is_explained(tmp_path: Path, lang: str, said: tuple[str, ...]) -> None:
    done = run(tmp_path, "criteria", "no-hype", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert [words for words in said if words not in done.stdout] == []


def test_a_mistaken_name_gets_a_hint(tmp_path: Path) -> None:
    done = run(tmp_path, "criteria", "salry")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "adcrawler: no criterion 'salry'; did you mean salary?\n"


def test_the_template_is_completed_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("# Dev Go\n\nVous codez notre crawler de pages.\n")
    model = run(tmp_path, "template", "--lang", "fr")
    (tmp_path / "model.md").write_text(model.stdout)
    done = run(tmp_path, "template", "--from", "mine.md")
    assert "Vous codez notre crawler de pages." in done.stdout
    assert "[À COMPLÉTER\xa0: Le salaire est annoncé]" in done.stdout
    assert run(tmp_path, "audit", "--fail-under", "100", "model.md").returncode == 0


def test_the_template_needs_one_ad(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text('{"title": "Dev", "text": "x"}\n' * 2)
    for name, problem in (("no.md", "no such file"), ("two.jsonl", "holds several ads")):
        done = run(tmp_path, "template", "--from", name)
        assert (done.returncode, done.stderr) == (2, f"adcrawler: {name}: {problem}\n")
