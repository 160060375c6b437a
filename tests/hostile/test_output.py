"""What boards and files say is shown as it is said: it breaks out of no format and runs nowhere."""

import csv
import json
import logging
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from pyarrow import parquet
from rich.table import Table

from adcrawler.ad import Ad
from adcrawler.ad_files import Found, read_ads
from adcrawler.checklist import audit, default_checklist
from adcrawler.daemon.command import print_table
from adcrawler.items import JobPosting
from adcrawler.log_format import LogFormatter
from adcrawler.plain import as_json, cell, one_line, printable, tell
from adcrawler.render.feed_csv import CellExporter
from adcrawler.render.formats import FORMATS, Options, Shown
from adcrawler.reports.catalogue import read_report
from adcrawler.reports.run import Result
from adcrawler.reports.show import as_csv, as_markdown, as_table, result_as_json
from adcrawler.settings import FEED_EXPORTERS
from adcrawler.sources import Source
from adcrawler.storage.crawls import open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store
from tests.program import run_on

COMMANDS = "\x1b\x07\x08\x7f\x9b\u202e\u2066\u200f"
"""Signs that would command a terminal or turn the text around them."""
NAMES = {
    "terminal": "Dev \x1b]0;owned\x07\x1b[2J\x9b31m",
    "direction": "Dev \u202etxt.exe\u2066\u200f",
    "HTML": "Dev <script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;",
    "markup": "Dev [red]x[/red] [/] \\[bold]",
    "formula": "=cmd|' /C calc'!A0",
    "hidden formula": "\u200b\x1b @SUM(1)",
    "SQL": "Dev'); DROP TABLE ad; -- \" \\",
    "lines": "Dev\n::error::x\r\n2026-01-01 ERROR | x |\n```",
}
ODD = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)


def shown_as(kind: str, name: str) -> str:
    """Return the audit of an ad in a format; the name is its title, text, fields and file."""
    record = {"title": name, "text": f"{name}\nWe are rockstars.", "company": name, "salary": name}
    [found] = read_ads(Source(name, "json", json.dumps(record).encode()))
    assert isinstance(found, Found)
    form, options = FORMATS[kind], Options(kind, width=10_000)
    shown = Shown(audit(found.ad), found)
    return form.header("en") + form.render(shown, options) + form.footer()


@ODD
@pytest.mark.parametrize("kind", FORMATS)
def test_an_audit_holds_no_sign_that_commands(kind: str, name: str) -> None:
    assert not set(COMMANDS) & set(shown_as(kind, name))


@ODD
def test_json_says_what_was_said(name: str) -> None:
    assert json.loads(shown_as("jsonl", name))["title"] == Ad(name, "x").title
    assert json.loads(as_json([name, "é💥"])) == [name, "é💥"]
    assert "é💥" in as_json("é💥")


@ODD
def test_a_page_shows_it_and_runs_nothing(name: str) -> None:
    page = lxml.html.document_fromstring(shown_as("html", name))
    elements = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not elements & {"script", "img", "iframe", "object"}
    assert not [n for element in page.iter() for n in element.attrib if n.startswith("on")]
    assert " ".join(page.findtext(".//h2").split()) == " ".join(printable(name).split())


@ODD
def test_github_gets_one_command_a_line(name: str) -> None:
    lines = shown_as("github", name).splitlines()
    assert all(line.startswith(("::notice file=", "::warning file=")) for line in lines)


def result(name: str) -> Result:
    report = read_report("own", "SELECT")
    return Result(report, ("employer", "jobs"), ((name, 1), ("Ferry", 2)), {})


@ODD
def test_a_report_keeps_its_rows_in_every_format(name: str) -> None:
    given = result(name)
    table, markdown = as_table(given, "en", 200, colour=False), as_markdown(given, "en")
    assert len(table.splitlines()) == 4
    assert one_line(name) in table
    assert len(markdown.strip().splitlines()) == 6
    rows = list(csv.reader(as_csv(given).splitlines(keepends=True)))
    assert [len(row) for row in rows] == [2, 2, 2]
    assert json.loads(result_as_json(given))["rows"][0]["employer"] == name
    for shown in (table, markdown, as_csv(given), result_as_json(given)):
        assert not set(COMMANDS) & set(shown)


