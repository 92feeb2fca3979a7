"""The register of accepted reports: SQLAlchemy on SQLite, or on PostgreSQL by ``CAMPUS_REGISTER``."""

from analytics.register.audit import Entry
from analytics.register.decision import Decision
from analytics.register.doors import close, open, peek
from analytics.register.register import Register
from analytics.register.submission import Filing, Slot, State, Submission

__all__ = ["Decision", "Entry", "Filing", "Register", "Slot", "State", "Submission", "close", "open", "peek"]
