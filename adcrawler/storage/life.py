"""Which ads a crawl closes: those whose day has passed, whose page is gone, or that are absent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_, update

from adcrawler.storage.schema import Closing, ad, board


@dataclass(frozen=True)
class Findings:
    """What a crawl has learnt of ads that it did not store."""

    boards: frozenset[str] = frozenset()
    """Boards of which it saw ads or ads' addresses."""
    board: str | None = None
    """The board that it was to cover as a whole."""
    complete: bool = False
    """It saw every ad of that board."""
    gone: bool = False
    """That board exists no more."""
    gone_urls: frozenset[str] = frozenset()
    """Addresses that answered with 404 or 410."""
    expired: frozenset[tuple[str, str]] = frozenset()
    """Board and key of ads whose page says that their day has passed."""
    refused: frozenset[tuple[str, str]] = frozenset()
    """Board and key of ads that are published but were not stored."""


def close_ads(connection: Connection, crawl_id: int, findings: Findings) -> int:
    """Close what the findings say is closed, and return how many ads that were."""
    ids = _board_ids(connection, findings)
    here = ad.c.board_id.in_(ids.values())
    closed = _close(connection, "expired", and_(here, ad.c.valid_through < func.now()))
    if expired := _known(findings.expired, ids):
        closed += _close(connection, "expired", _AD.in_(expired))
    if findings.gone_urls:
        closed += _close(connection, "gone", and_(here, ad.c.url.in_(findings.gone_urls)))
    if findings.board in ids and (findings.gone or findings.complete):
        unseen = and_(ad.c.board_id == ids[findings.board], ad.c.seen_as_of < crawl_id)
        if not findings.gone:
            unseen = and_(unseen, _AD.not_in(_known(findings.refused, ids)))
        closed += _close(connection, "gone" if findings.gone else "absent", unseen)
    return closed


_AD = tuple_(ad.c.board_id, ad.c.key)


def _close(connection: Connection, reason: Closing, which: ColumnElement[bool]) -> int:
    now = func.least(ad.c.valid_through, func.now()) if reason == "expired" else func.now()
    values = {"closed_at": func.greatest(now, ad.c.first_seen_at), "closed_reason": reason}
    statement = update(ad).where(which, ad.c.closed_at.is_(None)).values(values)
    return connection.execute(statement).rowcount


def _board_ids(connection: Connection, findings: Findings) -> dict[str | None, int]:
    """Return the boards that the findings name and the store knows."""
    names = {name for name, _ in findings.expired | findings.refused}
    names |= findings.boards | ({findings.board} if findings.board else set())
    query = select(board.c.name, board.c.id).where(board.c.name.in_(names))
    return {row.name: row.id for row in connection.execute(query)}


def _known(ads: Iterable[tuple[str, str]], ids: Mapping[str | None, int]) -> list[tuple[int, str]]:
    return [(ids[name], key) for name, key in ads if name in ids]
