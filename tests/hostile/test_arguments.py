"""Whatever stands on the command line: a result, or one line and an exit code; no traceback."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import strategies as st
from scrapy import cmdline
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from adcrawler.__main__ import main
from adcrawler.targets import ArgumentError
from tests.boards.test_saved_boards import CLIENT
from tests.hostile.fuzz import QUICK, feed
from tests.hostile.parsers import ADDRESSES, WORDS

COMMANDS = {
    "audit": ["--format", "--lang", "--checklist", "--fail-under", "a.md", "b.toml"],
    "criteria": ["--lang", "no-hype", "salary", "fr"],
    "template": ["--lang", "--from", "a.md", "fr"],
    "report": ["--since", "--by", "--format", "--lang", "-o", "salary", "page", "employers"],
    "export": ["-o", "--format", "--since", "--board", "--open", "--closed", "out.csv", "x.xls"],
    "import": ["a.md", "b.toml"],
    "ad": ["list", "show", "forget", "--contact", "--since", "--limit", "--history", "12"],
    "runs": ["--log", "--limit", "12"],
    "schedule": ["--limit", "--format"],
    "status": ["--format", "json"],
    "db": ["check", "url", "prune", "grant", "--password"],
    "resume": ["x"],
    "pause": ["x"],
}  # fmt: skip
"""Commands that start no crawl, and words that they know."""
OWN = {word for words in COMMANDS.values() for word in words}
# No folder is named: to audit one takes as long as it has files.
LINES = st.sampled_from(sorted(COMMANDS)).flatmap(
    lambda name: (
        st.lists(st.sampled_from([*COMMANDS[name], "-", "--", "-h"]) | WORDS, max_size=4)
        .map(
            lambda words: [
                word.replace("\0", "") for word in words if word in OWN or "/" not in word
            ]
        )
        .map(lambda words: [name, *words])
    )
)


@pytest.fixture
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with two files and without a database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ADCRAWLER_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "adcrawler.settings")
    Path("a.md").write_text("# Dev\n\nWe code.\n")
    Path("b.toml").write_text('off = ["title"]\n')


def obeyed(line: list[str]) -> None:
    """Run a command in this process; see how it ends and what it says."""
    output, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in "12")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("ScrapyArgumentParser", "_get_commands_dict"):
            patch.setattr(cmdline, name, getattr(cmdline, name))  # main changes them
        patch.setattr(sys, "argv", ["adcrawler", *line])
        given = io.BufferedReader(io.BytesIO(b"# Dev\n\nWe code.\n"))
        patch.setattr(sys, "stdin", io.TextIOWrapper(given))
        patch.setattr(sys, "stdout", output)
        patch.setattr(sys, "stderr", errors)
        with pytest.raises(SystemExit) as ended:
            main()
    errors.seek(0)
    said = errors.read()
    assert ended.value.code in {0, 1, 2, None}, (line, said)
    assert "Traceback" not in said
    assert bool(said) or not ended.value.code, line


@pytest.mark.usefixtures("_alone")
def test_a_few_lines_are_obeyed_or_refused() -> None:
    assert feed(LINES, QUICK, obeyed) == QUICK


@pytest.mark.slow
@pytest.mark.timeout(600)  # ten seconds, alone on a machine
@pytest.mark.usefixtures("_alone")
def test_thousands_of_lines_are_obeyed_or_refused() -> None:
    assert feed(LINES, 2_000, obeyed) >= 2_000


@pytest.mark.parametrize(
    "name", SpiderLoader(Settings({"SPIDER_MODULES": ["adcrawler.spiders"]})).list()
)
def test_any_argument_of_a_spider_is_taken_or_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "boards.toml").write_text("only = true\n")
    monkeypatch.setenv("ADCRAWLER_BOARDS", str(tmp_path / "boards.toml"))
    for variable, value in CLIENT.items():
        monkeypatch.setenv(variable, value)
    loaded = SpiderLoader(Settings({"SPIDER_MODULES": ["adcrawler.spiders"]})).load(name)
    names = st.sampled_from([*loaded.arguments, "x"])  # type: ignore[attr-defined]
    refusals = []

    def start(arguments: dict[str, str]) -> None:
        try:
            loaded(**arguments)
        except ArgumentError as error:
            refusals.append(str(error))

    feed(st.dictionaries(names, WORDS | ADDRESSES, max_size=3), 60, start)
    assert refusals
    assert all(len(refusal.splitlines()) == 1 for refusal in refusals)
