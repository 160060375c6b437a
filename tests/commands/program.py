"""The console script as people run it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

LINE = [sys.executable, "-W", "error", "-m", "adcrawler"]


def run(folder: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end in a folder; options are those of subprocess.run."""
    environment = os.environ | {"COLUMNS": "100"} | options.pop("env", {})
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    if "input" not in options:
        options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run(
        [*LINE, *arguments], cwd=folder, env=environment, encoding="utf-8", check=False, **options
    )
