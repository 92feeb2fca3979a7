"""What fixtures do to a data folder is done once: where the next test is told the same, it gets a copy of what came of it."""

import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, NamedTuple

MOST = 40
"""How many folders are kept, of a few megabytes each. Tests of one file follow each other: the newest are those asked for."""


class Kept(NamedTuple):
    """What the last step gave, and the folder as it was after it."""

    gave: Any
    folder: Path


class Teller:
    """Who acts now: a fixture, or a test, whose steps are always done, so that what it patches or breaks comes to bear."""

    is_fixture = False


_kept: OrderedDict[tuple[Hashable, ...], Kept] = OrderedDict()
_place = tempfile.TemporaryDirectory(prefix="told-", ignore_cleanup_errors=True)


class Story:
    """The steps that have made a data folder out of nothing, until somebody has it to himself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._steps: tuple[Hashable, ...] = ()
        self._is_known = not folder.exists()

    def then(self, step: Hashable, act: Callable[[], Any]) -> Any:
        """What ``act`` gives, or gave when the same step followed the same steps before."""
        if not (self._is_known and Teller.is_fixture):
            self.ends()
            return act()
        self._steps = (*self._steps, step)
        if self._steps in _kept:
            shutil.rmtree(self._folder, ignore_errors=True)
            shutil.copytree(_kept[self._steps].folder, self._folder)
        else:
            _keep(self._steps, act(), self._folder)
        return _kept[self._steps].gave

    def ends(self) -> None:
        """Whatever happens in the folder from now on may be anything, and is not remembered."""
        self._is_known = False


def _keep(steps: tuple[Hashable, ...], gave: Any, folder: Path) -> None:
    copy = Path(tempfile.mkdtemp(dir=_place.name)) / "data"
    shutil.copytree(folder, copy)
    _kept[steps] = Kept(gave, copy)
    while len(_kept) > MOST:
        _, oldest = _kept.popitem(last=False)
        shutil.rmtree(oldest.folder, ignore_errors=True)
