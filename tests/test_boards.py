"""Boards as data: what is shipped is sound, what a user writes is checked with its line."""

from pathlib import Path

import pytest

from adcrawler.boards import OWN, BoardsError, find_board, load_boards, read_boards
from adcrawler.targets import ArgumentError

GOOD = """
[platform.greenhouse]
interval_hours = 12
delay = 2

[[board]]
name = "Moulin Vert"
platform = "greenhouse"
token = "moulinvert"
min_ads = 3

[[board]]
name = "Scierie"
platform = "greenhouse"
url = "https://jobs.scierie.example/list"
interval_hours = 6
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_board_has_its_own_values_and_those_of_its_platform(tmp_path: Path) -> None:
    mill, saw = read_boards(write(tmp_path, GOOD))
    assert (mill.name, mill.token, mill.min_ads) == ("Moulin Vert", "moulinvert", 3)
    assert (mill.interval_hours, saw.interval_hours, saw.delay) == (12.0, 6.0, 2.0)


@pytest.mark.parametrize(
    ("changed", "into", "problem"),
    [
        (
            'token = "moulinvert"',
            "tokn = 1",
            "mine.toml:9: board 'Moulin Vert': there is no 'tokn'",
        ),
        (
            "min_ads = 3",
            'min_ads = "3"',
            "mine.toml:10: board 'Moulin Vert': min_ads must be a int",
        ),
        ("min_ads = 3", "min_ads = true", "mine.toml:10: board 'Moulin Vert': min_ads must be a"),
        ("min_ads = 3", "min_ads = -1", "mine.toml:10: board 'Moulin Vert': min_ads must be at"),
        ("min_ads = 3", "interval_hours = 0", "mine.toml:10: board 'Moulin Vert': interval_hours"),
        ("min_ads = 3", "polls_a_day = 1", "every 12 hours is more than 1 polls a day"),
        (
            "min_ads = 3",
            "enabled = false",
            "mine.toml:10: board 'Moulin Vert': a board that is not",
        ),
        ('name = "Scierie"', "", "mine.toml:12: name is missing"),
        (
            'name = "Scierie"',
            'name = "Moulin Vert"',
            "mine.toml:13: board 'Moulin Vert': the name is",
        ),
        ('platform = "greenhouse"\ntoken', 'platform = "nope"\ntoken', "there is no spider 'nope'"),
        ('token = "moulinvert"', 'token = "a/b"', "mine.toml:9: board 'Moulin Vert': 'a/b' cannot"),
        (
            "https://jobs",
            "ftp://jobs",
            "mine.toml:15: board 'Scierie': 'ftp://jobs.scierie.example",
        ),
        ("[[board]]", "[board]", "mine.toml cannot be read"),
        ("[platform.greenhouse]", "[plattform]", "mine.toml: no [plattform] is due"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, changed: str, into: str, problem: str
) -> None:
    assert changed in GOOD
    with pytest.raises(BoardsError) as mistake:
        read_boards(write(tmp_path, GOOD.replace(changed, into, 1)))
    assert problem in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BoardsError, match=r"nowhere\.toml cannot be read: No such file"):
        read_boards(tmp_path / "nowhere.toml")


def test_a_board_is_found_by_name_token_or_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWN, str(write(tmp_path, GOOD)))
    for given in ("Moulin Vert", "moulinvert", "MoulinVert"):
        assert find_board(given, "greenhouse").name == "Moulin Vert"
    assert find_board("https://jobs.scierie.example/list", "greenhouse").name == "Scierie"
    unlisted = find_board("tuilerie", "greenhouse")
    assert (unlisted.name, unlisted.token) == ("greenhouse/tuilerie", "tuilerie")
    elsewhere = find_board("https://tuilerie.example/jobs", "greenhouse")
    assert elsewhere.name == elsewhere.url == "https://tuilerie.example/jobs"
    assert len(load_boards()) > 2  # those that are shipped are still there


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (None, "needs -a board=NAME_OR_TOKEN"),
        ("a b", "names no board"),
        ("ftp://x", "'ftp://x' is"),
    ],
)
def test_what_names_no_board_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str | None, problem: str
) -> None:
    monkeypatch.setenv(OWN, str(write(tmp_path, GOOD)))
    with pytest.raises(ArgumentError, match=problem):
        find_board(given, "greenhouse")


def test_the_boards_that_are_shipped_may_be_crawled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OWN, raising=False)
    boards = load_boards().values()
    assert len([board for board in boards if board.enabled]) >= 40
    assert len([board for board in boards if board.country == "FR" and board.enabled]) >= 15
    for board in boards:
        assert board.evidence, board.name
        assert board.terms or board.credit, board.name
        address = board.url or ""
        assert not any(host in address for host in FORBIDDEN), board.name


FORBIDDEN = ("weworkremotely", "free-work", "hellowork")
"""They do not let third parties show their ads."""
