"""The bulletin and the townships' sheets as files, made when a button is pressed."""

from functools import partial

import streamlit as st

from analytics import briefing
from analytics.briefing import FORMS, Bulletin, Desk, Form, fonts
from analytics.errors import CampusError
from ui import downloads, wording
from ui.briefing import written
from ui.briefing.period import Asked
from ui.wording import t

TYPES: dict[Form, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": downloads.TYPES["xlsx"],
}
SHEETS: tuple[Form, ...] = ("docx", "pdf")


def draw(made: Bulletin, asked: Asked) -> None:
    """Three buttons for the bulletin, two for the sheets; a PDF only where this machine has a font for it."""
    desk = written.desk(asked)
    missing = _no_font(desk)
    with st.container(horizontal=True, gap="small"):
        for form in FORMS:
            _button(
                t(f"briefing.download_{form}"),
                partial(briefing.write, made, form, desk.workspace),
                briefing.file_name(desk, form, year_end=asked.year_end),
                TYPES[form],
                primary=form == "docx",
                disabled=form == "pdf" and missing is not None,
            )
        for form in SHEETS:
            _button(
                t(f"briefing.sheets_{form}"),
                partial(briefing.zipped, desk, form),
                briefing.file_name(desk, form, sheets=True),
                "application/zip",
                disabled=form == "pdf" and missing is not None,
            )
    if missing is not None:
        st.caption(missing.words(wording.language()))


def _button(label: str, make: partial[bytes], name: str, mime: str, *, primary: bool = False, disabled: bool) -> None:
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=mime,
        key=f"briefing_{name}",
        icon=":material/download:",
        on_click="ignore",
        type="primary" if primary else "secondary",
        disabled=disabled,
    )


def _no_font(desk: Desk) -> CampusError | None:
    try:
        fonts.chosen("body", fonts.folder(desk.workspace))
    except CampusError as error:
        return error
    return None
