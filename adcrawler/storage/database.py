"""Where the database is, and whether it can be used."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import psycopg2
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from platformdirs import user_data_path
from psycopg2.errors import InsufficientPrivilege
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

import adcrawler
from adcrawler.storage import embedded
from adcrawler.storage.problem import DatabaseProblem
from adcrawler.storage.queue import missing_migrations, upgrade_queue

DRIVER = "postgresql+psycopg2"
UPGRADE = "run `adcrawler db upgrade`"


def parse_url(text: str) -> URL:
    """Read a postgresql:// or postgres:// URL. Raises DatabaseProblem for any other."""
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in {"postgresql", "postgres", DRIVER}:
        raise DatabaseProblem(
            "ADCRAWLER_DATABASE_URL is no PostgreSQL address: "
            "write postgresql://user:password@host:5432/database"
        )
    return url.set(drivername=DRIVER)


def data_folder() -> Path:
    """Return where the embedded server keeps its data."""
    override = os.environ.get("ADCRAWLER_DATA_DIR")
    return Path(override) if override else user_data_path("adcrawler")


@dataclass(frozen=True)
class Database:
    """One PostgreSQL database: an operator's own, or the embedded one when `url` is None."""

    url: URL | None = None

    @classmethod
    def configured(cls, url: str | None = None) -> Self:
        """Return the database of the URL given, else of ADCRAWLER_DATABASE_URL, else our own."""
        url = url or os.environ.get("ADCRAWLER_DATABASE_URL")
        return cls(parse_url(url) if url else None)

    @property
    def is_embedded(self) -> bool:
        return self.url is None

    @property
    def name(self) -> str:
        """How messages call it: never with its password."""
        if self.url is None:
            return f"the embedded PostgreSQL in {data_folder()}"
        return self.address.set(drivername="postgresql").render_as_string(hide_password=True)

    @cached_property
    def address(self) -> URL:
        """The URL to connect to; starts the embedded server, and raises if it cannot."""
        return self.url or self.start()

    def start(self) -> URL:
        """Start the embedded server unless it runs, and return its URL."""
        try:
            return parse_url(embedded.start(data_folder()))
        except embedded.EmbeddedServerError as error:
            raise DatabaseProblem(f"the embedded PostgreSQL does not start: {error}") from error

    @cached_property
    def engine(self) -> Engine:
        return create_engine(
            self.address,
            connect_args={"connect_timeout": 10, "application_name": "adcrawler"},
        )

    def reopen(self) -> None:
        """Forget all connections, and bring the embedded server back if it died."""
        self.close()
        if self.is_embedded:
            self.start()

    def close(self) -> None:
        """Close the connections; the database can be used again."""
        if engine := self.__dict__.pop("engine", None):
            engine.dispose()
        self.__dict__.pop("address", None)  # the embedded server may come back elsewhere

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """Open a connection; what cannot be reached is said in one line."""
        with translated(self), self.engine.connect() as connection:
            yield connection

    def upgrade(self) -> None:
        """Bring the schema to this program's version."""
        with self.connect() as connection, connection.begin():
            revision = current_revision(connection)
            self._refuse_newer(revision)
            command.upgrade(alembic_config(connection), "head")
            upgrade_queue(connection)

    def check(self) -> str:
        """Return the schema's revision. Raises DatabaseProblem unless it is this program's."""
        with self.connect() as connection:
            revision = current_revision(connection)
            queue_is_old = bool(missing_migrations(connection))
        self._refuse_newer(revision)
        if revision is None:
            raise DatabaseProblem(f"{self.name} has no adcrawler tables: {UPGRADE}")
        head = ScriptDirectory.from_config(alembic_config()).get_current_head()
        if revision != head:
            raise DatabaseProblem(
                f"{self.name} has the schema of an older adcrawler ({revision}, not {head}): "
                f"{UPGRADE}"
            )
        if queue_is_old:
            raise DatabaseProblem(f"{self.name} has an older work queue: {UPGRADE}")
        return revision

    def prepare(self) -> None:
        """Make ready for a crawl: the embedded database upgrades itself, an operator's must be."""
        if self.is_embedded:
            self.upgrade()
        else:
            self.check()

    def _refuse_newer(self, revision: str | None) -> None:
        if revision is None:
            return
        try:
            ScriptDirectory.from_config(alembic_config()).get_revision(revision)
        except CommandError as error:
            raise DatabaseProblem(
                f"{self.name} has the schema of a newer adcrawler ({revision}): "
                "upgrade adcrawler itself"
            ) from error


def current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, for the checkout and the installed package alike."""
    package = Path(adcrawler.__file__).parent
    installed = package / "migrations"
    folder = installed if installed.exists() else package.parent / "migrations"
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


@contextmanager
def translated(database: Database) -> Iterator[None]:
    """Turn the server's absence, or its refusal to let us in, into a DatabaseProblem."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, psycopg2.OperationalError | InsufficientPrivilege):
            raise
        raise DatabaseProblem(f"{database.name}: {plain_reason(error)}") from error


def plain_reason(error: DBAPIError) -> str:
    """Return the driver's own words in one line, without the address that it tried."""
    lines = [line.strip() for line in str(error.orig).splitlines() if line.strip()]
    line = next((line for line in lines if "FATAL:" in line), lines[0] if lines else "")
    line = line.partition("FATAL:")[2] or line.rpartition("failed: ")[2]
    return line.strip() or "the connection failed"