@pytest.mark.parametrize("sign", [*"=+-@＝＋－＠", "\t=", " \n+", "\x1b=", "\u200b@", "\r-"])
def test_no_spreadsheet_runs_a_cell(sign: str) -> None:
    assert cell(f"{sign}1").startswith("'")


def test_a_crawl_writes_no_formula_to_csv(make_posting: Callable[..., JobPosting]) -> None:
    assert FEED_EXPORTERS["csv"].endswith(CellExporter.__name__)
    file = BytesIO()
    exporter = CellExporter(file, encoding="utf-8")
    for name in NAMES.values():
        exporter.export_item(make_posting(title=name, company=name, locations=[name, name]))
    exporter.stream.flush()
    rows = list(csv.DictReader(StringIO(file.getvalue().decode(), newline="")))
    assert len(rows) == len(NAMES)
    assert not [v for row in rows for v in row.values() if v.startswith(("=", "@")) or "\x1b" in v]


def test_other_cells_stay() -> None:
    values = ["Dev", "a=b", "", -1, None, 1.5, "été"]
    assert list(map(cell, values)) == values


@ODD
def test_a_log_record_is_one_and_commands_nothing(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = logging.getLogRecordFactory()
    LogFormatter()
    try:
        logging.getLogger("test").error("%s is skipped", name)
        try:
            raise ValueError(name)
        except ValueError:
            logging.getLogger("test").exception("a mistake")
    finally:
        logging.setLogRecordFactory(before)
    assert not set(COMMANDS) & set(caplog.text)
    first = caplog.records[0].getMessage().splitlines()
    assert first[0].startswith("Dev") or name.startswith(("=", "\u200b"))
    assert all(line.startswith("  ") for line in first[1:])


@ODD
def test_a_line_for_the_user_is_one(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    tell(name)
    table = Table("name")
    table.add_row(one_line(name))
    print_table(table)
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert one_line(name) in captured.out
    assert not set(COMMANDS) & set(captured.err + captured.out)


@pytest.fixture(scope="module")
def stored(shared_database: Database, make_ad: Callable[..., AuditedAd]) -> Database:
    """Return a database whose ads are named so."""
    ads = []
    for number, name in enumerate(NAMES.values()):
        url = f"https://jobs.example/{number}/\x1b[2J"
        fields: dict[str, Any] = {"title": name, "company": name, "locations": [name], "url": url}
        ads.append(make_ad(str(number), **fields, source_name=name, source_url=url))
    crawl = open_crawl(shared_database, "test", {})
    Store.opened(shared_database, crawl, default_checklist()).write(ads)
    return shared_database


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "ad list", "ad show 1 --history", "export", "export --format csv", "report employers",
        "report employers --format csv", "report employers --format md", "report page",
        "report employers --format json", "report places", "export --board =cmd|x",
    ],
)  # fmt: skip
def test_no_command_passes_on_what_commands(stored: Database, line: str) -> None:
    code, output, errors = run_on(stored, *line.split())
    assert (code, errors) == (0, "")
    assert not set(COMMANDS) & set(output)
    if line == "ad list":
        assert len(output.splitlines()) == len(NAMES)


@pytest.mark.slow
def test_exports_hold_the_names_and_no_formula(stored: Database, tmp_path: Path) -> None:
    for name in ("ads.csv", "ads.parquet"):
        assert run_on(stored, "export", "-o", str(tmp_path / name))[0] == 0
    with (tmp_path / "ads.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(NAMES)
    started = [value for row in rows for value in row.values() if value.startswith(("=", "@"))]
    assert started == []
    table = parquet.read_table(tmp_path / "ads.parquet").to_pylist()
    assert [row["company"] for row in table] == list(NAMES.values())
