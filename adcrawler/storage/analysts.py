"""Who may read, and what: all but the ads' texts, which name people."""

from sqlalchemy import Connection, text

from adcrawler.storage.schema import ad_version

HIDDEN = {"text", "details"}
"""Columns of ad_version that name people; verdict_detail quotes them masked."""


def grant_reading(connection: Connection, role: str) -> None:
    """Let a role read tables, views and reports, also those to come; make it if it is not there."""
    name = connection.dialect.identifier_preparer.quote_identifier(role)
    there = connection.scalar(text(_ROLE), {"role": role})
    schemas = ", ".join(connection.scalars(text(_SCHEMAS)))
    shown = ", ".join(column.name for column in ad_version.c if column.name not in HIDDEN)
    for statement in (
        *([f"CREATE ROLE {name}"] if there is None else []),
        *([] if there else [f"ALTER ROLE {name} SET {_READ_ONLY}"]),  # the owner may lack the right
        f"GRANT USAGE ON SCHEMA {schemas} TO {name}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schemas} TO {name}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schemas} GRANT SELECT ON TABLES TO {name}",
        f"REVOKE SELECT ON ad_version FROM {name}",  # noqa: S608
        f"GRANT SELECT ({shown}) ON ad_version TO {name}",
    ):
        connection.exec_driver_sql(statement)


_READ_ONLY = "default_transaction_read_only=on"
_ROLE = f"""
SELECT coalesce('{_READ_ONLY}' = ANY (rolconfig), false) FROM pg_roles WHERE rolname = :role
"""  # noqa: S608 -- our own constant
_SCHEMAS = "SELECT nspname FROM pg_namespace WHERE nspname IN ('public', 'market') ORDER BY 1"
