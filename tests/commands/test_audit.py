"""`adcrawler audit` as people use it: files and streams in, verdicts and exit codes out."""

import json
import os
import pty
import re
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.program import LINE, run

GOOD = """\
# Backend Python Developer

Our team of 3 developers runs our page crawler. You will add sources and write their tests.

Salary: €40,000 to €50,000 a year. Write to linette@lambdabox.example.
"""
HYPE = "# Rockstar ninja wanted!!!\n\nWe are a fast-growing leader.\nJoin our exciting adventure!\n"


@pytest.fixture
def ads(tmp_path: Path) -> Path:
    """Return a folder with a good ad, a bad one, and three lines of JSON, the second broken."""
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "hype.md").write_text(HYPE)
    lines = [json.dumps({"id": f"é/{n}", "title": "Dev Go", "text": "We code."}) for n in (1, 3)]
    (tmp_path / "ads.jsonl").write_text("\n".join([lines[0], '{"title": ', lines[1]]))
    return tmp_path


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_text_shows_score_quote_place_and_advice(ads: Path) -> None:
    done = run(ads, "audit", "hype.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"Score [\d.]+/100 F", done.stdout)
    assert "✗ no-self-praise" in done.stdout
    assert "“fast-growing leader” (line 3)" in done.stdout
    assert "Drop “fast-growing leader”, or give the fact and its figure" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_file_that_cannot_be_read_costs_itself(ads: Path) -> None:
    done = run(ads, "audit", "--format", "jsonl", "gone.md", "ads.jsonl", "good.md")
    assert [ad["id"] for ad in objects(done.stdout)] == ["é/1", "é/3", "good.md"]
    assert done.stderr.splitlines() == [
        "gone.md: no such file",
        "ads.jsonl:2: not JSON: Expecting value (column 10)",
    ]
    assert done.returncode == 2


def test_fail_under_is_told_by_the_exit_code(ads: Path) -> None:
    assert run(ads, "audit", "--fail-under", "40", "good.md").returncode == 0
    done = run(ads, "audit", "--fail-under", "40", "good.md", "hype.md", "--format", "github")
    assert (done.returncode, done.stderr) == (1, "")
    assert "::warning file=hype.md,line=4,title=no-hype::Replace" in done.stdout


def test_json_is_one_list_whatever_could_be_read(ads: Path) -> None:
    done = run(ads, "audit", "--format", "json", "gone.md", "good.md", "hype.md")
    assert [ad["id"] for ad in json.loads(done.stdout)] == ["good.md", "hype.md"]
    assert json.loads(run(ads, "audit", "--format", "json", "gone.md").stdout) == []


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input_is_read(ads: Path, arguments: tuple[str, ...]) -> None:
    done = run(ads, "audit", "--format", "jsonl", *arguments, input=GOOD)
    assert [ad["id"] for ad in objects(done.stdout)] == ["standard input"]


def test_closed_streams_are_no_accident(ads: Path) -> None:
    line = " ".join(LINE)
    for command, code in (("audit <&-", 2), ("audit good.md >&-", 0), ("audit gone.md 2>&-", 2)):
        done = subprocess.run(
            f"{line} {command}", shell=True, cwd=ads, capture_output=True, text=True, check=False
        )
        assert done.returncode == code
        assert done.stderr in {"", "standard input: it is closed\n"}


def test_jobs_keep_every_ad_and_the_order(tmp_path: Path) -> None:
    lines = [{"id": n, "title": "Dev", "text": f"We code {n} things."} for n in range(500)]
    (tmp_path / "ads.jsonl").write_text("\n".join(map(json.dumps, lines)))
    one, two = (run(tmp_path, "audit", "ads.jsonl", "--format", "jsonl", "--jobs", n) for n in "12")
    assert (two.returncode, two.stderr) == (0, "")
    assert [ad["id"] for ad in objects(two.stdout)] == [str(n) for n in range(500)]
    assert two.stdout == one.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_quietly(tmp_path: Path, jobs: str) -> None:
    line = json.dumps({"title": "Dev", "text": "We code."}).encode() + b"\n"
    command = [*LINE, "audit", "--format", "jsonl", "--jobs", jobs]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, process_group=0
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(line * 600)  # enough to work on, less than a pipe holds
        process.stdin.flush()
        process.stdout.read(1)  # it is at work
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, errors = process.communicate()
    assert (process.returncode, errors) == (130, b"")


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "ads.jsonl").write_text('{"title": "Dev", "text": "We code."}\n' * 2000)
    command = [*LINE, "audit", "ads.jsonl", "--jobs", jobs]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 128 + signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [("audit", "good.md"), ("template",), ("--help",)])
