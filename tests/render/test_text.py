"""An audit for the terminal."""

from io import StringIO

import pytest
from rich.console import Console

from adcrawler.ad import Ad
from adcrawler.checklist import audit
from adcrawler.plain import printable
from adcrawler.render.text import shorten, show

AD = Ad(
    "Ninja PHP",
    "Notre projet innovant est unique.\nVous vivrez une formidable aventure.",
    lang="fr",
    experience="5 ans",
)


def shown(width: int, text_line: int | None) -> str:
    output = StringIO()
    show(Console(file=output, width=width), audit(AD), "annonce.md", text_line)
    return output.getvalue()


@pytest.mark.parametrize("width", range(50, 120, 7))
def test_a_line_breaks_neither_inside_quotation_marks_nor_before_a_sign(width: int) -> None:
    lines = [line.strip() for line in shown(width, None).splitlines()]
    assert not [line for line in lines if line.endswith("«") or line.startswith(("»", ":"))]


def test_evidence_stands_at_its_line_of_the_file_or_of_the_text() -> None:
    assert "formidable aventure\xa0» (ligne 9)" in shown(200, 8)
    assert "formidable aventure\xa0» (ligne 2 du texte)" in shown(200, None)
    assert "«\xa0Ninja PHP\xa0» (titre)" in shown(200, 8)
    assert "(champ experience)" in shown(200, 8)


def test_what_must_figure_comes_first() -> None:
    text = shown(200, 1)
    assert text.index("✗ salary") < text.index("✗ no-hype") < text.index("✗ details-link")


def test_quotes_are_cut_at_a_word() -> None:
    assert shorten("one  two\nthree", 20) == "one two three"
    assert shorten("one two three", 9) == "one two…"
    assert printable("a\x1b[2Jb\u202e") == "a�[2Jb�"
