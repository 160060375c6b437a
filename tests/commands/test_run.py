"""`adcrawler run`, as `make run` runs it."""

import os
import re
import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from adcrawler.storage.database import Database


def run(database: Database, cache: Path) -> tuple[int, str, str]:
    url = database.address.render_as_string(hide_password=False)
    own = {"ADCRAWLER_DATABASE_URL": url, "ADCRAWLER_CACHE_DIR": str(cache), "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "adcrawler", "run", "--lang", "en"],
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_example_board_is_crawled_and_then_found_unchanged(
    database: Database, tmp_path: Path
) -> None:
    code, output, errors = run(database, tmp_path)
    assert (code, errors) == (0, "")
    assert re.search(r"50 new +0 changed +0 unchanged +2 rejected", output)
    assert "The best" in output
    assert "ninja-full-stack-revolution" in output  # the worst
    assert "The most missed criteria" in output
    with database.engine.connect() as connection:
        rows = "SELECT count(*) FROM ad_version"
        before = connection.scalar(text(rows))
        code, output, errors = run(database, tmp_path)
        assert (code, errors) == (0, "")
        assert re.search(r"0 new +0 changed +50 unchanged +2 rejected", output)
        assert connection.scalar(text(rows)) == before
