"""The core judges ads without the crawler and the database: imports point inwards only."""

import subprocess
import sys

OUTER = ("scrapy", "twisted", "sqlalchemy", "psycopg2", "alembic", "adcrawler.storage")

JUDGE = f"""
import sys
from adcrawler.ad import Ad
from adcrawler.checklist import audit
judged = audit(Ad("Python developer", "Salary: €45,000. Write to linette@example.com."))
assert judged.verdicts["contact-email"].outcome == "pass"
print(*sorted(set({OUTER!r}) & set(sys.modules)))
"""


def test_an_audit_imports_nothing_of_the_outer_rings() -> None:
    command = [sys.executable, "-W", "error", "-c", JUDGE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")
