"""The register's tables. Rows are only ever added; a submission changes once, when it is withdrawn."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Dialect, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.types import BigInteger, TypeDecorator

from analytics.clock import local

REVISION = "0002"  # the newest migration: a register of this revision is opened without asking Alembic

METADATA = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment as text, ``2021-06-01T08:00:00+08:00``: it sorts, and reads the same in every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else local(value).isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else local(datetime.fromisoformat(value))


SUBMISSIONS = Table(
    "submissions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String(64), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("month", String(7), nullable=False),
    Column("submitted_at", Moment, nullable=False),
    Column("submitted_by", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("warnings", BigInteger, nullable=False),
    Column("rows_file", Text, nullable=False, unique=True),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", Text),
    Column("withdrawn_why", Text),
    Column("under_lock", Integer),  # the decision that locked its month when it was accepted
    Index("submissions_slot", "kind", "unit", "month", "id"),
    Index("submissions_sha256", "sha256"),
    sqlite_autoincrement=True,
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("topic", String(64), nullable=False),
    Column("subject", Text, nullable=False),
    Column("verdict", String(64), nullable=False),
    Column("why", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Index("decisions_subject", "topic", "subject", "id"),
    sqlite_autoincrement=True,
)

# Each entry's hash covers the entry before it: none can be changed, dropped from the middle or slipped in unseen.
AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", String(64), nullable=False),
    Column("facts", Text, nullable=False),
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
    sqlite_autoincrement=True,
)
