"""What is wrong, once from its beginning to its end, whoever finds it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from adcrawler.storage.database import Database
from adcrawler.storage.schema.operations import incident

COLUMNS = (
    incident.c.id,
    incident.c.kind,
    incident.c.subject,
    incident.c.message,
    incident.c.began_at,
    incident.c.ended_at,
)


@dataclass(frozen=True, slots=True)
class Incident:
    id: int
    kind: str
    subject: str
    message: str
    began_at: datetime
    ended_at: datetime | None


def settle(
    database: Database, kind: str, found: Mapping[str, str], within: Iterable[str] | None = None
) -> None:
    """Open what was found wrong (subject → message), and end what is not wrong any more.

    `within` names the subjects that were looked at; without it, all were.
    """
    begin = insert(incident).on_conflict_do_nothing()
    rows = [{"kind": kind, "subject": key, "message": text} for key, text in found.items()]
    over = and_(
        incident.c.kind == kind,
        incident.c.ended_at.is_(None),
        incident.c.subject.not_in(list(found)),
    )
    if within is not None:
        over = and_(over, incident.c.subject.in_(list(within)))
    with database.connect() as connection, connection.begin():
        if rows:
            connection.execute(begin, rows)
        connection.execute(update(incident).where(over).values(ended_at=func.now()))


def open_incidents(database: Database) -> list[Incident]:
    query = select(*COLUMNS).where(incident.c.ended_at.is_(None)).order_by(incident.c.began_at)
    with database.connect() as connection:
        return [Incident(*row) for row in connection.execute(query)]


def tell_new(database: Database, tell: Callable[[Incident], bool]) -> None:
    """Tell of each incident once when it begins and once when it is over.

    What `tell` could not pass on is told again next time. Nobody else tells meanwhile.
    """
    begun = and_(incident.c.told_at.is_(None), incident.c.ended_at.is_(None))
    over = and_(
        incident.c.told_at.is_not(None),
        incident.c.ended_at.is_not(None),
        incident.c.end_told_at.is_(None),
    )
    query = select(*COLUMNS).where(or_(begun, over)).order_by(incident.c.id)
    with database.connect() as connection, connection.begin():
        for row in connection.execute(query.with_for_update(skip_locked=True)).all():
            if tell(Incident(*row)):
                told = "told_at" if row.ended_at is None else "end_told_at"
                where = incident.c.id == row.id
                connection.execute(update(incident).where(where).values({told: func.now()}))
