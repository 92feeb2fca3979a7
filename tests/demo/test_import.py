"""The invented reports go through the production import like real ones, and none is refused."""

from collections import Counter

import pytest

from analytics import demo, register, store, submissions
from analytics.demo import DemoFile
from analytics.demo.reports import World
from analytics.errors import UsageError
from analytics.workspace import Workspace
from tests.demo.conftest import Filed


def test_a_small_county_is_accepted_whole_and_built(tmp_path):
    progress: list[tuple[int, int]] = []
    created = demo.create(
        Workspace.at(tmp_path), schools=30, months=2, seed=5, progress=lambda *state: progress.append(state)
    )
    assert created.refused == ()
    assert progress[-1] == (created.files, created.files)
    assert created.built.tables


def test_not_one_file_of_the_whole_county_is_refused(filed: Filed, files: list[DemoFile]):
    assert filed.created.refused == ()
    assert filed.created.files == len(files)


def test_every_file_is_on_the_register_under_its_unit_at_its_time(filed: Filed, files: list[DemoFile]):
    kept = [(s.file_name, s.unit, s.submitted_by, s.submitted_at) for s in register.open(filed.workspace).history()]
    assert sorted(kept) == sorted((file.name, file.unit, file.actor, file.at) for file in files)


def test_a_missing_ledger_is_not_a_report_of_nothing(filed: Filed, world: World):
    books = register.open(filed.workspace)
    missing = [slot for slot in world.plan.slots if slot.kind == "hazards" and slot.at is None]
    nil = [s for s in books.current(kind="incidents") if s.rows == 0]
    assert missing
    assert nil
    for slot in missing:
        assert books.current(kind="hazards", unit=slot.unit.code) != []
        assert slot.month not in {s.month for s in books.current(kind="hazards", unit=slot.unit.code)}


def test_corrected_reports_supersede_and_a_draft_is_taken_back(filed: Filed):
    states = Counter(submission.state for submission in register.open(filed.workspace).history())
    assert states["superseded"] >= 10
    assert states["withdrawn"] == 1


def test_reports_with_rows_rarely_bring_a_warning(filed: Filed):
    reports = [submission for submission in register.open(filed.workspace).history() if submission.rows]
    warned = [submission for submission in reports if submission.warnings]
    assert 0.02 * len(reports) < len(warned) < 0.12 * len(reports)


def test_a_school_keeps_its_true_place_whatever_map_its_unit_uses(filed: Filed, world: World):
    places = {school.code: school.position for school in world.county.schools}
    shifted = 0
    for submission in register.open(filed.workspace).current(kind="schools"):
        for row in store.read_rows(filed.workspace, submission).to_pylist():
            apart = abs(row["lon"] - places[row["school_code"]][0])
            shifted += row["crs"] == "GCJ02"
            assert (apart < 1e-6) == (row["crs"] == "WGS84")
    assert shifted


def test_no_demo_county_is_put_on_top_of_reports(tmp_path, files: list[DemoFile]):
    workspace, first = Workspace.at(tmp_path), files[0]
    submissions.submit(
        workspace, first.content, first.name, first.kind, first.unit, first.month, actor="JB01", at=first.at
    )
    with pytest.raises(UsageError) as refused:
        demo.create(workspace)
    assert refused.value.code == "demo_not_empty"
    assert len(register.open(workspace).history()) == 1


def test_a_county_that_was_stopped_halfway_is_made_anew_and_never_shown(tmp_path):
    workspace = Workspace.at(tmp_path)

    def stop(number: int, of: int) -> None:
        if number == 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.create(workspace, schools=30, months=1, progress=stop)
    assert not demo.is_filled(workspace)
    created = demo.create(workspace, schools=30, months=1)
    assert len(register.open(workspace).history()) == created.files
