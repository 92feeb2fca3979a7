from datetime import datetime

import pytest

from analytics import register, submissions
from analytics.clock import ZONE
from analytics.workspace import Workspace
from tests.given import csv_of, rows_of

IN_JUNE = datetime(2021, 6, 1, 9, 30, tzinfo=ZONE)


class Office:
    """A unit's clerk at work: tries files, files them, takes them back."""

    def __init__(self, workspace):
        self.workspace = workspace

    @property
    def books(self):
        return register.open(self.workspace)

    def tries(self, content, kind="work", unit="PCS01", month="2021-05"):
        return submissions.check(self.workspace, _bytes(kind, content), f"{kind}.csv", kind, unit, month, at=IN_JUNE)

    def files(self, content, kind="work", unit="PCS01", month="2021-05", at=IN_JUNE):
        return submissions.submit(
            self.workspace, _bytes(kind, content), f"{kind}.csv", kind, unit, month, actor="王", at=at
        )

    def withdraws(self, submission, why="误报"):
        return submissions.withdraw(self.workspace, submission.id, why, actor="李", at=IN_JUNE)


def _bytes(kind, content):
    return content if isinstance(content, bytes) else csv_of(kind, rows_of(content))


@pytest.fixture
def workspace(tmp_path):
    return Workspace.at(tmp_path / "data")


@pytest.fixture
def office(workspace):
    return Office(workspace)


def codes(outcome):
    return sorted(outcome.reading.problems["code"].to_pylist())
