"""`adcrawler db`, as a user runs it."""

import pytest

from adcrawler.storage.database import Database
from tests.program import Answer, run_on


def db(database: Database, *arguments: str, password: str | None = None) -> Answer:
    """Run the command on a database, and return its exit code, output and errors."""
    url = database.address.set(password=password).render_as_string(hide_password=False)
    return run_on(database, "db", *arguments, environment={"ADCRAWLER_DATABASE_URL": url})


def test_check_then_upgrade_then_check(empty_database: Database) -> None:
    code, _, errors = db(empty_database, "check")
    assert code == 1
    assert errors.endswith("has no adcrawler tables: run `adcrawler db upgrade`\n")
    assert errors.count("\n") == 1
    for action in ("upgrade", "check"):
        code, output, errors = db(empty_database, action)
        assert (code, errors) == (0, "")
        assert output.endswith(f": ready, schema {empty_database.check()}\n")


def test_url_shows_the_password_only_if_asked(database: Database) -> None:
    code, output, _ = db(database, "url", password="s3cret")
    assert (code, "s3cret" in output) == (0, False)
    code, output, _ = db(database, "url", "--password", password="s3cret")
    assert (code, "postgres:s3cret@" in output) == (0, True)


def test_psql_takes_its_own_arguments(database: Database) -> None:
    query = "SELECT current_database()"
    assert db(database, "psql", "--", "-XAtc", query) == (0, f"{database.address.database}\n", "")
    assert db(database, "psql", "--", "-XAtc", "SELECT 1 / 0")[0] == 1


@pytest.mark.parametrize("arguments", [(), ("drop",), ("check", "twice")])
def test_anything_else_is_a_usage_error(database: Database, arguments: tuple[str, ...]) -> None:
    code, _, errors = db(database, *arguments)
    assert code == 2
    assert "say one of: upgrade, check, url, psql" in errors


def test_help_has_an_example(database: Database) -> None:
    code, output, _ = db(database, "--help")
    assert code == 0
    assert "Example: adcrawler db psql" in output
