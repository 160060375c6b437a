"""`adcrawler capture`: a board's pages and the ads found in them, as the beginning of a test."""

import argparse
import json
import re
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.http import Response

from adcrawler.items import JobPosting
from adcrawler.plain import tell
from adcrawler.probe import Probe
from adcrawler.spiders.platform import PlatformSpider
from adcrawler.targets import ArgumentError

SUFFIXES = {"json": ".json", "xml": ".xml", "rss": ".xml", "html": ".html"}
KEPT = ("ETag", "Last-Modified")
"""Headers that the next crawl's requests depend on."""


class Command(ScrapyCommand):
    requires_project = True

    def syntax(self) -> str:
        return "[options] SPIDER URL_OR_BOARD"

    def short_desc(self) -> str:
        return "Save a board's pages and the ads found in them, as a new test"

    def long_desc(self) -> str:
        return (
            "Run a spider on an address, or a board of its platform, and write its pages, the ads "
            "found in them and case.toml, which tests/boards replays. Replace texts and names by "
            "invented ones before you commit them. "
            "Example: adcrawler capture greenhouse https://boards-api.greenhouse.io/v1/boards/gitlab/jobs"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--folder", metavar="DIR", help="default: tests/boards/SPIDER/NAME")
        parser.add_argument("--pages", metavar="N", type=int, default=5, help="at most; default: 5")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.crawler_process
        if len(args) != 2:
            raise UsageError("name a spider, and an address or a board", print_help=False)
        name, given = args
        loader = self.crawler_process.spider_loader
        if name not in loader.list():
            known = ", ".join(sorted(loader.list()))
            raise UsageError(f"there is no spider {name!r}, only: {known}", print_help=False)
        whole = issubclass(loader.load(name), PlatformSpider)
        arguments = {"board" if whole else "url": given}
        try:
            probe = Probe(self.crawler_process, name, arguments, opts.pages).run()
        except ArgumentError as error:
            raise UsageError(str(error), print_help=False) from None
        for problem in probe.spider.problems:
            tell(problem.text)
        slug = re.sub(r"\W+", "_", given.partition("://")[2] or given).strip("_")[:60]
        folder = Path(opts.folder) if opts.folder else Path("tests/boards", name, slug)
        save(folder, probe)
        print(f"{folder}: {len(probe.pages)} pages, {len(probe.ads)} ads")


def save(folder: Path, probe: Probe) -> None:
    """Write the pages, expected.jsonl and case.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    answers = []
    for number, (request, response) in enumerate(probe.pages, 1):
        file = f"page{number}{_suffix(response)}"
        (folder / file).write_bytes(response.body)
        answers.append(_answer(request, response, file))
    ads = sorted(probe.ads, key=lambda ad: ad.key)
    lines = (json.dumps(_published(ad), ensure_ascii=False) + "\n" for ad in ads)
    (folder / "expected.jsonl").write_text("".join(lines), "utf-8")
    again = sum("version" not in request.meta for request, _ in probe.pages)
    expected: dict[str, Any] = {"requests": [len(probe.pages), again]}
    for what, usual in (("complete", True), ("gone", False), ("suspicions", [])):
        value = getattr(probe.spider, what)
        expected |= {what: value} if value != usual else {}
    if left_out := probe.left_out():
        expected["left_out"] = left_out
    tables = [_table("[arguments]", probe.arguments), *answers, _table("[expected]", expected)]
    (folder / "case.toml").write_text("# What this case is about.\n" + "\n".join(tables), "utf-8")


def _answer(request: Request, response: Response, file: str) -> str:
    url = request.meta.get("redirect_urls", [request.url])[0]
    values: dict[str, Any] = {"url": url, "file": file}
    if request.method != "GET":
        values["method"] = request.method
    if response.status != 200:
        values["status"] = response.status
    headers = response.headers.to_unicode_dict()
    kept = {name: headers[name] for name in KEPT if name in headers}
    return _table("[[answer]]", values | ({"headers": kept} if kept else {}))


def _suffix(response: Response) -> str:
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return next((suffix for word, suffix in SUFFIXES.items() if word in kind), ".txt")


def _published(ad: JobPosting) -> dict[str, Any]:
    """Return what an ad states, as feeds write it."""
    stated = {k: v for k, v in asdict(ad).items() if v not in (None, [])}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in stated.items()}


def _table(header: str, values: dict[str, Any]) -> str:
    return "\n".join([header, *(f"{k} = {_toml(v)}" for k, v in values.items())]) + "\n"


def _toml(value: Any) -> str:
    """Return a value as TOML writes it: as JSON does, but for tables."""
    if isinstance(value, dict):
        inside = ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items())
        return f"{{ {inside} }}"
    return json.dumps(value, ensure_ascii=False)
