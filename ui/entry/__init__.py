"""Typing a report in instead of filing a file."""

from ui.entry.part import draw

__all__ = ["draw"]
