"""Commands run as an operator runs them, on boards of loopback."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from adcrawler.storage.database import Database
from tests.spiders.conftest import ad, site

__all__ = ["ad", "site"]


class Answer(NamedTuple):
    code: int
    output: str
    errors: str


Operate = Callable[..., Answer]


@pytest.fixture
def environment(database: Database, tmp_path: Path) -> dict[str, str]:
    """Return an operator's environment: a database, folders, no boards but the test's."""
    plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return plain | {
        "ADCRAWLER_DATABASE_URL": database.address.render_as_string(hide_password=False),
        "ADCRAWLER_STATE_DIR": str(tmp_path / "state"),
        "ADCRAWLER_CACHE_DIR": str(tmp_path / "cache"),
        "ADCRAWLER_BOARDS": str(tmp_path / "boards.toml"),
        "ADCRAWLER_WORKER": "anna",
        "ADCRAWLER_CONTACT": "anna@jobs.example",
        "COLUMNS": "200",
    }


@pytest.fixture
def operate(environment: dict[str, str]) -> Operate:
    """Return a function that runs a command, with warnings as errors."""

    def operate(*arguments: str) -> Answer:
        line = [sys.executable, "-W", "error", "-m", "adcrawler", *arguments]
        done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
        return Answer(done.returncode, done.stdout, done.stderr)

    return operate


def write_boards(file: Path, *urls: str, more: str = "") -> None:
    """Write a file of boards b1, b2…, one of each address, and nothing else."""
    tables = [
        f'[[board]]\nname = "b{number}"\nplatform = "jobposting"\nurl = "{url}"\n{more}\n'
        for number, url in enumerate(urls, 1)
    ]
    file.write_text("\n".join(["only = true", *tables]), encoding="utf-8")
