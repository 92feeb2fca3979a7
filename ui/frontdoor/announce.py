"""Says where the dashboard is served, and opens it for a person who sits at this machine."""

import os
import sys
import webbrowser
from threading import Thread

from streamlit import config

from analytics.wording import LANGUAGES, say


def announce() -> None:
    """One line a language with the address; the browser opens unless nobody is there to see it."""
    for language in LANGUAGES:
        print(say("frontdoor.serving", language, address=address()), flush=True)
    if someone_is_here():
        # A thread, because some browsers keep the call that opened them until they are closed.
        Thread(target=webbrowser.open, args=(address(),), daemon=True).start()


def address() -> str:
    host = config.get_option("server.address") or "localhost"
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{config.get_option('server.port')}/{config.get_option('server.baseUrlPath').strip('/')}"


def someone_is_here() -> bool:
    """A terminal, a screen, and no wish to be left alone."""
    if os.environ.get("CAMPUS_HEADLESS") or not sys.stdout.isatty():
        return False
    has_own_screen = sys.platform in ("win32", "darwin")
    return has_own_screen or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
