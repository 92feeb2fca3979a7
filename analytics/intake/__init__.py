"""Intake: bytes of a file become typed rows and a list of every problem found. It never raises because of the file."""

from analytics.intake.reading import Reading, Source, read

__all__ = ["Reading", "Source", "read"]
