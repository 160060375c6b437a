"""The boards that we crawl, as data: boards.toml, and a file of the user's own."""

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from adcrawler.extract.urls import check_url
from adcrawler.targets import ArgumentError

SHIPPED = Path(__file__).with_name("boards.toml")
OWN = "ADCRAWLER_BOARDS"
"""The environment variable that names the user's own file; its boards come first."""

_TOKEN = re.compile(r"\w[\w.~-]{0,99}")
_BEGINS = re.compile(r"\s*\[+\s*(board\b|platform\b)")


class BoardsError(ArgumentError):
    """A file of boards that cannot be used; the message names file, line and board."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    name: str
    """What ads are stored under: it must stay the same."""
    platform: str
    """The spider that reads it."""
    token: str | None = None
    """The board's name on its platform."""
    url: str | None = None
    """Where its list is, when the token does not tell."""
    company: str | None = None
    """Whose ads these are, where the board does not say."""
    country: str | None = None
    """ISO 3166-1 alpha-2, of the employer or of those that the board is for."""
    interval_hours: float = 24.0
    """From the beginning of one crawl to that of the next."""
    polls_a_day: int | None = None
    """The most that its terms allow."""
    delay: float = 1.0
    """Seconds between two requests."""
    for_developers: bool = False
    """Its ads are for developers, so that one whose title leaves the trade open is kept."""
    min_ads: int = 0
    """A list with fewer ads, of any trade, is suspicious."""
    credit: str | None = None
    """Whom its terms ask to name beside each ad."""
    credit_url: str | None = None
    """Where the credit leads; the ad's own page if absent."""
    terms: str | None = None
    """What binds whoever crawls it, or where that is said."""
    enabled: bool = True
    note: str | None = None
    """Why it is disabled, or what else one should know."""
    evidence: str | None = None
    """Where we know the token from."""


class Entry(NamedTuple):
    """One table of a file, and the line that it begins at."""

    values: Mapping[str, Any]
    file: Path
    line: int

    def error(self, problem: str, key: str = "") -> BoardsError:
        board = self.values.get("name")
        named = f"board {board!r}: " if isinstance(board, str) else ""
        return BoardsError(f"{self.file.name}:{self._line_of(key)}: {named}{problem}")

    def _line_of(self, key: str) -> int:
        lines = self.file.read_text("utf-8").splitlines()[self.line :]
        for number, line in enumerate(lines, self.line + 1):
            if _BEGINS.match(line):
                break
            if key and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return self.line


def load_boards() -> dict[str, Board]:
    """Return the boards by name, the user's own first; with `only = true` in their file, alone.

    Raise BoardsError for a broken file.
    """
    own = os.environ.get(OWN)
    boards = {board.name: board for board in read_boards(Path(own))} if own else {}
    if not own or not tomllib.loads(Path(own).read_text("utf-8")).get("only"):
        for board in read_boards(SHIPPED):
            boards.setdefault(board.name, board)
    return boards


def find_board(given: str | None, platform: str) -> Board:
    """Return the board of a name, a token or a web address; a token need not be known to us.

    Without any, a platform that has one board alone is that board. Raise ArgumentError if it is not
    clear which is meant.
    """
    boards = load_boards()
    here = [board for board in boards.values() if board.platform == platform]
    if given is None:
        if len(here) == 1:
            return here[0]
        names = ", ".join(board.name for board in here[:3])
        example = names or "a token"
        raise ArgumentError(f"{platform} needs -a board=NAME_OR_TOKEN, such as {example}")
    for board in here:
        if given in {board.name, board.url} or given.lower() == (board.token or "").lower():
            return board
    if given in boards:
        theirs = boards[given].platform
        raise ArgumentError(f"{given} is a board of {theirs}: adcrawler crawl {theirs} -a board=…")
    return _unlisted(given, platform)


def _unlisted(given: str, platform: str) -> Board:
    if "://" in given:
        try:
            return Board(name=check_url(given), platform=platform, url=given)
        except ValueError as error:
            raise ArgumentError(str(error)) from None
    if not _TOKEN.fullmatch(given):
        raise ArgumentError(f"{given!r} names no board: adcrawler boards lists them")
    return Board(name=f"{platform}/{given}", platform=platform, token=given, company=given)


