"""The command line: the same doors as the pages use, for schedulers, tests and people at a terminal."""

from analytics.cli.main import main

__all__ = ["main"]
