"""Scrapy's log records about items, on one line each; and no record that commands a terminal."""

import logging
from typing import Any

from scrapy import logformatter
from scrapy.logformatter import LogFormatterResult

from adcrawler.plain import printable


class PlainRecord(logging.LogRecord):
    """What pages say is printable in it, and cannot pass for a record of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.exc_info and self.exc_info[0]:
            self.exc_text = printable(logging.Formatter().formatException(self.exc_info))

    def getMessage(self) -> str:  # noqa: N802 -- logging's
        return printable(super().getMessage()).replace("\n", "\n  ")


class LogFormatter(logformatter.LogFormatter):
    """Names an ad by its address where Scrapy prints the whole ad."""

    def __init__(self) -> None:
        logging.setLogRecordFactory(PlainRecord)

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
