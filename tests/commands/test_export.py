"""`adcrawler export` and `adcrawler import`: what goes out comes back."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet
from sqlalchemy import text

from adcrawler.checklist import default_checklist
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.life import Findings
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store
from tests.program import run_on

MakeAd = Callable[..., AuditedAd]
ODD = 'Write "now"\t to C:\\new, odile@mail.example or call Odile Example on 01 99 00 12 34.'


@pytest.fixture
def stored(database: Database, make_ad: MakeAd) -> Database:
    """Return a database with an ad of two versions, its copy elsewhere, and one that is closed."""
    copy = make_ad(
        "2", board="other.example", source_name="Other", source_url="https://other.example"
    )
    closed = make_ad("3", title="Ruby", description=ODD, language="fr", company="O'Neill \\ Co")
    changed = make_ad("1", title="Python developer, night trains", remote="remote")
    for ads in ([make_ad("1"), copy, closed], [changed]):
        store = Store.opened(database, open_crawl(database, "test", {}), default_checklist())
        store.write(ads)
        findings = Findings(board="jobs.example", complete=True)
        close_crawl(database, store.crawl_id, CrawlResult("finished"), findings)
    return database


def exported(database: Database, *arguments: str) -> list[dict[str, Any]]:
    code, output, errors = run_on(database, "export", *arguments)
    assert (code, errors) == (0, "")
    return [json.loads(line) for line in output.splitlines()]


def same(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return records with their jobs numbered in the order in which they come."""
    jobs: dict[int, int] = {}
    for record in records:
        ours = record["adcrawler"]
        ours["job"] = jobs.setdefault(ours["job"], len(jobs))
    return records


@pytest.mark.slow
def test_what_goes_out_comes_back(
    stored: Database, second_database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "ads.jsonl"
    assert run_on(stored, "export", "-o", str(file)) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["ads.jsonl"]
    back = run_on(second_database, "import", str(file))
    assert back == (0, "3 ads restored, 0 were there\n", "")
    first, second = same(exported(stored)), same(exported(second_database))
    assert second == first
    assert [record["adcrawler"]["job"] for record in first] == [0, 0, 1]
    assert run_on(second_database, "import", str(file))[1] == "0 ads restored, 3 were there\n"
    for view in ("latest_audit", "verdict_detail", "job_life"):
        with second_database.connect() as connection:
            assert connection.scalar(text(f"SELECT count(*) FROM {view}"))


def test_a_record_is_a_job_posting_with_its_source(stored: Database) -> None:
    record = exported(stored, "--board", "other.example")[0]
    assert record["@type"] == "JobPosting"
    assert (record["creditText"], record["isBasedOn"]) == ("Other", "https://other.example")
    assert record["hiringOrganization"] == {"@type": "Organization", "name": "Example Ltd"}
    audit = record["adcrawler"]["versions"][0]["audit"]
    assert audit["grade"] in "ABCDEF"


def test_nobody_can_be_reached_by_an_export(stored: Database) -> None:
    code, output, _ = run_on(stored, "export")
    assert code == 0
    for detail in ("linette", "odile", "99 00"):
        assert detail not in output.lower()
    record = json.loads(output.splitlines()[2])
    version = record["adcrawler"]["versions"][0]
    document = f"{version['title']}\n\n{version['text']}"
    quotes = {document[start:end] for name, start, end in version["audit"]["span"]
              if name == "contact-email"}  # fmt: skip
    assert quotes == {"xxxxx@xxxx.xxxxxxx"}


def test_ads_are_chosen(stored: Database) -> None:
    assert [ad["adcrawler"]["key"] for ad in exported(stored, "--closed")] == ["3"]
    assert [ad["adcrawler"]["key"] for ad in exported(stored, "--lang", "fr")] == ["3"]
    assert len(exported(stored, "--open")) == 2
    assert exported(stored, "--since", "2999-01-01") == []


def test_tables(stored: Database, tmp_path: Path) -> None:
    for name in ("ads.csv", "ads.parquet"):
        assert run_on(stored, "export", "-o", str(tmp_path / name)) == (0, "", "")
    with (tmp_path / "ads.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    table = parquet.read_table(tmp_path / "ads.parquet").to_pylist()
    assert [row["key"] for row in rows] == [row["key"] for row in table] == ["1", "2", "3"]
    assert rows[2]["company"] == "O'Neill \\ Co"
    assert table[0]["versions"] == 2
    assert table[0]["salary_min"] == 45000
    assert "contact-email" in table[0]["met"]
    assert float(rows[1]["score"]) == table[1]["score"] > 0


@pytest.mark.slow
def test_what_cannot_be_read_is_told_and_changes_nothing(
    stored: Database, second_database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "ads.jsonl"
    run_on(stored, "export", "-o", str(file))
    file.write_text(file.read_text() + '{"title": "no ad of ours"}\n')
    code, _, errors = run_on(second_database, "import", str(file))
    assert code == 1
    assert errors == f"adcrawler: {file}: line 4 is no ad that adcrawler exported as JSON Lines\n"
    assert exported(second_database) == []
    assert run_on(second_database, "import", str(tmp_path / "none"))[0] == 1
    assert run_on(stored, "export", "-o", str(tmp_path / "ads.xls"))[0] == 2
    assert run_on(stored, "export", "-o", str(tmp_path / "no" / "ads.csv"))[0] == 1
