"""A saved board: the answers of its server, and the ads that its spider must find in them."""

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).parent
BOARDS = HERE / "boards.toml"
"""Invented boards, for the cases whose spider reads something of boards.toml."""


@dataclass(frozen=True)
class Answer:
    """What a server answers to the requests whose address matches."""

    url: re.Pattern[str]
    body: bytes
    status: int
    headers: dict[str, str]
    method: str
    sent: re.Pattern[str]
    """Must be found in the request's body."""
    times: int | None
    """How often it answers before it steps aside for the next that matches."""

    def filled(self, match: re.Match[str]) -> Self:
        """Return the answer with what its pattern found in the address: `@offset@`."""
        body = self.body
        for name, found in match.groupdict().items():
            body = body.replace(f"@{name}@".encode(), found.encode())
        return replace(self, body=body)


@dataclass(frozen=True)
class Case:
    """Read from `<spider>/<case>/case.toml`."""

    folder: Path
    arguments: dict[str, str]
    answers: list[Answer]
    expected: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.spider}/{self.folder.name}"

    @property
    def spider(self) -> str:
        return self.folder.parent.name

    @property
    def ads(self) -> list[dict[str, Any]]:
        file = self.folder / "expected.jsonl"
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        return [json.loads(line) for line in lines]

    def answer(self, method: str, url: str, body: str, given: Counter[int]) -> Answer | None:
        """Return what answers a request; `given` counts the answers of this crawl until now."""
        for number, answer in enumerate(self.answers):
            match = answer.url.fullmatch(url)
            fits = match and answer.method == method and answer.sent.search(body)
            if match and fits and (answer.times is None or given[number] < answer.times):
                given[number] += 1
                return answer.filled(match)
        return None


def read_case(folder: Path) -> Case:
    content = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    return Case(
        folder,
        content.get("arguments", {}),
        [_answer(folder, answer) for answer in content["answer"]],
        content["expected"],
    )


def _answer(folder: Path, stated: dict[str, Any]) -> Answer:
    """Read an address, a pattern where it is a regular expression, and what comes of it."""
    url = stated["pattern"] if "pattern" in stated else re.escape(stated["url"])
    file = stated.get("file")
    kinds = {".json": "application/json", ".xml": "text/xml", ".html": "text/html; charset=utf-8"}
    headers = {"Content-Type": kinds.get(Path(file).suffix, "text/plain")} if file else {}
    return Answer(
        re.compile(url),
        (folder / file).read_bytes() if file else b"",
        stated.get("status", 200),
        headers | stated.get("headers", {}),
        stated.get("method", "GET"),
        re.compile(stated.get("sent", "")),
        stated.get("times"),
    )


CASES = [read_case(file.parent) for file in sorted(HERE.glob("*/*/case.toml"))]
