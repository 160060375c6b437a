"""What is dropped for its age or on request, what stays, and who may read what."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import Headers, HtmlResponse, Request
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from adcrawler.checklist import default_checklist
from adcrawler.extract.masking import masked
from adcrawler.middlewares.page_cache import SqliteStorage
from adcrawler.storage.crawls import CrawlResult, close_crawl, open_crawl
from adcrawler.storage.database import Database
from adcrawler.storage.life import Findings
from adcrawler.storage.privacy import as_pattern, forget_ad, forget_contact, prune
from adcrawler.storage.rows import AuditedAd
from adcrawler.storage.store import Store
from tests.program import run_on

MakeAd = Callable[..., AuditedAd]
CALL = "<p>You build our booking site with us. Call Odile on 01 99 00 12 34.</p>"
KEPT = """
SELECT count(*) FROM ad_version
JOIN audit USING (ad_id) JOIN facts USING (ad_id) JOIN fingerprint USING (ad_id)
"""


def rows(database: Database, query: str) -> list[tuple[Any, ...]]:
    with database.connect() as connection, connection.begin():
        return [tuple(row) for row in connection.execute(text(query))]


@pytest.fixture
def stored(database: Database, make_ad: MakeAd) -> Database:
    """Return a database with two ads, one that was closed 200 days ago and one still open."""
    for ads in ([make_ad("old"), make_ad("open", description=CALL)], [make_ad("open")]):
        store = Store.opened(database, open_crawl(database, "test", {}), default_checklist())
        store.write(ads)
        findings = Findings(board="jobs.example", complete=True)
        close_crawl(database, store.crawl_id, CrawlResult("finished"), findings)
    ago = "first_seen_at = now() - interval '300 days', closed_at = now() - interval '200 days'"
    rows(database, f"UPDATE ad SET {ago} WHERE closed_at IS NOT NULL RETURNING 1")
    return database


def command(database: Database, *arguments: str, **environment: str) -> tuple[int, str]:
    code, output, errors = run_on(database, *arguments, environment=environment)
    assert "Traceback" not in errors
    return code, output


def test_old_texts_are_dropped_and_what_they_gave_stays(stored: Database) -> None:
    before = rows(stored, KEPT)
    assert command(stored, "db", "prune", ADCRAWLER_RETENTION_DAYS="250")[1].endswith(
        " 0 texts dropped\n"
    )
    assert command(stored, "db", "prune") == (0, "0 ads closed that had expired, 1 texts dropped\n")
    assert rows(stored, "SELECT key FROM ad JOIN ad_version ON id = ad_id WHERE text IS NULL") == [
        ("old",)
    ]
    assert rows(stored, KEPT) == before
    assert prune(stored, 180).texts == 0
    quotes = "SELECT count(*) FROM verdict_detail WHERE ad_id = 1 AND cardinality(quotes) > 0"
    assert rows(stored, quotes) == [(0,)]


def test_an_ad_is_forgotten(stored: Database) -> None:
    with stored.connect() as connection, connection.begin():
        forgotten = forget_ad(connection, 1)
    assert forgotten == (1, ["https://jobs.example/old"])
    for table, count in {"ad": 1, "job": 1, "ad_version": 2, "audit": 2, "fingerprint": 1}.items():
        assert rows(stored, f"SELECT count(*) FROM {table}") == [(count,)]


@pytest.mark.parametrize("contact", ["01.99.00.12.34", "0199001234", "odile"])
def test_a_person_is_forgotten_in_every_version(stored: Database, contact: str) -> None:
    with stored.connect() as connection, connection.begin():
        assert forget_contact(connection, contact) == (1, ["https://jobs.example/open"])
    found = rows(stored, "SELECT count(*), count(text) FROM ad_version WHERE ad_id = 2")
    assert found == [(2, 0)]
    assert rows(stored, "SELECT count(*) FROM audit WHERE ad_id = 2") == [(2,)]


def test_kept_pages_are_forgotten_too(stored: Database, tmp_path: Path) -> None:
    url = "https://jobs.example/open"
    pages = {
        url: "<p>Call 01 99 00 12 34",
        "https://jobs.example/1": "<p>odile",
        "https://jobs.example/2": "<p>No",
    }
    keep(tmp_path, pages)
    cache = {"ADCRAWLER_CACHE_DIR": str(tmp_path)}
    code, output = command(stored, "ad", "forget", "--contact", "Odile", **cache)
    assert (code, output) == (0, "forgotten: 1 ads, 2 kept pages\n")
    assert b"odile" not in (tmp_path / "pages.sqlite3").read_bytes().lower()
    code, output = command(stored, "ad", "forget", "2", **cache)
    assert (code, output) == (0, "forgotten: 1 ads, 0 kept pages\n")
    assert command(stored, "ad", "forget", "2", **cache)[0] == 1


def keep(folder: Path, pages: dict[str, str]) -> None:
    """Keep pages as a crawl would."""

    class Fingerprinter:
        def fingerprint(self, request: Request) -> bytes:
            return request.url.encode()

    class Crawler:
        request_fingerprinter = Fingerprinter()

    class Spider:
        crawler = Crawler()

    from scrapy.settings import Settings

    storage = SqliteStorage(
        Settings({"HTTPCACHE_DIR": str(folder), "HTTPCACHE_EXPIRATION_SECS": 10**9})
    )
    storage.open_spider(Spider())  # type: ignore[arg-type]
    for url, body in pages.items():
        response = HtmlResponse(url, body=body.encode(), headers=Headers())
        storage.store_response(Spider(), Request(url), response)  # type: ignore[arg-type]
    storage.close_spider(Spider())  # type: ignore[arg-type]


def test_an_analyst_reads_all_but_the_texts(stored: Database) -> None:
    name = f"analyst_{stored.address.database}"
    code, output = command(stored, "db", "grant", name)
    assert code == 0
    assert output.startswith(f"{name} may read")
    with stored.connect() as connection:
        connection.execute(text(f"SET ROLE {name}"))
        quotes = connection.scalars(text("SELECT quotes FROM verdict_detail")).all()
        assert "[e-mail]" in str(quotes)
        assert "linette@" not in str(quotes)
        for query in ("SELECT score, title FROM latest_audit", "SELECT title FROM ad_version",
                      "SELECT * FROM job_life"):  # fmt: skip
            assert connection.execute(text(query)).all()
        for query in ("SELECT text FROM ad_version", "DELETE FROM ad"):
            with pytest.raises(ProgrammingError, match="permission denied"):
                connection.execute(text(query))
            connection.rollback()
            connection.execute(text(f"SET ROLE {name}"))
    rows(stored, f"DROP OWNED BY {name}; DROP ROLE {name}; SELECT 1")


@pytest.mark.parametrize(
    ("plain", "without"),
    [
        ("Write to odile.example+jobs@mail.example.com!", "Write to [e-mail]!"),
        ("Tél. : 01 99 00 12 34 ou +33 1 99 00 12 34.", "Tél. : [phone] ou [phone]."),
        ("From €45,000 to €55,000 in 2026, 35 h a week", None),
    ],
)
def test_contact_details_are_masked_alike_in_both_places(
    database: Database, plain: str, without: str | None
) -> None:
    assert masked(plain) == (without or plain)
    with database.connect() as connection:
        assert connection.scalar(text("SELECT masked(:plain)"), {"plain": plain}) == masked(plain)


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        ("+33 1 99 00 12 34", "+33 (1) 99.00-12.34"),
        ("odile.e@mail.example", "ODILE.E@mail.example"),
        ("Odile Example", "odile\nexample"),
    ],
)
def test_contacts_are_found_as_people_write_them(contact: str, found: str) -> None:
    assert re.search(as_pattern(contact), f"Ask {found}, please", re.IGNORECASE)
    assert not re.search(as_pattern(contact), "Ask odilexe@mail.example, +33 2 99 00 12 34")
