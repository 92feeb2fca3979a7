"""How one comes to a register: opened once a process and kept, and created only by those who write."""

import atexit
import threading
from dataclasses import dataclass

from sqlalchemy.exc import DatabaseError

from analytics import store
from analytics.errors import CampusError
from analytics.register.engine import connected, migrate, sqlite_file
from analytics.register.register import Register
from analytics.workspace import Workspace

KEPT_OPEN = 16  # a process serves one data folder; tests and tools that walk through many must not run out of files


@dataclass(frozen=True)
class _Opened:
    register: Register
    identity: tuple[int, int] | None


_opened: dict[str, _Opened] = {}
_opening = threading.RLock()


def open(workspace: Workspace) -> Register:
    """The workspace's register, created or brought to the newest revision where needed. Raises CampusError."""
    url = workspace.register_url
    known = _opened.get(url)
    if known is not None and known.identity == _identity(url):
        return known.register
    with _opening:
        return _open(url, workspace)


def peek(workspace: Workspace) -> Register | None:
    """The register where there is one; creates nothing, not even the data folder."""
    file = sqlite_file(workspace.register_url)
    return None if file is not None and not file.exists() else open(workspace)


def _open(url: str, workspace: Workspace) -> Register:
    known = _opened.get(url)
    if known is not None and known.identity == _identity(url):
        return known.register
    if known is not None:  # the file was replaced or removed under us: what we hold is no longer anyone's register
        known.register.engine.dispose()
    file = sqlite_file(url)
    if known is not None and file is not None and not file.exists():
        # A new one in its place would take reports in that nobody finds once the folder is back.
        raise CampusError("data_vanished", folder=file.parent)
    if file is not None:
        store.make_folder(file.parent)
    register = Register(connected(url))
    try:
        migrate(register.engine, workspace)
    except DatabaseError as error:
        register.engine.dispose()
        raise CampusError("register_unreadable", why=str(error.orig)) from error
    except CampusError:
        register.engine.dispose()
        raise
    while len(_opened) >= KEPT_OPEN:
        _opened.pop(next(iter(_opened))).register.engine.dispose()
    _opened[url] = _Opened(register, _identity(url))
    return register


def _identity(url: str) -> tuple[int, int] | None:
    """Tells a file from another that has taken its name."""
    file = sqlite_file(url)
    if file is None or not file.exists():
        return None
    status = file.stat()
    return (status.st_dev, status.st_ino)


@atexit.register
def close() -> None:
    """Lets go of every register; SQLite folds its log into the file when the last connection closes."""
    with _opening:
        for known in _opened.values():
            known.register.engine.dispose()
        _opened.clear()
