"""What a unit has filed: originals, versions, receipts, taking back and bringing back."""

from ui.history.part import draw

__all__ = ["draw"]
