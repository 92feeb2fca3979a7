"""Starts the server: host and port from the environment, one sentence instead of a start that would not be safe."""

import os
import sys
from typing import Any

import streamlit as st

from analytics.wording import LANGUAGES, say
from ui.frontdoor.address import refusal

WRONG_USAGE = 2


def serve(app: st.App) -> int:
    """Serves until stopped. Returns the exit code: 2 where the settings do not allow to start."""
    host = os.environ.get("CAMPUS_HOST") or "127.0.0.1"
    port = os.environ.get("CAMPUS_PORT") or ""
    if port and not (port.isdecimal() and int(port) <= 65535):
        return _refuse(" / ".join(say("frontdoor.bad_port", language, value=port) for language in LANGUAGES))
    if reason := refusal(host):
        return _refuse(reason)
    options: dict[str, Any] = {"server.address": host}
    app.run(config=options | ({"server.port": int(port)} if port else {}))
    return 0


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return WRONG_USAGE
