"""A board on loopback, and crawls of it that can be killed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy.engine import URL

from adcrawler.storage import embedded
from adcrawler.storage.database import parse_url
from tests.survival.world import Board, Crawler


@pytest.fixture
def server(server_folder: Path) -> URL:
    """Bring the server back, if the test before this one left it dead."""
    return parse_url(embedded.start(server_folder))


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board()
    board.server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = Thread(target=board.server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield board
    board.server.shutdown()
    thread.join()
    board.server.server_close()


@pytest.fixture
def new_crawler(board: Board, tmp_path: Path) -> Iterator[Callable[[], Crawler]]:
    crawlers: list[Crawler] = []

    def new() -> Crawler:
        crawlers.append(Crawler(board, tmp_path / "errors.txt"))
        return crawlers[-1]

    yield new
    for crawler in crawlers:
        crawler.close()


@pytest.fixture
def crawler(new_crawler: Callable[[], Crawler]) -> Crawler:
    return new_crawler()
