"""The bulletin that the page shows: made once of the same figures, words, locks and day."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

import streamlit as st

from analytics import briefing, clock, reference
from analytics.briefing import Bulletin, Desk
from analytics.errors import CampusError
from analytics.register.month_lock import TOPIC
from analytics.workspace import Workspace
from ui import store, wording
from ui.briefing.period import Asked

KEPT = 8  # bulletins with their pictures: half a megabyte each


def bulletin(asked: Asked) -> Bulletin | None:
    """None where it cannot be made, for instance because of a template; the reader is told why."""
    try:
        return _made(desk(asked), asked.year_end, _as_of())
    except CampusError as error:
        st.error(error.words(wording.language()))
        return None


def desk(asked: Asked) -> Desk:
    """The reader's figures, in the reader's language, as of now."""
    return Desk(Workspace.at(), store.reader(), store.scope(), asked.first, asked.last, wording.language(), _today())


def _as_of() -> tuple[object, ...]:
    """What a bulletin made before must agree with: the figures, the locks, the words and the settings."""
    workspace = Workspace.at()
    locks = tuple(sorted((month, each.id) for month, each in store.decisions(TOPIC).items()))
    folders = (workspace.data / "reference", reference.SHIPPED)
    stamps = tuple(_stamp(path) for folder in folders for path in sorted(folder.glob("briefing/*/*.txt")))
    return store.version(), locks, stamps, workspace.settings


def _stamp(path: Path) -> tuple[str, int]:
    return str(path), path.stat().st_mtime_ns


def _today() -> datetime:
    """The beginning of the day: a bulletin is dated, not timed."""
    now = clock.now()
    return now.replace(hour=0, minute=0, second=0)


@lru_cache(maxsize=KEPT)
def _made(desk: Desk, year_end: bool, as_of: tuple[object, ...]) -> Bulletin:
    return briefing.of(desk, year_end=year_end)
