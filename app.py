"""The front door of 护校安园数据台 · Campus Guard: ``python app.py`` serves the dashboard on this machine."""

import sys
from pathlib import Path

import streamlit as st

from ui.frontdoor import lifespan, middleware, routes, say_so, serve

SHELL = Path(__file__).parent / "ui" / "shell.py"

app = st.App(SHELL, lifespan=lifespan, routes=routes, middleware=middleware, on_script_error=say_so)

if __name__ == "__main__":
    sys.exit(serve(app))
