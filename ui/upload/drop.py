"""Where a file is dropped. Streamlit's own words in it stay English, so the style sheet covers them with ours."""

import json
from typing import Any

import streamlit as st

from ui.upload.choice import Choice
from ui.wording import t

ROUND = "_upload_round"


def draw(choice: Choice) -> Any:
    """The dropped file, or None. Takes every kind of file: the import says in a sentence what it cannot read."""
    words = {"browse": t("upload.browse"), "drop": t("upload.drop", size=st.get_option("server.maxUploadSize"))}
    # CSS strings are close enough to JSON's: both quote with backslashes.
    variables = "".join(f"--upload-{name}:{json.dumps(text, ensure_ascii=False)};" for name, text in words.items())
    st.html(f"<style>:root{{{variables}}}</style>")
    label = t("upload.document" if choice.kind.format == "document" else "upload.file")
    return st.file_uploader(label, key=f"upload_file_{st.session_state.get(ROUND, 0)}")


def clear() -> None:
    """Lets go of the file: the next run draws an empty drop area."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
