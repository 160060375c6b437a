"""A list of twenty thousand ads needs little more memory than its answer has bytes."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.spiders.conftest import REPOSITORY, Start
from tests.spiders.site import Page, Site

CRAWL = """
import resource, sys
from scrapy.cmdline import execute
try:
    execute(sys.argv[1:])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def answer(ads: int) -> bytes:
    text = "&lt;p&gt;You write the timetable of our trams in Python and PostgreSQL. %s&lt;/p&gt;"
    jobs = [
        {
            "id": number,
            "title": "Python developer",
            "absolute_url": f"https://tram.example/{number}",
            "location": {"name": "Metz"},
            "content": text % ("Trams, trams, trams. " * 60),
        }
        for number in range(ads)
    ]
    return json.dumps({"jobs": jobs}).encode()


@pytest.mark.slow
def test_memory_follows_the_answer_and_not_its_ads(
    site: Site, command: Start, tmp_path: Path
) -> None:
    megabytes = {}
    for ads in (1, 20_000):
        body = answer(ads)
        site.pages = {"/jobs": Page(body)}
        line = command(f"board={site.url}/jobs", spider="greenhouse")
        started = line[: line.index("-m")]
        arguments = line[line.index("-m") + 1 :]
        done = subprocess.run(
            [*started, "-c", CRAWL, *arguments],
            cwd=REPOSITORY, capture_output=True, text=True, check=False,
        )  # fmt: skip
        megabytes[ads] = int(done.stdout.split()[-1]) / 1024
        assert len((tmp_path / "ads.jsonl").read_bytes().splitlines()) == ads
    assert megabytes[20_000] - megabytes[1] < 3 * len(body) / 1e6
