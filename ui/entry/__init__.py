"""Typing a report in instead of filing a file."""


def draw() -> None:
    """The form of what is reported, and what became of it."""
