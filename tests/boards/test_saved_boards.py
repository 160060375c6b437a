"""Every spider finds in every saved board the ads that it holds, at no more requests than due."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.boards.case import BOARDS, CASES, Case
from tests.boards.replay import Asked, Replay

REPOSITORY = Path(__file__).parents[2]
CLIENT = {
    "FRANCETRAVAIL_CLIENT_ID": "an-invented-client",
    "FRANCETRAVAIL_CLIENT_SECRET": "an-invented-secret",
}


class Found(NamedTuple):
    """What one crawl of all saved boards came to, each by case."""

    ads: dict[str, list[dict[str, Any]]]
    outcomes: dict[str, dict[str, Any]]
    asked: dict[str, list[Asked]]


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Found]]:
    """Crawl all saved boards, and a second time to see what that costs."""
    folder = tmp_path_factory.mktemp("boards")
    server = Replay(CASES)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield [_crawl(server, folder), _crawl(server, folder)]
    server.shutdown()
    thread.join()
    server.server_close()


def _crawl(server: Replay, folder: Path) -> Found:
    server.forget()
    line = [sys.executable, "-W", "error", "-m", "tests.boards.crawl"]
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    done = subprocess.run(
        [*line, str(server.server_port), str(folder)],
        cwd=REPOSITORY,
        env=environment | {"ADCRAWLER_BOARDS": str(BOARDS)} | CLIENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr[-2000:]) == (0, "")
    ads = {case.name: _ads(folder, case) for case in CASES}
    outcomes = json.loads((folder / "outcomes.json").read_text())
    return Found(ads, outcomes, {name: list(asked) for name, asked in server.asked.items()})


def _ads(folder: Path, case: Case) -> list[dict[str, Any]]:
    """Return the ads by key, each without what it does not state."""
    file = folder / f"{case.name.replace('/', '-')}.jsonl"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    ads = [{k: v for k, v in json.loads(line).items() if v not in (None, [])} for line in lines]
    return sorted(ads, key=lambda ad: str(ad["key"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_saved_board_gives_the_ads_that_it_holds(case: Case, crawls: list[Found]) -> None:
    first, second = crawls
    assert first.ads[case.name] == case.ads
    assert second.ads[case.name] == case.ads
    outcome, expected = first.outcomes[case.name], case.expected
    assert outcome["finish_reason"] == expected.get("finish_reason", "finished")
    for what, usual in {"complete": True, "gone": False, "left_out": {}}.items():
        assert outcome[what] == expected.get(what, usual), what
    for what in ("suspicions", "problems"):
        told = expected.get(what, [])
        assert len(outcome[what]) == len(told), outcome[what]
        assert all(part in line for part, line in zip(told, outcome[what], strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_saved_board_costs_no_more_requests_than_due(case: Case, crawls: list[Found]) -> None:
    counts = [len(found.asked.get(case.name, [])) for found in crawls]
    assert counts == case.expected["requests"], crawls[1].asked.get(case.name)


def test_every_spider_of_a_platform_has_a_saved_board() -> None:
    from adcrawler.boards import load_boards

    platforms = {board.platform for board in load_boards().values()}
    assert platforms <= {case.spider for case in CASES}
