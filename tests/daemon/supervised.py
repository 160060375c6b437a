"""A worker under a real supervisord, whose log a test reads line by line."""

import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from tempfile import mkdtemp
from typing import Self

PATIENCE = 55.0
"""Seconds that a test waits for a line."""
CONFIGURATION = """
[supervisord]
nodaemon=true
logfile={folder}/supervisord.log
pidfile={folder}/supervisord.pid
[unix_http_server]
file={folder}/socket
[supervisorctl]
serverurl=unix://{folder}/socket
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
[program:worker]
command={python} -W error -m adcrawler worker
autorestart=unexpected
exitcodes=2
startsecs=0
stopsignal=TERM
stopwaitsecs=40
killasgroup=true
redirect_stderr=true
{log}
"""
TO_TEST = "stdout_logfile=/dev/stdout\nstdout_logfile_maxbytes=0"


class Supervised:
    """Runs supervisord with one worker from `with` to its end."""

    def __init__(self, environment: Mapping[str, str], log: str = TO_TEST) -> None:
        self.environment = environment
        self.folder = Path(mkdtemp(prefix="adc-"))  # short: Unix sockets have short names
        self.file = self.folder / "supervisord.conf"
        text = CONFIGURATION.format(folder=self.folder, python=sys.executable, log=log)
        self.file.write_text(text, encoding="utf-8")
        self.lines: list[str] = []
        self._coming: Queue[str] = Queue()

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "supervisor.supervisord", "-c", str(self.file)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._coming.put(line.rstrip("\n"))

    def wait_for(self, pattern: str, times: int = 1) -> re.Match[str]:
        """Return the next line of the log that matches, or the one so many matches further on."""
        while True:
            try:
                line = self._coming.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"no {pattern!r} in:\n" + "\n".join(self.lines)) from None
            self.lines.append(line)
            if found := re.search(pattern, line):
                times -= 1
                if not times:
                    return found

    def wait_until_said(self, pattern: str) -> None:
        """Return once a line of the log matches, read before or not."""
        if not any(re.search(pattern, line) for line in self.lines):
            self.wait_for(pattern)

    def heard(self) -> list[str]:
        """Return all lines until now."""
        with suppress(Empty):
            while True:
                self.lines.append(self._coming.get_nowait())
        return self.lines

    def control(self, *arguments: str) -> str:
        """Run supervisorctl and return what it says."""
        line = [sys.executable, "-m", "supervisor.supervisorctl", "-c", str(self.file), *arguments]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    @property
    def worker(self) -> int:
        """The worker's process id."""
        return int(self.control("pid", "worker"))

    @property
    def log(self) -> str:
        """What supervisord itself says."""
        return (self.folder / "supervisord.log").read_text("utf-8")
