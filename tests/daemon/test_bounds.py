"""What a crawl does to itself before it begins."""

import os
import subprocess
import sys

EATS = """
from adcrawler.daemon.bounds import bound_this_process
bound_this_process()
bytearray(2**30)
"""


def run(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", EATS],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_memory_beyond_the_limit_is_not_to_be_had() -> None:
    assert run(ADCRAWLER_ADDRESS_SPACE=str(2**29)).stderr.endswith("MemoryError\n")
    assert run().returncode == 0


def test_a_crawl_whose_worker_is_gone_does_not_begin() -> None:
    assert run(ADCRAWLER_PARENT=str(os.getpid())).returncode == 0
    orphan = run(ADCRAWLER_PARENT="1")
    assert orphan.stderr == "adcrawler: the worker that started this crawl is gone\n"
