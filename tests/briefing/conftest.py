"""Four townships that file May: three rectify what they find, 长街 does not."""

import shutil
from datetime import datetime

import pytest

from analytics.briefing import Desk
from analytics.clock import ZONE
from analytics.warehouse import EVERYTHING, Reader
from tests.given import County

AT = datetime(2021, 6, 10, 9, 0, tzinfo=ZONE)
IN_TIME = datetime(2021, 5, 31, 9, 0, tzinfo=ZONE)
PLACES = {"JB01": "跃龙街道", "JB02": "桃源街道", "JB03": "梅林街道", "JB05": "长街镇"}
FOUND = 30


def ledger(unit: str, rectified: int) -> str:
    """``FOUND`` hazards of May at the unit's school, the first of them rectified in time."""
    lines = [
        f"{unit}-{i} | S{unit} | 2021-05-03 | 2021-05-20 | {'2021-05-12' if i < rectified else ''}"
        for i in range(FOUND)
    ]
    return "\n".join(["hazard_id | school_code | found_on | deadline | rectified_on", *lines])


@pytest.fixture(scope="session")
def filed_once(tmp_path_factory):
    """Filed and built once for all tests, which look at it or change a copy."""
    county = County(tmp_path_factory.mktemp("four") / "data")
    for unit, township in PLACES.items():
        listed = f"school_code | name | township_code\nS{unit} | {township}示例小学 | {township}"
        county.files("schools", unit, "2021-05", listed)
        county.files("hazards", unit, "2021-05", ledger(unit, 3 if unit == "JB05" else 27), at=IN_TIME)
    county.builds()
    return county


@pytest.fixture
def four(filed_once, tmp_path):
    """长街镇 rectifies 3 of 30, the others 27 of 30 each: 84 of 120 in the county."""
    shutil.copytree(filed_once.workspace.data, tmp_path / "four")
    return County(tmp_path / "four")


@pytest.fixture
def desk_of():
    """A desk over a data folder: of all, in Chinese, unless told otherwise."""
    readers = []

    def opened(workspace, first="2021-05", last="2021-05", *, scope=EVERYTHING, language="zh"):
        readers.append(Reader(workspace))
        return Desk(workspace, readers[-1], scope, first, last, language, AT)

    yield opened
    for reader in readers:
        reader.close()
