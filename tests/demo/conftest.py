"""One invented county for all tests of this folder: as it is told, as files, and filed through the import."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from analytics import demo, reference, settings
from analytics.demo import Created, DemoFile, reports
from analytics.demo.reports import World
from analytics.demo.scene import Scene
from analytics.months import month_shifted
from analytics.workspace import Workspace
from tests import once

LISTS = reference.load()
TUNED = settings.load(LISTS.folder / "settings.toml")


@dataclass(frozen=True)
class Filed:
    """A county that was created in a data folder of its own."""

    workspace: Workspace
    created: Created


def invented(schools: int = 160, months: int = 10, seed: int = 1) -> World:
    spoken_of = tuple(month_shifted(TUNED.first_month, by) for by in range(months))
    return reports.invent(Scene(LISTS, TUNED, spoken_of, seed), schools)


def made(schools: int = 160, months: int = 10, seed: int = 1) -> list[DemoFile]:
    return list(demo.files(LISTS, TUNED, schools=schools, months=months, seed=seed))


@pytest.fixture(scope="session")
def world() -> World:
    return invented()


@pytest.fixture(scope="session")
def files() -> list[DemoFile]:
    return made()


@pytest.fixture(scope="session")
def filed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Filed:
    """The whole county, which takes many seconds to file."""

    def file(folder: Path) -> Filed:
        workspace = Workspace.at(folder)
        return Filed(workspace, demo.create(workspace))

    return once.shared("county", tmp_path_factory, worker_id, file)
