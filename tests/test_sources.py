"""What files, folders, globs and streams hold, and what is said of those that cannot be read."""

import gzip
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adcrawler import sources
from adcrawler.sources import Source, find_sources, measure

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Return a function that writes a file below a folder of its own, which is the current one."""
    monkeypatch.chdir(tmp_path)

    def to_file(name: str, content: bytes = b"Dev\n\nWe code.") -> str:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return name

    return to_file


def names(*paths: str) -> list[str]:
    return [source.name for source in find_sources(paths)]


def problems(*paths: str) -> list[tuple[str, str]]:
    return [(source.name, source.problem) for source in find_sources(paths) if source.problem]


def test_a_folder_is_read_to_its_depths_without_what_is_hidden_or_of_no_kind(write: Write) -> None:
    for name in ("b.md", "a/z.TXT", "a/b/c.html.gz", ".git/x.md", "a/.x.md", "a/photo.png"):
        write(name, gzip.compress(b"<p>x") if name.endswith("gz") else b"x")
    assert names(".") == ["./b.md", "./a/z.TXT", "./a/b/c.html.gz"]


def test_a_glob_reads_what_it_matches_once(write: Write) -> None:
    for name in ("ads/a.md", "ads/deep/b.md", "ads/deep/c.notes"):
        write(name, b"x")
    assert names("ads/*.md") == ["ads/a.md"]
    assert names("ads/*") == ["ads/a.md", "ads/deep/b.md"]
    assert names("ads/**") == ["ads/a.md", "ads/deep/b.md", "ads/deep/c.notes"]


def test_a_file_named_like_a_pattern_is_a_file(write: Write) -> None:
    assert names(write("[fr] dev?.md", b"x")) == ["[fr] dev?.md"]


def test_the_order_of_the_arguments_is_kept(write: Write) -> None:
    write("b.md")
    write("a.md")
    assert names("b.md", "a.md", "b.md") == ["b.md", "a.md", "b.md"]


def test_each_thing_that_is_not_there_is_named(write: Write) -> None:
    write("empty/readme.notes")
    Path("dangling.md").symlink_to("nowhere")
    found = dict(problems("no.md", "*.xyz", "empty", "dangling.md", "n" * 5000, "nul\0.md"))
    assert found["no.md"] == found["n" * 5000] == found["nul\0.md"] == "no such file"
    assert found["*.xyz"] == "no file matches"
    assert found["empty"].startswith("no ads in this folder; known are .txt .md")
    assert found["dangling.md"] == "No such file or directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(write: Write) -> None:
    Path(write("shut.md")).chmod(0)
    Path(write("shut/a.md")).parent.chmod(0)
    try:
        assert problems("shut.md", "shut") == [
            (n, "Permission denied") for n in ("shut.md", "shut")
        ]
    finally:
        Path("shut").chmod(0o700)


def test_a_damaged_gzip_file_is_named_after_what_it_held(write: Write) -> None:
    whole = gzip.compress(b'{"title": "a"}\n' * 50_000)
    write("cut.jsonl.gz", whole[: len(whole) // 2])
    write("none.jsonl.gz", b"no gzip")
    write("bits.txt.gz", whole[:20] + bytes(40))
    held = list(find_sources(["cut.jsonl.gz"]))
    assert len(held) > 1
    assert held[-1].problem.startswith("damaged gzip file")
    assert [name for name, _ in problems("none.jsonl.gz", "bits.txt.gz")] == [
        "none.jsonl.gz", "bits.txt.gz",
    ]  # fmt: skip


def test_lines_are_numbered_and_blank_ones_skipped(write: Write) -> None:
    content = b'{"id": 1}\n\n  \n{"id": 2}'
    for name in ("a.jsonl", "a.NDJSON", "a.jsonl.gz"):
        write(name, gzip.compress(content) if name.endswith("gz") else content)
        found = list(find_sources([name]))
        assert [(s.line, s.content.strip()) for s in found] == [
            (1, b'{"id": 1}'),
            (4, b'{"id": 2}'),
        ]
    assert problems(write("blank.jsonl", b"\n\n")) == [("blank.jsonl", "the file is empty")]


def test_json_with_one_object_a_line_is_json_lines_whatever_its_name(write: Write) -> None:
    assert len(list(find_sources([write("a.json", b'{"id": 1}\n{"id": 2}\n')]))) == 2
    assert len(list(find_sources([write("b.json", b'{"id":\n1}\n')]))) == 1
    assert len(list(find_sources([write("c.json", b'{"id": 1}\n')]))) == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"title": "Dev"}', "json"),
        (b'\xef\xbb\xbf [{"title": 1}]', "json"),
        (b"<!doctype html><p>x", "html"),
        (b"[Lyon] Dev Python\n\nx", "text"),
        (b"Dev Python", "text"),
        (b"", "text"),
    ],
)
def test_a_stream_is_known_by_its_first_signs(
    monkeypatch: pytest.MonkeyPatch, content: bytes, kind: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))
    assert list(find_sources(["-"])) == [Source("standard input", kind, content)]


def test_what_is_too_large_is_no_ad_and_the_next_line_is(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 30)
    found = list(find_sources([write("a.jsonl", b"1\n" + b"x" * 100 + b"\n3\n" + b"y" * 31)]))
    assert [(s.line, s.content, bool(s.problem)) for s in found] == [
        (1, b"1\n", False), (2, b"", True), (3, b"3\n", False), (4, b"", True),
    ]  # fmt: skip
    assert problems(write("a.md", b"x" * 31)) == [("a.md", "the file is larger than 20 MB")]
    assert not problems(write("b.md", b"x" * 30))


def test_a_pipe_that_has_a_name_is_read_and_one_in_a_folder_is_not(write: Write) -> None:
    write("ads/a.md")
    os.mkfifo("ads/pipe.md")
    assert names("ads") == ["ads/a.md"]


def test_measures_what_will_be_read(write: Write) -> None:
    write("ads/a.md", b"123")
    write("b.jsonl", b"1234")
    assert measure(["ads", "b.jsonl", "missing.md"]) == 7
    assert measure(["ads", "-"]) is None
    assert measure([write("c.jsonl.gz", gzip.compress(b"1"))]) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(content=st.binary(), name=st.sampled_from(["a.md", "a.json", "a.jsonl", "a.txt.gz", "odd"]))
def test_any_bytes_become_sources_in_order(write: Write, content: bytes, name: str) -> None:
    found = list(find_sources([write(name, content)]))
    assert found
    assert [s.line for s in found] == sorted(s.line for s in found)
    if name != "a.txt.gz" and not found[-1].problem:
        assert b"".join(b"".join(s.content for s in found).split()) == b"".join(content.split())
