"""What a worker looks after on its own machine."""

import os
from pathlib import Path

import pytest

from adcrawler.daemon.config import Config
from adcrawler.daemon.watch import watch_machine
from adcrawler.storage.database import Database


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(state_dir=tmp_path, metrics_file=tmp_path / "metrics" / "adcrawler.prom")


def test_metrics_are_written_for_others_to_read(database: Database, config: Config) -> None:
    assert config.metrics_file
    umask = os.umask(0o027)
    try:
        watch_machine(database, config, {})
    finally:
        os.umask(umask)
    figures = config.metrics_file.read_text("utf-8").splitlines()
    assert "adcrawler_workers 0.0" in figures
    assert "adcrawler_incidents 0.0" in figures
    assert config.metrics_file.stat().st_mode & 0o777 == 0o644
    assert config.metrics_file.parent.stat().st_mode & 0o777 == 0o755
    assert [file.name for file in config.metrics_file.parent.iterdir()] == ["adcrawler.prom"]


def test_a_file_that_cannot_be_written_is_told_of_and_ends_nothing(
    database: Database, config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    assert config.metrics_file
    config.metrics_file.parent.write_text("in the way", encoding="utf-8")
    watch_machine(database, config, {})
    assert f"{config.metrics_file.with_suffix('.new')}: Not a directory" in caplog.text
