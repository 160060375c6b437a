"""Whatever dies, at whatever moment: the next crawl completes, and nothing is lost or doubled."""

import os
import random
import select
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from adcrawler.storage import embedded
from adcrawler.storage.database import Database, parse_url
from tests.survival.world import ADS, PAGES, Board, Crawler, content, differences, on_server, url_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
KILLS = 50
Content = dict[str, list[str]]


@pytest.fixture
def undisturbed(second_database: Database, crawler: Crawler) -> Callable[[], Content]:
    """Return a function that returns what a crawl that nothing disturbs would have stored."""

    def crawl() -> Content:
        assert crawler.crawl(url_of(second_database)) == 0
        return content(second_database)

    return crawl


def stored_ads(database: Database) -> int:
    with database.connect() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM ad")))


def test_a_crawler_killed_fifty_times(
    board: Board, crawler: Crawler, database: Database, undisturbed: Callable[[], Content]
) -> None:
    """Each a little later in the crawl than the one before, wherever its writing is just then."""
    chance, stored = random.Random(1), []
    for number in range(1, KILLS + 1):
        last = PAGES * number // KILLS
        process = crawler.start(url_of(database))
        moment = board.asked + chance.randint(max(1, last - 20), last)
        board.events = {moment: partial(os.kill, process, signal.SIGKILL)}
        assert crawler.ends() == -signal.SIGKILL
        stored.append(stored_ads(database))
    assert stored == sorted(stored)
    assert len(set(stored)) > KILLS / 3, "kills did not come in the middle of the ads"
    expected = undisturbed()
    assert crawler.crawl(url_of(database)) == 0
    assert not differences(content(database), expected)
    assert len(expected["ad"]) == ADS > len(expected["job"])


def test_a_server_restarted_and_killed(
    board: Board,
    crawler: Crawler,
    database: Database,
    server_folder: Path,
    undisturbed: Callable[[], Content],
) -> None:
    server = embedded.Server(server_folder, embedded.binaries(), "")

    def restart(mode: str) -> Callable[[], object]:
        return lambda: server.must_run(
            "pg_ctl", "restart", "-w", "-m", mode, "-D", str(server.data)
        )

    def kill() -> None:
        postmaster = int((server.data / "postmaster.pid").read_text().splitlines()[0])
        with os.fdopen(os.pidfd_open(postmaster)) as ended:
            os.kill(postmaster, signal.SIGKILL)
            select.select([ended], [], [])
        embedded.start(server_folder)

    url = url_of(database)
    database.close()
    board.events = {40: restart("fast"), 80: restart("immediate"), 120: kill, 160: restart("fast")}
    assert crawler.crawl(url) == 0
    assert board.events == {}
    assert not differences(content(database), undisturbed())


def test_connections_cut_all_the_time(
    board: Board, crawler: Crawler, database: Database, undisturbed: Callable[[], Content]
) -> None:
    """While idle and in transactions: every tenth page, all of them."""
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    here = f"{cut} AND datname = current_database()"
    board.events = {n: lambda: on_server(database, here) for n in range(10, PAGES, 10)}
    assert crawler.crawl(url_of(database)) == 0
    assert board.events == {}
    database.close()  # it was cut as well
    assert not differences(content(database), undisturbed())


def test_two_crawls_of_one_board_at_once(
    new_crawler: Callable[[], Crawler], database: Database, undisturbed: Callable[[], Content]
) -> None:
    crawlers = [new_crawler(), new_crawler()]
    for crawler in crawlers:
        crawler.start(url_of(database))
    assert [crawler.ends() for crawler in crawlers] == [0, 0]
    assert not differences(content(database), undisturbed())


def test_a_clock_that_jumps_back(
    board: Board, crawler: Crawler, database: Database, undisturbed: Callable[[], Content]
) -> None:
    """For the database, it does so when all that it knows is of tomorrow."""
    assert crawler.crawl(url_of(database)) == 0
    for table, columns in {
        "ad": ("first_seen_at", "last_seen_at"),
        "crawl": ("started_at", "finished_at"),
        "ad_version": ("created_at",),
        "audit": ("created_at",),
    }.items():
        moved = ", ".join(f"{column} = {column} + interval '1 day'" for column in columns)
        on_server(database, f"UPDATE {table} SET {moved}")
    missing = board.ads.pop()
    assert crawler.crawl(url_of(database)) == 0
    assert [row for row in content(database)["ad"] if "absent" in row]
    board.ads.append(missing)
    assert crawler.crawl(url_of(database)) == 0
    assert not differences(content(database), undisturbed())


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Return a folder on a disk of its own, of 150 MB; only root can make one."""
    folder = Path(tempfile.mkdtemp())  # another run of pytest closes tmp_path to the server's user
    mount = shutil.which("mount")
    mounted = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=150m,mode=755", "tmpfs", folder],
        check=False,
        capture_output=True,
    )
    if not mounted or mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)
    folder.rmdir()


def test_a_full_disk(
    board: Board, crawler: Crawler, small_disk: Path, undisturbed: Callable[[], Content]
) -> None:
    own = Database(parse_url(embedded.start(small_disk)))
    own.upgrade()
    filler = small_disk / "filler"

    def fill() -> None:
        with filler.open("wb", buffering=0) as file:
            while shutil.disk_usage(small_disk).free:
                file.write(bytes(4096))

    board.events = {50: fill}
    assert crawler.crawl(url_of(own), patience=0.5) == 1
    assert "No space left" in crawler.log.read_text()
    filler.unlink()
    own.reopen()
    own = Database(parse_url(embedded.start(small_disk)))
    stored = stored_ads(own)
    assert 0 < stored < ADS
    assert crawler.crawl(url_of(own)) == 0
    assert not differences(content(own), undisturbed())
    own.close()
    embedded.stop_using(small_disk)