def read_boards(file: Path) -> list[Board]:
    """Return the boards of a file. Raise BoardsError, with the line, if one is wrong."""
    try:
        source = file.read_text("utf-8")
        content = tomllib.loads(source)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise BoardsError(f"{file} cannot be read: {reason}") from None
    if unknown := content.keys() - {"board", "platform", "only"}:
        raise BoardsError(f"{file.name}: no [{min(unknown)}] is due, but [[board]], [platform.…]")
    lines = [number for number, line in enumerate(source.splitlines(), 1) if _is_board(line)]
    tables = content.get("board", [])
    if not isinstance(tables, list) or len(lines) != len(tables):
        raise BoardsError(f"{file.name}: each board is a table of its own, [[board]]")
    entries = [Entry(table, file, line) for table, line in zip(tables, lines, strict=True)]
    shared = content.get("platform", {})
    boards = [_board(entry, shared.get(entry.values.get("platform"), {})) for entry in entries]
    _check_unique(boards, entries)
    return boards


def _is_board(line: str) -> bool:
    return re.match(r"\s*\[\[\s*board\s*\]\]", line) is not None


def _board(entry: Entry, shared: Mapping[str, Any]) -> Board:
    """Return a board, with what all boards of its platform share."""
    values = dict(shared) | dict(entry.values)
    known = {field.name: field for field in fields(Board)}
    for key, value in values.items():
        if key not in known:
            raise entry.error(f"there is no {key!r}, only {', '.join(known)}", key)
        values[key] = _checked(value, str(known[key].type), key, entry)
    for key, field in known.items():
        if field.default is MISSING and key not in values:
            raise entry.error(f"{key} is missing")
    board = Board(**values)
    _check(board, entry)
    return board


def _checked(value: Any, kind: str, key: str, entry: Entry) -> Any:
    """Return a value of the field's type; an empty text is none."""
    if "float" in kind and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value).__name__ not in kind or value == "":
        wanted = kind.removeprefix("<class '").removesuffix("'>").removesuffix(" | None")
        raise entry.error(f"{key} must be a {wanted}, not {value!r}", key)
    return value


def _check(board: Board, entry: Entry) -> None:
    """Raise BoardsError for values that are of the right type and still wrong."""
    if not _has_spider(board.platform):
        raise entry.error(f"there is no spider {board.platform!r}", "platform")
    if board.token and not _TOKEN.fullmatch(board.token):
        raise entry.error(f"{board.token!r} cannot be a token", "token")
    for key in ("url", "credit_url"):
        _check_address(getattr(board, key), key, entry)
    for key, least in _LEAST.items():
        value = getattr(board, key)
        if value is not None and value < least:
            raise entry.error(f"{key} must be at least {least:g}", key)
    if board.polls_a_day and 24 / board.interval_hours > board.polls_a_day:
        often = f"every {board.interval_hours:g} hours is more than {board.polls_a_day} polls a day"
        raise entry.error(often, "interval_hours")
    if not board.enabled and not board.note:
        raise entry.error("a board that is not enabled needs a note that says why", "enabled")


_LEAST = {"interval_hours": 0.25, "polls_a_day": 1, "delay": 0.1, "min_ads": 0}


def _check_address(url: str | None, key: str, entry: Entry) -> None:
    try:
        check_url(url or "https://none")
    except ValueError as error:
        raise entry.error(str(error), key) from None


def _has_spider(platform: str) -> bool:
    named = re.fullmatch(r"[a-z]\w*", platform) and platform not in {"base", "platform"}
    return bool(named) and find_spec(f"adcrawler.spiders.{platform}") is not None


def _check_unique(boards: Iterable[Board], entries: Iterable[Entry]) -> None:
    names: set[str] = set()
    for board, entry in zip(boards, entries, strict=True):
        if board.name in names:
            raise entry.error("the name is taken", "name")
        names.add(board.name)
