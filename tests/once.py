"""What takes many seconds to make is made by one of the test processes, for all of them."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock

Made = TypeVar("Made")


def shared(name: str, factory: pytest.TempPathFactory, worker: str, make: Callable[[Path], Made]) -> Made:
    """What ``make`` made of a new folder: in this process, or in the one that came first."""
    own = factory.getbasetemp()
    folder = own if worker == "master" else own.parent
    made_before = folder / f"{name}.pickle"
    with FileLock(folder / f"{name}.lock"):
        if not made_before.exists():
            made_before.write_bytes(pickle.dumps(make(folder / name)))
        made: Made = pickle.loads(made_before.read_bytes())
    return made
