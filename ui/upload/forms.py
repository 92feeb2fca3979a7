"""The empty form of the chosen kind, ready to be filled in by the chosen unit."""

from functools import partial

import streamlit as st

from analytics import on_file, template
from analytics.clock import now
from analytics.workspace import Workspace
from ui import wording
from ui.upload.choice import Choice
from ui.wording import t

TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv"}


def draw(choice: Choice) -> None:
    if choice.kind.format == "document":
        st.caption(t("upload.no_form"))
        return
    language = wording.language()
    name = "_".join(thing.label(language) for thing in (choice.kind, choice.unit) if thing)
    with st.container(horizontal=True, gap="small"):
        for suffix, mime in TYPES.items():
            st.download_button(
                t(f"upload.form_{suffix}"),
                data=partial(form, suffix, choice, language),
                file_name=f"{name}.{suffix}",
                mime=mime,
                key=f"upload_form_{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(t("upload.form_note"))


def form(suffix: str, choice: Choice, language: str) -> bytes:
    """Made when the button is pressed; its lists of schools hold those that the unit answers for."""
    if suffix == "csv":
        return template.template_csv(choice.kind, language)
    workspace = Workspace.at()
    on_books = on_file.context(workspace, choice.kind, choice.unit, choice.month, now().date())
    return template.template(choice.kind, workspace.reference, on_books.schools, choice.unit, language)
