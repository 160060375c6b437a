"""What all tables share: names of constraints, types, limits."""

from typing import get_args

from sqlalchemy import TIMESTAMP, CheckConstraint, Column, MetaData, func

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    }
)

Instant = TIMESTAMP(timezone=True)
LONGEST_KEY = 200
LONGEST_URL = 2000
HASH_BYTES = 16


def one_of(column: str, words: object) -> CheckConstraint:
    """Allow a column the words of a Literal type."""
    listed = ", ".join(f"'{word}'" for word in get_args(words))
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def created_at() -> Column[object]:
    return Column("created_at", Instant, nullable=False, server_default=func.now())
