"""Runs the migrations on the connection given, else on the configured database."""

from alembic import context
from sqlalchemy import Connection, text

from adcrawler.storage.database import Database
from adcrawler.storage.schema import metadata

ONE_AT_A_TIME = 8370
"""The number of the lock that keeps two programs from migrating at once."""


def migrate(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ONE_AT_A_TIME})
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    context.configure(dialect_name="postgresql", target_metadata=metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
elif given := context.config.attributes.get("connection"):
    migrate(given)
else:
    with Database.configured().connect() as connection, connection.begin():
        migrate(connection)
