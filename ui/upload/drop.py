"""Where files are dropped. Streamlit's own words in it stay English, so the style sheet covers them with ours."""

import json

import streamlit as st

from ui.upload import desk, filing
from ui.wording import t

ROUND = "_upload_round"
TURNED_AWAY = "_upload_turned_away"


def draw() -> None:
    """Takes every kind of file: the import says in a sentence what it cannot read."""
    words = {"browse": t("upload.browse"), "drop": t("upload.drop", size=st.get_option("server.maxUploadSize"))}
    # CSS strings are close enough to JSON's: both quote with backslashes.
    variables = "".join(f"--upload-{name}:{json.dumps(text, ensure_ascii=False)};" for name, text in words.items())
    st.html(f"<style>:root{{{variables}}}</style>")
    st.file_uploader(t("submit.files"), key=_key(), accept_multiple_files=True, on_change=_take)
    if turned_away := st.session_state.pop(TURNED_AWAY, []):
        st.warning(t("submit.too_many", files=t("shell.comma").join(turned_away), count=desk.MOST_FILES))


def _take() -> None:
    """Puts what was dropped on the desk, where it outlives a look at another page; the drop area is empty again."""
    dropped = st.session_state.get(_key()) or []
    first, refused = None, []
    for file in dropped:
        if not desk.take(file.name, file.getvalue()):
            refused.append(file.name)
        elif first is None:
            first = st.session_state[desk.IN_HAND]
    if first is not None:
        desk.take_up(first)
        filing.let_go()
    st.session_state[TURNED_AWAY] = refused
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _key() -> str:
    return f"upload_file_{st.session_state.get(ROUND, 0)}"
