"""One engine a register, opened durable and brought to the newest revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text

from analytics import store
from analytics.errors import CampusError
from analytics.register.tables import REVISION
from analytics.workspace import Workspace

BUSY_SECONDS = 60
WRITING = "campus_writing"
ONE_WRITER = 330226  # the advisory lock that PostgreSQL's writers share, as SQLite's share the file


def sqlite_file(url: str) -> Path | None:
    """The register's file, or None where a server holds it."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def connected(url: str) -> Engine:
    """An engine whose transactions read one state; writers go one at a time and are on disk when they return."""
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS} if sqlite_file(url) else {})
    if sqlite_file(url):
        event.listen(engine, "connect", _make_durable)
        event.listen(engine, "begin", _begin)
    return engine


def _make_durable(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by us: the driver's own begin too late to be immediate
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")


def _begin(connection: Connection) -> None:
    # Immediate, because a reader that turns writer later can be refused instead of waiting.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("begin immediate" if writing else "begin")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer shares: it commits as a whole or leaves nothing."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": ONE_WRITER})
        yield connection


def migrate(engine: Engine, workspace: Workspace) -> None:
    """Brings the register to the newest revision; processes that open a new folder at once wait for each other."""
    if _revision(engine) == REVISION:
        return
    from filelock import FileLock

    store.make_folder(workspace.data)
    with FileLock(workspace.data / "register.lock"):
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                connection.connection.driver_connection.execute("pragma journal_mode = wal")  # type: ignore[union-attr]
        if (revision := _revision(engine)) != REVISION:
            _upgrade(engine, revision)
            if (file := sqlite_file(workspace.register_url)) is not None:
                store.sync_folder(file.parent)


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalar(text("select version_num from alembic_version"))


def _upgrade(engine: Engine, revision: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", (Path(__file__).parent / "migrations").as_posix())
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise CampusError("register_newer", revision=revision) from error
