"""France Travail's credentials come from the environment and go nowhere but to France Travail."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.boards.case import CASES
from tests.boards.replay import Replay

REPOSITORY = Path(__file__).parents[2]
SECRETS = {
    "FRANCETRAVAIL_CLIENT_ID": "an-invented-client",
    "FRANCETRAVAIL_CLIENT_SECRET": "an-invented-secret",
}
HANDLER = '{"http": "tests.boards.replay.Loopback", "https": "tests.boards.replay.Loopback"}'


def crawl(folder: Path, port: int, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Crawl the saved offers, saying all there is to say."""
    line = [sys.executable, "-W", "error", "-m", "scrapy", "crawl", "francetravail", "-L", "DEBUG"]
    line += ["-a", "since=2026-01-01", "-a", "until=2026-03-02", "-O", str(folder / "ads.jsonl")]
    settings = {
        "DOWNLOAD_HANDLERS": HANDLER,
        "REPLAY_PORT": port,
        "REPLAY_CASE": "francetravail/computing",
        "HTTPCACHE_DIR": folder,
        "ITEM_PIPELINES": "{}",
        "EXTENSIONS": "{}",
    }
    for name, value in settings.items():
        line += ["-s", f"{name}={value}"]
    known = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    return subprocess.run(
        line, cwd=REPOSITORY, env=known | environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def offers() -> Iterator[Replay]:
    server = Replay(CASES)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.slow
def test_neither_secret_nor_token_is_logged_or_kept(tmp_path: Path, offers: Replay) -> None:
    done = crawl(tmp_path, offers.server_port, SECRETS)
    assert done.returncode == 0
    assert "offres/search" in done.stderr
    written = [done.stderr, done.stdout]
    written += [file.read_bytes().decode("latin-1") for file in tmp_path.iterdir()]
    for secret in (*SECRETS.values(), "a-token", "Mme Une Personne"):
        assert not any(secret in text for text in written)


@pytest.mark.parametrize("missing", SECRETS)
def test_a_missing_credential_is_named(tmp_path: Path, missing: str) -> None:
    done = crawl(tmp_path, 9, SECRETS | {missing: ""})
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("adcrawler: francetravail.io gives out ")
    assert missing in done.stderr
