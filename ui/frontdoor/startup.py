"""Start-up: build the warehouse if it is missing or stale, load what is heavy once, keep it out of the collector."""

import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st
from starlette.concurrency import run_in_threadpool

import ui
from analytics.errors import CampusError
from analytics.settings import SettingsError
from analytics.wording import LANGUAGES, say
from analytics.workspace import Workspace
from ui.frontdoor import bundles
from ui.frontdoor.address import refusal
from ui.frontdoor.announce import announce
from ui.frontdoor.serve import WRONG_USAGE

HEAVY = (
    "pandas",
    "pyarrow.pandas_compat",
    "duckdb",
    "plotly.graph_objects",
    "PIL.Image",
    "streamlit.components.v2",
    "streamlit.emojis",
    "streamlit.material_icon_names",
    "analytics.warehouse",
    "analytics.submissions",
)


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """What happens before the first reader is answered."""
    _refuse_other_machines()
    await run_in_threadpool(prepare)
    bundles.warm()
    announce()
    yield


def _refuse_other_machines() -> None:
    """Stops a start by ``streamlit run --server.address …`` too, which does not pass through ``serve``."""
    if reason := refusal(st.get_option("server.address")):
        print(reason, file=sys.stderr, flush=True)
        os._exit(WRONG_USAGE)  # anything raised here would reach the reader inside two tracebacks


def prepare() -> None:
    """Loads, builds and freezes. Without the freeze Streamlit collects garbage for 70–100 ms after every run."""
    loading = Thread(target=load_everything, name="load")
    loading.start()
    build()
    loading.join()
    gc.collect()
    gc.freeze()


def build() -> None:
    """Brings the warehouse up to date; if a promise breaks, says which and goes on serving the figures there are."""
    from analytics.warehouse import BrokenPromise, ensure

    try:
        ensure(Workspace.at())
    except (BrokenPromise, CampusError, SettingsError) as error:
        for language in LANGUAGES:
            why = error.words(language) if isinstance(error, CampusError) else error
            print(say("frontdoor.not_built", language, why=why), file=sys.stderr, flush=True)


def load_everything() -> None:
    """Imports what the pages will need: the heavy libraries, and every module of ``ui`` that is not the script."""
    for name in HEAVY:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        if module.name != "ui.shell":
            importlib.import_module(module.name)
    _draw_once()


def _draw_once() -> None:
    """Plotly loads its parts when they are first used, which should not be while a reader waits."""
    from plotly import graph_objects as go

    go.Figure([go.Bar(marker={"color": []}), go.Scatter(line={"width": 1})], {"xaxis": {}, "yaxis": {}}).to_json()
