"""The embedded server lives as long as its last user, however that one ends."""

import fcntl
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg2
import pytest

from adcrawler.storage import embedded

USER = """
import sys
from pathlib import Path
from adcrawler.storage import embedded
print(embedded.start(Path(sys.argv[1]), "-c fsync=off"), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name) / "data"
        wait_until_stopped(Path(name) / "data")


def user(folder: Path) -> subprocess.Popen[str]:
    """Start a process that uses the server, and wait until it can."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", USER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline().startswith("postgresql://")
    return process


def end(process: subprocess.Popen[str], how: signal.Signals | None = None) -> None:
    """End a user by a signal, or in good order."""
    if how:
        process.send_signal(how)
    process.communicate()


def wait_until_stopped(folder: Path) -> None:
    """Return when the keeper has let go of its lock: the test's time limit is the only one."""
    with (folder / "keeper.lock").open("a") as keeper:
        fcntl.flock(keeper, fcntl.LOCK_SH)


def postmaster(folder: Path) -> int:
    return int((folder / "postgres-18" / "postmaster.pid").read_text().splitlines()[0])


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be collected does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    "how",
    [
        signal.SIGKILL,
        pytest.param(None, marks=SLOW),
        pytest.param(signal.SIGTERM, marks=SLOW),
        pytest.param(signal.SIGINT, marks=SLOW),
    ],
)
def test_it_stops_with_its_last_user(folder: Path, how: signal.Signals | None) -> None:
    process = user(folder)
    server = postmaster(folder)
    assert is_alive(server)
    end(process, how)
    wait_until_stopped(folder)
    assert not is_alive(server)


def test_leaving_in_good_order_waits_for_the_end(folder: Path) -> None:
    embedded.start(folder, "-c fsync=off")
    server = postmaster(folder)
    embedded.stop_using(folder)
    assert not is_alive(server)


def test_users_share_it(folder: Path) -> None:
    first, second = user(folder), user(folder)
    server = postmaster(folder)
    end(first, signal.SIGKILL)
    with user(folder) as third:
        assert postmaster(folder) == server
        end(second)
        assert is_alive(server)
        end(third)
    wait_until_stopped(folder)
    assert not is_alive(server)


@SLOW
def test_a_killed_server_is_brought_back(folder: Path) -> None:
    embedded.start(folder, "-c fsync=off")
    server = postmaster(folder)
    with os.fdopen(os.pidfd_open(server)) as ended:
        os.kill(server, signal.SIGQUIT)  # it stops at once, as after a crash
        select.select([ended], [], [])
    url = embedded.start(folder, "-c fsync=off")
    psycopg2.connect(url).close()
    embedded.stop_using(folder)


@SLOW
def test_a_killed_server_that_nobody_buried_is_brought_back(folder: Path) -> None:
    """In many containers the first process leaves the dead where they are."""
    embedded.start(folder, "-c fsync=off")
    embedded.stop_using(folder)
    data = folder / "postgres-18"
    owner = data.stat().st_uid if os.geteuid() == 0 else None
    with subprocess.Popen(["true"], user=owner) as dead:
        os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
        (data / "postmaster.pid").write_text(f"{dead.pid}\n{data}\n1\n5432\n{data}\n\n")
        psycopg2.connect(embedded.start(folder, "-c fsync=off")).close()
    embedded.stop_using(folder)


@SLOW
def test_a_long_path_is_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / ("long-" * 20) / "data"
    folder.mkdir(parents=True)
    url = embedded.start(folder, "-c fsync=off")
    psycopg2.connect(url).close()
    socket = Path(url.partition("host=")[2])
    embedded.stop_using(folder)
    assert not socket.exists()


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(embedded.EmbeddedServerError, match="Not a directory"):
        embedded.start(tmp_path / "file" / "data")
