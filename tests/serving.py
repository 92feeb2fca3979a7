"""A running dashboard for tests: the real front door, on a free port, over a given data folder."""

import os
import re
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 90  # seconds; a machine that runs other tests beside it is slow


@contextmanager
def dashboard(data: Path, app: str = "app.py") -> Iterator[str]:
    """Serves ``data`` and gives the address; stops the server, and only that one, at the end."""
    settings = {
        **os.environ,
        "CAMPUS_DATA": str(data),
        "CAMPUS_PORT": "0",
        "CAMPUS_HEADLESS": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, app]
    with subprocess.Popen(
        command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as server:
        try:
            address = _address(server)
            with urllib.request.urlopen(f"{address}/healthz", timeout=PATIENCE):
                pass
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _address(server: subprocess.Popen[str]) -> str:
    """Where it serves, as it says itself. Its further words are read as well, or a full pipe would stop it."""
    assert server.stdout is not None
    said = []
    deadline = threading.Timer(PATIENCE, server.kill)
    deadline.start()
    for line in server.stdout:
        said.append(line)
        if found := re.search(r"http://[^/\s]+", line):
            deadline.cancel()
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return found[0]
    raise AssertionError("The server did not start:\n" + "".join(said))
