"""The bare page behind our own front door: same start-up, same bundles, same document."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from ui.frontdoor import lifespan, middleware, routes, serve

app = st.App(Path(__file__).with_name("bare.py"), lifespan=lifespan, routes=routes, middleware=middleware)

if __name__ == "__main__":
    sys.exit(serve(app))
