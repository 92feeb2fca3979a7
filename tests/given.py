"""Given-data: small tables as text become files, and the files go through the production import.

Cells that a test does not care about come from ``DEFAULTS``; an empty cell is filed as empty.
"""

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from analytics import submissions, warehouse
from analytics.answers import values
from analytics.clock import ZONE
from analytics.contract import KINDS
from analytics.workspace import Workspace
from tests.story import Story

DEFAULTS = {
    "schools": {"name": "示例小学", "stage": "小学", "township_code": "330226001", "pupils": "100"},
    "patrol_zones": {"name": "示例护学岗", "type": "护学岗", "township_code": "330226001", "crs": "WGS84"},
    "hazards": {"school_code": "S1", "found_on": "2021-05-06", "category": "消防", "grade": "一般"},
    "incidents": {"school_code": "S1", "occurred_at": "2021-05-06 08:00", "kind": "治安"},
    "protection": {},
    "patrols": {},
    "work": {},
}
LATER = datetime(2022, 3, 1, 9, 0, tzinfo=ZONE)


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table drawn with bars; its first line names the columns."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def csv_of(kind: str, rows: list[dict[str, str]], encoding: str = "gb18030") -> bytes:
    """A file as a clerk would send it: Chinese headers, the columns that the rows use and the required ones."""
    filled = [DEFAULTS[kind] | row for row in rows]
    used = [c for c in KINDS[kind].columns if c.required or any(c.id in row for row in filled)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.zh for column in used])
    writer.writerows([[row.get(column.id, "") for column in used] for row in filled])
    return out.getvalue().encode(encoding)


class County:
    """A data folder and what has been filed in it."""

    def __init__(self, folder: Path | str) -> None:
        self._workspace = Workspace.at(folder)
        self._story = Story(self._workspace.data)

    @property
    def workspace(self) -> Workspace:
        self._story.ends()
        return self._workspace

    def files(self, kind, unit, month, table, at=LATER):
        """Files a table (text or rows) and insists that it was accepted; returns the submission."""
        content = csv_of(kind, rows_of(table) if isinstance(table, str) else table)

        def file():
            outcome = submissions.submit(
                self._workspace, content, f"{kind}.csv", kind, unit, month, actor="test", at=at
            )
            assert outcome.accepted, outcome.as_dict()["problems"]
            return outcome.submission

        return self._story.then(("file", kind, unit, month, content, at), file)

    def withdraws(self, submission):
        return submissions.withdraw(self.workspace, submission.id, "filed by mistake", actor="test")

    def builds(self):
        built = self._story.then("build", lambda: warehouse.build(self._workspace, actor="test"))
        return replace(built, path=self._workspace.warehouse / built.path.name)

    def is_built(self):
        """Builds where something has changed since the last build."""
        warehouse.ensure(self.workspace, actor="test")

    def answers(self, metric, area="330226", month="2021-05"):
        """(value, numerator, denominator) of one area and month."""
        (row,) = values(self.workspace, metric, area, month)
        return row["value"], row["numerator"], row["denominator"]

    def value(self, metric, area="330226", month="2021-05"):
        return self.answers(metric, area, month)[0]
