"""Crawls all saved boards in one process: `python -m tests.boards.crawl PORT FOLDER`.

Each case's ads go to a file of FOLDER, what else came of it to outcomes.json.
"""

import json
import sys
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from tests.boards.case import CASES, Case

LEFT_OUT = "ads/left-out/"


def main(port: str, folder: Path) -> None:
    settings = Settings()
    settings.setmodule("adcrawler.settings", priority="project")
    settings.set("LOG_LEVEL", "CRITICAL")
    process = AsyncCrawlerProcess(settings)
    crawlers = {}
    for case in CASES:
        loaded = process.spider_loader.load(case.spider)
        own = settings.copy()
        own.setdict(_settings(case, port, folder), priority="cmdline")
        crawlers[case.name] = Crawler(loaded, own)
        trusted = {"trust": "1", **case.arguments}  # saved boards have a few ads
        process.crawl(crawlers[case.name], **trusted)
    process.start()
    outcomes = {name: _outcome(crawler) for name, crawler in crawlers.items()}
    (folder / "outcomes.json").write_text(json.dumps(outcomes))


def _settings(case: Case, port: str, folder: Path) -> dict[str, Any]:
    handler = "tests.boards.replay.Loopback"
    file = str(folder / case.name.replace("/", "-"))
    return {
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "DOWNLOAD_DELAY": 0,
        "DEPTH_LIMIT": 20,
        "ADCRAWLER_RETRY_DELAY": 0.01,
        "REPLAY_PORT": port,
        "REPLAY_CASE": case.name,
        "HTTPCACHE_DIR": f"{file}.cache",
        "FEEDS": {f"{file}.jsonl": {"format": "jsonlines", "overwrite": True}},
        "ITEM_PIPELINES": {},
        "EXTENSIONS": {"adcrawler.extensions.watch.Watch": 1},
    }


def _outcome(crawler: Crawler) -> dict[str, Any]:
    spider: Any = crawler.spider
    return {
        "finish_reason": crawler.stats.get_value("finish_reason"),
        "complete": spider.complete,
        "gone": spider.gone,
        "suspicions": spider.suspicions,
        "problems": [problem.text for problem in spider.problems],
        "left_out": {
            name.removeprefix(LEFT_OUT): count
            for name, count in crawler.stats.get_stats().items()
            if name.startswith(LEFT_OUT)
        },
    }


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
