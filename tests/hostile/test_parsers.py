"""Whatever a parser is given: a result, or the project's own error in one line."""

from pathlib import Path

import pytest

from tests.hostile.fuzz import QUICK, feed
from tests.hostile.parsers import PARSERS, Parser


@pytest.fixture(autouse=True)
def _one_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let finding a board by its name be fast."""
    file = tmp_path / "boards.toml"
    file.write_text('only = true\n[[board]]\nname = "a"\nplatform = "lever"\n')
    monkeypatch.setenv("ADCRAWLER_BOARDS", str(file))


def survived(parser: Parser, count: int, folder: Path) -> int:
    refusals = []

    def take(one: object) -> None:
        try:
            parser.read(one, folder)
        except parser.errors as error:
            refusals.append(str(error))

    taken = feed(parser.inputs, count, take)
    assert all(len(refusal.splitlines()) == 1 for refusal in refusals)
    return taken


@pytest.mark.parametrize("name", PARSERS)
def test_a_few_inputs_are_read_or_refused(name: str, tmp_path: Path) -> None:
    assert survived(PARSERS[name], QUICK, tmp_path) == QUICK


@pytest.mark.slow
@pytest.mark.timeout(600)  # a minute, alone on a machine
@pytest.mark.parametrize("name", PARSERS)
def test_thousands_of_inputs_are_read_or_refused(name: str, tmp_path: Path) -> None:
    parser = PARSERS[name]
    assert survived(parser, parser.share, tmp_path) >= parser.share
