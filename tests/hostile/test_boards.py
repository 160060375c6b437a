"""A board that answers anything: ads, or a crawl that is suspicious; never another exception."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.boards.case import BOARDS, CASES, Case
from tests.boards.test_saved_boards import CLIENT
from tests.hostile.altered import places
from tests.hostile.fuzz import feed
from tests.hostile.memory import AlteredBoard
from tests.hostile.parsers import PARSERS

WHOLE = [case for case in CASES if len(case.ads) > 1]
"""Cases whose board gives ads."""
SHARE = 1_000
INPUTS = st.tuples(st.integers(0, 9), places(2), st.integers(0, 4))


@pytest.fixture(autouse=True)
def _few_boards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every crawl know the tests' boards alone, which is fast."""
    file = tmp_path / "boards.toml"
    file.write_text(f"only = true\n{BOARDS.read_text()}")
    monkeypatch.setenv("ADCRAWLER_BOARDS", str(file))
    for name, value in CLIENT.items():
        monkeypatch.setenv(name, value)


def altered(case: Case, count: int) -> int:
    """Read a board so often, each time altered; return how often."""
    board = AlteredBoard(case)
    assert board.crawl(0, [], bytewise=False) == len(case.ads)
    return feed(INPUTS, count, lambda x: board.crawl(x[0], x[1], bytewise=not x[2]))


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case.name)
def test_a_few_altered_answers_are_survived(case: Case) -> None:
    assert altered(case, 6) == 6


@pytest.mark.slow
@pytest.mark.timeout(600)  # a minute, alone on a machine
@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case.name)
def test_thousands_of_altered_answers_are_survived(case: Case) -> None:
    assert altered(case, SHARE) >= SHARE


def test_the_slow_tests_give_a_hundred_thousand_inputs() -> None:
    of_parsers = sum(parser.share for parser in PARSERS.values())
    assert of_parsers + SHARE * len(WHOLE) >= 100_000


SHAPES = {
    "arbeitnow/sleepers": {"data": [{"slug": "a", "title": "x"}], "links": 1},
    "discourse/forum": {"topic_list": "none"},
    "hackernews/may": {"hits": [{"title": "Ask HN: Who is hiring? (May 2026)"}]},
    "remoteok/sleepers": [None],
    "teamtailor/boussole": {"items": [], "next_url": 1},
    "themuse/sleepers": {"results": [{"id": 1}], "page_count": "2"},
}
"""Answers in which something else than a record has another type than it has always had."""


@pytest.mark.parametrize("name", SHAPES)
def test_an_answer_of_another_shape_makes_the_crawl_suspicious(name: str) -> None:
    [case] = [case for case in WHOLE if case.name == name]
    board = AlteredBoard(case)
    answer = json.dumps(SHAPES[name]).encode()
    assert list(board.ads(lambda _: answer)) == []
    spider: Any = board.crawler.spider
    assert "has another shape than was due: " in spider.suspicions[0]
    assert not spider.complete
