"""`adcrawler example_board` as a process."""

import os
import re
import signal
import subprocess
import sys
from urllib.request import urlopen

from adcrawler.example_board import ExampleBoard

COMMAND = [sys.executable, "-W", "error", "-m", "adcrawler", "example_board"]


def test_serves_until_interrupted() -> None:
    command = [*COMMAND, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        line = process.stdout.readline().decode()
        address = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert address
        with urlopen(address[0]) as page:
            assert page.status == 200
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr.read() == b""


def test_taken_port_is_one_clear_line(example_board: ExampleBoard) -> None:
    port = example_board.url.rpartition(":")[2]
    done = subprocess.run([*COMMAND, "--port", port], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"adcrawler: port {port} cannot be used: Address already in use\n"


def test_wrong_port_is_refused() -> None:
    done = subprocess.run(
        [*COMMAND, "--port", "70000"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "a --port from 0 to 65535" in done.stderr + done.stdout


def test_help_has_an_example() -> None:
    done = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True)
    assert "Example:" in done.stdout
