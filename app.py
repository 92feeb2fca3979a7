"""The front door of 护校安园数据台 · Campus Guard: ``python app.py`` serves the dashboard on this machine."""

import sys
from pathlib import Path

import streamlit as st

from ui.frontdoor import lifespan, middleware, routes, serve

SHELL = Path(__file__).parent / "ui" / "shell.py"

app = st.App(SHELL, lifespan=lifespan, routes=routes, middleware=middleware)

if __name__ == "__main__":
    sys.exit(serve(app))
