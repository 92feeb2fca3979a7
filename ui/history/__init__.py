"""What a unit has filed: originals, versions, receipts, taking back and bringing back."""


def draw() -> None:
    """The unit's submissions, newest first."""
