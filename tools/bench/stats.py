"""A crawl's statistics, written to a file when it ends."""

import json
from pathlib import Path
from typing import Any

from scrapy.statscollectors import MemoryStatsCollector


class WrittenStats(MemoryStatsCollector):
    """Writes what Scrapy counted to the file that the setting BENCH_STATS names."""

    def _persist_stats(self, stats: dict[str, Any]) -> None:
        path = Path(self._crawler.settings["BENCH_STATS"])
        path.write_text(json.dumps(stats, default=str))
