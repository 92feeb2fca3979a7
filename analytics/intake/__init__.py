"""Intake: bytes of a file become typed rows and a list of every problem found. It never raises because of the file."""

from analytics.intake.changes import Changes, changes
from analytics.intake.checks import check
from analytics.intake.context import Context
from analytics.intake.reading import Reading, Source, lines_of, opened, read

__all__ = ["Changes", "Context", "Reading", "Source", "changes", "check", "lines_of", "opened", "read"]
