"""The console script, started as people start it: from a folder that is no project of ours."""

import os
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest

from adcrawler import __version__, commands

COMMANDS = [module.name for module in iter_modules(commands.__path__)]


def adcrawler(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-W", "error", "-m", "adcrawler", *arguments]
    environment = os.environ | {"COLUMNS": "200"}
    return subprocess.run(
        line, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def foreign_project(tmp_path: Path) -> Path:
    """Return a folder that belongs to somebody's own Scrapy project."""
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = theirs.settings\n")
    return tmp_path


def test_the_overview_names_every_command_and_costs_no_project(foreign_project: Path) -> None:
    shown = adcrawler(foreign_project)
    assert (shown.returncode, shown.stderr) == (0, "")
    names = [line.split()[0] for line in shown.stdout.splitlines() if line.startswith("  ")]
    assert set(COMMANDS) <= set(names)
    assert "adcrawler crawl jobposting -a url=https://" in shown.stdout
    assert adcrawler(foreign_project, "--help").stdout == shown.stdout
    assert adcrawler(foreign_project, "--version").stdout == f"adcrawler {__version__}\n"


def test_help_speaks_of_adcrawler_and_has_an_example(foreign_project: Path) -> None:
    shown = adcrawler(foreign_project, "crawl", "--help")
    assert shown.returncode == 0
    assert "adcrawler crawl [options] SPIDER | BOARD... | --due" in shown.stdout
    assert "Example: adcrawler crawl" in " ".join(shown.stdout.split())


def test_our_settings_hold_in_a_foreign_project(foreign_project: Path) -> None:
    shown = adcrawler(foreign_project, "settings", "--get", "BOT_NAME")
    assert (shown.stdout, shown.stderr) == ("adcrawler\n", "")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["crwl"], "there is no command 'crwl'; adcrawler --help lists them"),
        (["crawl", "jobposting", "--speed"], "there is no option --speed"),
    ],
)
def test_a_mistake_gets_one_line(tmp_path: Path, arguments: list[str], problem: str) -> None:
    shown = adcrawler(tmp_path, *arguments)
    assert (shown.stderr, shown.stdout) == (f"adcrawler: {problem}\n", "")
    assert shown.returncode == 2
