from datetime import datetime
from itertools import count

import pytest

from analytics import register
from analytics.clock import ZONE
from analytics.register import Filing
from analytics.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    return Workspace.at(tmp_path / "data")


@pytest.fixture
def books(workspace):
    return register.open(workspace)


@pytest.fixture
def accept(books):
    """Accepts a work report of 跃龙派出所 for May unless told otherwise; every file has bytes of its own."""
    number = count(1)

    def accepted(unit="PCS01", month="2021-05", kind="work", sha256=None, at=None):
        n = next(number)
        filing = Filing(kind, unit, month, sha256 or f"{n:064d}", f"{n}.csv", 10, 1, 0, f"rows-{n}.parquet")
        submission, _repeated = books.accept(filing, actor="王", at=at or datetime(2021, 6, 1, 9, n, tzinfo=ZONE))
        return submission

    return accepted
