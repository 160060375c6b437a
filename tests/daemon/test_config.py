"""The operator's settings, and the file that they come from."""

from pathlib import Path

import pytest

from adcrawler.daemon.config import KNOWN, Config
from adcrawler.environment import ConfigError, read_environment_file

EXPLAINED = Path(__file__).parents[2] / "deploy" / "environment"


def write(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "environment"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def test_nothing_needs_to_be_set() -> None:
    assert Config.from_environment({}) == Config()


def test_what_is_set_is_read() -> None:
    config = Config.from_environment(
        {
            "ADCRAWLER_CONCURRENCY": "8",
            "ADCRAWLER_CRAWL_TIME": "90m",
            "ADCRAWLER_CRAWL_MEMORY": "2G",
            "ADCRAWLER_STATE_DIR": "/var/lib/adcrawler",
            "ADCRAWLER_ALERT_URLS": "json://127.0.0.1:1/a mailto://u:p@example.org",
            "ADCRAWLER_ALLOW_PRIVATE": "127.0.0.0/8, 10.0.0.7",
        }
    )
    assert (config.concurrency, config.crawl_time, config.crawl_memory) == (8, 5400, 2**31)
    assert config.log_dir == Path("/var/lib/adcrawler/runs")
    assert len(config.alert_urls) == 2
    assert config.allow_private == ("127.0.0.0/8", "10.0.0.7/32")


@pytest.mark.parametrize(
    ("variable", "value", "wanted"),
    [
        ("ADCRAWLER_CONCURRENCY", "0", "a whole number above 0"),
        ("ADCRAWLER_CONCURRENCY", "many", "a whole number above 0"),
        ("ADCRAWLER_RERUNS", "-1", "a whole number"),
        ("ADCRAWLER_CRAWL_TIME", "90", "90s, 30m, 2h or 1d"),
        ("ADCRAWLER_CRAWL_MEMORY", "1 GB", "500M, 2G or 1T"),
        ("ADCRAWLER_DISK_PERCENT", "101", "from 1 to 100"),
        ("ADCRAWLER_SCAN", "every minute", "as cron writes it"),
        ("ADCRAWLER_WORKER", "two words", "letters, digits"),
        ("ADCRAWLER_STATE_DIR", "var", "an absolute path"),
        ("ADCRAWLER_ALLOW_PRIVATE", "home", "addresses or networks"),
        ("ADCRAWLER_LOG_LEVEL", "LOUD", "DEBUG, INFO, WARNING"),
        ("ADCRAWLER_REPORTS", "/not/there", "a folder that is there"),
        ("ADCRAWLER_RETENTION_DAYS", "never", "a whole number"),
    ],
)
def test_a_mistake_is_named_with_what_would_be_right(
    variable: str, value: str, wanted: str
) -> None:
    with pytest.raises(ConfigError, match=f"{variable} must be .*{wanted}"):
        Config.from_environment({variable: value})


def test_a_wrong_address_is_not_repeated() -> None:
    urls = "json://127.0.0.1/ nowhere://user:s3cret@host"
    with pytest.raises(ConfigError, match="number 2") as caught:
        Config.from_environment({"ADCRAWLER_ALERT_URLS": urls})
    assert "s3cret" not in str(caught.value)


def test_every_setting_is_explained_and_no_other() -> None:
    named = {
        line.lstrip("#").partition("=")[0]
        for line in EXPLAINED.read_text("utf-8").splitlines()
        if line.lstrip("#").startswith("ADCRAWLER_")
    }
    assert named == KNOWN - {"ADCRAWLER_ENVIRONMENT"}  # it says where the file is


def test_the_explained_file_lacks_nothing_but_who_crawls(tmp_path: Path) -> None:
    values = read_environment_file(write(tmp_path, EXPLAINED.read_text("utf-8")))
    with pytest.raises(ConfigError, match="ADCRAWLER_CONTACT must be your own"):
        Config.from_environment(values)
    Config.from_environment(values | {"ADCRAWLER_CONTACT": "https://jobs.example/about"})


def test_a_secret_is_read_as_it_is_written(tmp_path: Path) -> None:
    line = "ADCRAWLER_DATABASE_URL='postgresql://u:a$b%23{c}@h/d'  # theirs\n"
    values = read_environment_file(write(tmp_path, line))
    assert values == {"ADCRAWLER_DATABASE_URL": "postgresql://u:a$b%23{c}@h/d"}


@pytest.mark.parametrize("mode", [0o644, 0o604, 0o660])
def test_a_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(ConfigError, match="open to others: chmod 600"):
        read_environment_file(write(tmp_path, "ADCRAWLER_CONTACT=x\n", mode))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ADCRAWLER_CONTACT=x\nADCRAWLER_CONCURENCY=4\n", ":2: .*is ADCRAWLER_CONCURRENCY meant"),
        ("ADCRAWLER_CONTACT\n", ":1 is no NAME=VALUE"),
        ("'\n", ":1 is no NAME=VALUE"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        read_environment_file(write(tmp_path, text))
