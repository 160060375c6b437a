"""The console script as people run it, with warnings as errors."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from adcrawler.storage.database import Database

LINE = [sys.executable, "-W", "error", "-m", "adcrawler"]


class Answer(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    output: str
    errors: str


def run(folder: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end in a folder; options are those of subprocess.run."""
    environment = os.environ | {"COLUMNS": "100"} | options.pop("env", {})
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    if "input" not in options:
        options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run(
        [*LINE, *arguments], cwd=folder, env=environment, encoding="utf-8", check=False, **options
    )


def run_on(
    database: Database,
    *arguments: str,
    folder: Path | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Answer:
    """Run a command on a database, in a terminal of 200 columns."""
    url = database.address.render_as_string(hide_password=False)
    done = subprocess.run(
        [*LINE, *arguments],
        cwd=folder,
        env=os.environ | {"ADCRAWLER_DATABASE_URL": url, "COLUMNS": "200"} | dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)