def test_a_full_disk_is_one_line(ads: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(ads, *arguments, stdout=full)
    assert done.stderr == ("adcrawler: the output cannot be written: No space left on device\n")
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--fail-under", "101"], "--fail-under takes a score from 0 to 100"),
        (["--fail-under", "nan"], "--fail-under takes a score from 0 to 100"),
        (["--jobs", "-1"], "--jobs takes 0 or more"),
        (["--formt"], "there is no option --formt; a file of this name is ./--formt"),
        (["--checklist", "no.toml"], "no.toml: No such file or directory"),
        (["--checklist", "bad.toml"], "bad.toml:2: no criterion 'salry'; did you mean salary?"),
    ],
)
def test_a_mistake_is_one_line(tmp_path: Path, arguments: list[str], problem: str) -> None:
    (tmp_path / "bad.toml").write_text("# ours\nweights.salry = 3\n")
    done = run(tmp_path, "audit", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"adcrawler: {problem}\n")


def test_a_checklist_of_ones_own_is_used_and_named(ads: Path) -> None:
    (ads / "ours.toml").write_text('off = ["title"]\nwords.hype.en = ["page crawler"]\n')
    [own] = objects(
        run(ads, "audit", "--checklist", "ours.toml", "--format", "jsonl", "good.md").stdout
    )
    [bundled] = objects(run(ads, "audit", "--format", "jsonl", "good.md").stdout)
    assert "title" not in own["verdicts"]
    assert own["verdicts"]["no-hype"]["evidence"][0]["quote"] == "page crawler"
    assert own["checklist_version"].startswith(bundled["checklist_version"] + "-")


def in_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """Return what a command shows whose output is a terminal."""
    master, slave = pty.openpty()
    run(folder, *arguments, stdout=slave, stderr=subprocess.DEVNULL, env=environment)
    os.close(slave)
    shown = b""
    try:
        while chunk := os.read(master, 65536):
            shown += chunk
    except OSError:  # Linux ends a terminal so
        pass
    os.close(master)
    return shown.decode()


def test_a_terminal_gets_colours_unless_it_says_no(ads: Path) -> None:
    terminal = {"TERM": "xterm-256color", "NO_COLOR": ""}
    assert "\x1b[" in in_terminal(ads, "audit", "hype.md", **terminal)
    assert "\x1b[" not in in_terminal(ads, "audit", "hype.md", **terminal | {"NO_COLOR": "1"})
    assert "\x1b[" not in in_terminal(ads, "audit", "hype.md", **terminal | {"TERM": "dumb"})


def test_an_ad_cannot_command_the_terminal(ads: Path) -> None:
    (ads / "evil.md").write_text("Dev \x1b]0;owned\x07\n\nWe are a \x1b[2Jleading\u202e firm.")
    assert not set("\x1b\x07\u202e") & set(run(ads, "audit", "evil.md").stdout)


@pytest.mark.parametrize("columns", ["30", "60", "200"])
def test_the_width_is_kept(ads: Path, columns: str) -> None:
    shown = run(ads, "audit", "good.md", env={"COLUMNS": columns}).stdout
    assert max(map(len, shown.splitlines())) <= int(columns)
