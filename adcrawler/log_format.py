"""Scrapy's log records about items, on one line each."""

from typing import Any

from scrapy import logformatter
from scrapy.logformatter import LogFormatterResult


class LogFormatter(logformatter.LogFormatter):
    """Names an ad by its address where Scrapy prints the whole ad."""

    def scraped(self, item: Any, response: Any, spider: Any) -> LogFormatterResult:
        record = super().scraped(item, response, spider)
        return record | {"msg": "Scraped %(item)s", "args": {"item": _name(item)}}

    def dropped(
        self, item: Any, exception: BaseException, response: Any, spider: Any
    ) -> LogFormatterResult:
        record = super().dropped(item, exception, response, spider)
        args = {"item": _name(item), "exception": exception}
        return record | {"msg": "Rejected %(item)s: %(exception)s", "args": args}

    def item_error(
        self, item: Any, exception: BaseException, response: Any, spider: Any
    ) -> LogFormatterResult:
        record = super().item_error(item, exception, response, spider)
        return record | {"msg": "Error processing %(item)s", "args": {"item": _name(item)}}


def _name(item: Any) -> str:
    posting = getattr(item, "posting", item)
    return str(getattr(posting, "url", type(item).__name__))
