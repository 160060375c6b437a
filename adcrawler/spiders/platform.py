"""What the spiders of boards share: a board's whole list, read without trusting it."""

import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, ClassVar, Self
from urllib.parse import quote, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from adcrawler.ad import Ad
from adcrawler.answers import OTHER_SHAPE, AnswerError
from adcrawler.boards import find_board
from adcrawler.extract.job_posting import read_posting
from adcrawler.extract.json_ld import Node
from adcrawler.extract.page_key import shortened
from adcrawler.extract.schema_org import text
from adcrawler.extract.trade import by_title, is_developer
from adcrawler.items import JobPosting
from adcrawler.pipelines.rejection import LEFT_OUT
from adcrawler.spiders.base import BoardSpider
from adcrawler.targets import ArgumentError

OTHER_TRADE = "another trade"
TRUSTED_DAYS = 7
"""For so long an ad's own page is not asked for again while its list says the same of it."""


class PlatformSpider(BoardSpider):
    """Reads one board of a platform. A subclass says where its list is and reads a record."""

    arguments: ClassVar[dict[str, str]] = {
        "board": "NAME_OR_TOKEN",
        "all": "1",
        "trust": "1",
        **BoardSpider.arguments,
    }
    list_url: ClassVar[str]
    """The address of the list's first page; "{token}" stands for the board's."""
    marketing: ClassVar[frozenset[str]] = frozenset()
    """The platform's own hosts, to which it sends who asks for a board that was removed."""
    lists_all = True
    """False where the list has the newest ads only: what is missing from it is not gone."""
    custom_settings = {"DOWNLOAD_MAXSIZE": 100_000_000, "DOWNLOAD_WARNSIZE": 0}

    def __init__(self, name: str | None = None, **arguments: str) -> None:
        super().__init__(name, **arguments)
        self.board = find_board(arguments.get("board"), self.name)
        self.board_name = self.board.name
        self.everything = _switched_on("all", arguments.get("all"))
        """Ads of all trades are wanted."""
        self.trusted = _switched_on("trust", arguments.get("trust"))
        """A person has seen that the board has as few ads, or fields, as it seems."""
        self.listed = 0
        """Records of the list until now, whatever became of them."""
        self.unreadable = 0
        self.ended = False
        """The list was read to its end, whether it names all ads or only the newest."""
        self._failed = False
        self._keys: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        delay = max(spider.board.delay, crawler.settings.getfloat("DOWNLOAD_DELAY"))
        crawler.settings.set("DOWNLOAD_DELAY", delay, priority="spider")
        return spider

    async def start(self) -> AsyncIterator[Request]:
        yield self.ask(self.first_page(), self.parse, asked=True)

    def first_page(self) -> str:
        if self.board.url:
            return self.board.url
        return self.list_url.format(token=quote(self.board.token or "", safe=""))

    def parse(self, response: Response) -> Iterator[Any]:
        """Read a page of the list. Raise AnswerError if it is none."""
        raise NotImplementedError

    def ads(
        self, records: Iterable[Any], read: Callable[[Any], JobPosting | None]
    ) -> Iterator[JobPosting]:
        """Yield the ads of a list's records."""
        for record in records:
            self.listed += 1
            yield from self.ad(record, read)

    def ad(self, record: Any, read: Callable[[Any], JobPosting | None]) -> Iterator[JobPosting]:
        """Yield a record's ad; a record that cannot be read is skipped and counted."""
        try:
            posting = read(record)
        except OTHER_SHAPE as error:
            self.skip(record, error)
            return
        if posting is not None:
            yield from self.once(posting)

    def once(self, posting: JobPosting) -> Iterator[JobPosting]:
        """Yield an ad that has not come yet and is for developers, or any with `-a all=1`."""
        if self.everything or self._is_for_developers(Ad.from_posting(posting)):
            yield from super().once(posting)
        else:
            self.leave_out(OTHER_TRADE)

    def _is_for_developers(self, ad: Ad) -> bool:
        if self.board.for_developers:
            return by_title(ad.title) is not False
        return is_developer(ad)

    def dropped(self, response: Response | None, exception: BaseException) -> None:
        """Say nothing of an ad that a pipeline rejects: the user named its board; it is counted."""

    def is_other_trade(self, title: str) -> bool:
        """Tell, and count, that a title alone rules an ad out: its page need not be read."""
        other = not self.everything and by_title(title) is False
        if other:
            self.leave_out(OTHER_TRADE)
        return other

    def sound(self, records: Iterable[Any], *needed: str) -> list[Node]:
        """Return the records that have the texts or numbers to go on from; others are skipped."""
        found = []
        for record in records:
            self.listed += 1
            try:
                if missing := [name for name in needed if not record[name]]:
                    raise ValueError(f"{missing[0]} is empty")
                if odd := [name for name in needed if not isinstance(record[name], str | int)]:
                    raise TypeError(f"{odd[0]} is no text")
                found.append(record)
            except (LookupError, TypeError, ValueError) as error:
                self.skip(record, error)
        return found

    def fresh(self, records: Iterable[Any], key: str, *needed: str) -> list[Node]:
        """Return the sound records that no page before has listed."""
        return [found for found in self.sound(records, key, *needed) if self.unseen(found[key])]

    def skip(self, record: Any, error: Exception) -> None:
        """Tell of a record that cannot be read."""
        key = record.get("id") if isinstance(record, dict) else None
        what = f"{type(error).__name__}: {error}"
        self.logger.warning("%s: record %s is skipped: %s", self.board_name, key, what)
        self.leave_out("unreadable")
        self.unreadable += 1

    def leave_out(self, reason: str, count: int = 1) -> None:
        """Count records that yield no ad."""
        if count:
            self.crawler.stats.inc_value(LEFT_OUT + reason, count)

    def posting(
        self, key: Any, node: Node, url: Any = None, language: str | None = None
    ) -> JobPosting | None:
        """Return the ad that a record states in schema.org's words; None if it has no text.

        `url` is the ad's page, `language` what the board says of the text, which decides where the
        text itself does not. Raise ValueError for a record without a key, a title or a page.
        """
        name, address = text(key), text(url) or text(node.get("url"))
        if not name or not address or not text(node.get("title")):
            raise ValueError("it has no id, no title or no address")
        found = read_posting(node, "api", self.board.name, address, language)
        if found is None:
            self.leave_out("no text")
            return None
        return self.credited(found, name)

    def credited(self, posting: JobPosting, key: str) -> JobPosting:
        """Return the ad with what its board gives to each: key, company and credit."""
        posting.key = shortened(key)
        posting.company = posting.company or self.board.company
        if self.board.credit:
            posting.source_name = self.board.credit
            posting.source_url = self.board.credit_url or posting.url
        return posting

    def unseen(self, key: Any) -> bool:
        """Tell whether the list names a key for the first time."""
        name = str(key)
        if name in self._keys:
            return False
        self._keys.add(name)
        return True

    def next_page(self, response: Response, url: str, **arguments: Any) -> Request:
        """Ask for a list's next page. Raise AnswerError when there have been too many."""
        if response.meta["depth"] >= self.settings.getint("DEPTH_LIMIT"):
            raise AnswerError(f"{response.url}: the list does not end")
        return self.ask(url, self.parse, asked=True, cb_kwargs=arguments)

    def detail(self, url: str, callback: Callable[..., Any], listed: Any, **kwargs: Any) -> Request:
        """Ask for an ad's own page, unless it is kept and the list says the same of it as then."""
        request = self.ask(url, callback, **kwargs)
        state = json.dumps(listed, sort_keys=True, default=str)
        digest = blake2b(state.encode(), digest_size=8)
        week = (datetime.now(UTC).toordinal() + digest.digest()[0]) // TRUSTED_DAYS
        request.meta["version"] = f"{digest.hexdigest()}.{week}"
        return request

    def end_of_list(self) -> None:
        """Note that the whole list has been read; a failure, earlier or later, still spoils it."""
        self.ended = not self._failed
        self.complete = self.lists_all and self.ended
        if self.unreadable > max(1, self.listed / 10):
            self.suspect(f"{self.unreadable} of its {self.listed} records cannot be read")

    def suspect(self, reason: str) -> None:
        """Note why this crawl must not be trusted: a person has to look."""
        self.suspicions.append(reason)
        self._fail()
        self.logger.error("%s is suspicious: %s", self.board_name, reason)

    def misunderstood(self, response: Response, error: AnswerError) -> None:
        """Hear of an answer that `parse` could not read."""
        asked_for = response.meta.get("redirect_urls", [response.url])[0]
        if asked_for != response.url and urlsplit(response.url).hostname in self.marketing:
            self.gone = True
            self._fail()
            self.report("gone", f"{asked_for} is gone: it leads to {response.url}", asked=True)
        else:
            self.suspect(str(error))

    def failed(self, failure: Any) -> None:
        super().failed(failure)
        request, response = failure.request, getattr(failure.value, "response", None)
        missing = getattr(response, "status", 0) in {404, 410}
        of_the_list = request.meta.get("asked", False)
        if of_the_list or not missing:  # an ad may go while its list is read
            self._fail()
        if of_the_list and missing and not request.meta.get("depth"):
            self.gone = True

    def _fail(self) -> None:
        self._failed, self.ended, self.complete = True, False, False


def pay(low: Any, high: Any, currency: Any, unit: Any) -> Node:
    """Return a range of pay as schema.org writes it; 0 or None is an end that is unknown."""
    value = {"minValue": low, "maxValue": high, "unitText": unit}
    return {"currency": currency, "value": value}


def _switched_on(name: str, value: str | None) -> bool:
    if value not in {None, "0", "1"}:
        raise ArgumentError(f"{name} must be 1 or 0, not {value!r}")
    return value == "1"
