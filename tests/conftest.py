import sys

import pytest
from hypothesis import settings

from tests.given import County
from tests.story import Teller

# No test is a timed one: a busy machine must not make it fail.
settings.register_profile("campus", deadline=None)
settings.load_profile("campus")


LONGEST = ("browser", "demo", "warehouse")
"""Folders whose tests take longest: begun first, or one process would still be at them when the others are done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((i for i, name in enumerate(LONGEST) if name in item.path.parts), len(LONGEST)))


def pytest_runtest_setup() -> None:
    Teller.is_fixture = True


def pytest_runtest_call() -> None:
    Teller.is_fixture = False


@pytest.fixture(autouse=True)
def main_module():
    """Streamlit's test runner leaves its script behind as the main module, which new processes would then start with."""
    kept = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = kept


@pytest.fixture
def county(tmp_path):
    """An empty data folder."""
    return County(tmp_path / "data")


@pytest.fixture
def two_schools(county):
    """S1 in 跃龙街道 (JB01, PCS01) with 100 pupils and S2 in 桃源街道 (JB02, PCS02) with 300."""
    county.files("schools", "JB01", "2021-04", "school_code | pupils\nS1 | 100")
    county.files("schools", "JB02", "2021-04", "school_code | pupils | township_code\nS2 | 300 | 桃源街道")
    return county
