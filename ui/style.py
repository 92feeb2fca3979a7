"""The style sheet for what we draw ourselves; everything else follows the theme in ``.streamlit/config.toml``."""

from functools import cache
from pathlib import Path

import streamlit as st

from ui import palette


def apply() -> None:
    st.html(_sheet())


@cache
def _sheet() -> str:
    rules = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return f"<style>{palette.css_variables()}\n{rules}</style>"
