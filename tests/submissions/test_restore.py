"""Letting a report count again that was taken back or replaced: filed anew, with the old one named in the trail."""

import pytest

from analytics import locks, store, submissions
from analytics.errors import CampusError, Overtaken, UsageError
from analytics.verify import verify_truth
from tests.given import csv_of, rows_of
from tests.submissions.conftest import IN_JUNE

TEN_TALKS, NINE_TALKS = "talks\n10", "talks\n9"


def restores(office, submission, why="撤错了"):
    return submissions.restore(office.workspace, submission.id, why, actor="李", at=IN_JUNE)


def test_a_withdrawn_report_counts_again_as_a_new_submission_of_the_same_bytes(office, workspace):
    first = office.withdraws(office.files(TEN_TALKS).submission)
    again = restores(office, first).submission
    assert (again.state, again.sha256, again.file_name, again.submitted_by) == (
        "current",
        first.sha256,
        "work.csv",
        "李",
    )
    assert office.books.submission(first.id).state == "withdrawn"
    assert store.read_rows(workspace, again)["talks"].to_pylist() == [10]
    assert verify_truth(workspace).ok


def test_the_audit_trail_says_what_was_restored_and_why(office):
    first = office.withdraws(office.files(TEN_TALKS).submission)
    restores(office, first, " 撤错了 ")
    entry = office.books.audit()[-1]
    assert (entry.action, entry.actor) == ("accept", "李")
    assert (entry.facts["restores"], entry.facts["why"]) == (first.id, "撤错了")


def test_a_replaced_version_can_be_brought_back_and_the_later_one_stays_on_file(office):
    first, second = office.files(TEN_TALKS).submission, office.files(NINE_TALKS).submission
    outcome = restores(office, first)
    assert outcome.changes.as_dict() == {"new": 0, "changed": 1, "same": 0, "gone": 0}
    assert [s.state for s in office.books.history()] == ["current", "superseded", "superseded"]
    assert office.books.submission(second.id).state == "superseded"


def test_what_counts_or_is_unknown_or_has_no_reason_is_not_restored(office, workspace):
    first = office.files(TEN_TALKS).submission
    for number, why, code in [
        (first.id, "再来", "restore_current"),
        (first.id, " ", "why_missing"),
        (99, "再来", "unknown_submission"),
    ]:
        with pytest.raises(UsageError) as error:
            submissions.restore(workspace, number, why, actor="李")
        assert error.value.code == code
    assert len(office.books.history()) == 1


def test_what_today_is_wrong_stays_withdrawn(office):
    """The register of schools was taken back meanwhile: the ledger names a school that nobody knows."""
    schools = office.files("school_code\nS1", "schools", "JB01", "2021-04").submission
    ledger = office.withdraws(office.files("hazard_id\nH1", "hazards", "JB01").submission)
    office.withdraws(schools)
    outcome = restores(office, ledger)
    assert not outcome.accepted
    assert [s.id for s in office.books.history("hazards", state="current")] == []


def test_a_restored_report_of_a_final_month_waits(office, workspace):
    first = office.withdraws(office.files(TEN_TALKS).submission)
    locks.lock(workspace, "2021-05", actor="李")
    outcome = restores(office, first)
    assert outcome.waiting
    with pytest.raises(UsageError, match="waits"):
        restores(office, outcome.submission)


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_an_original_that_the_disk_has_lost_or_changed_is_not_filed(office, workspace, damage):
    first = office.withdraws(office.files(TEN_TALKS).submission)
    damage(store.original_path(workspace, first.sha256))
    with pytest.raises(CampusError) as error:
        restores(office, first)
    assert error.value.code == "original_unreadable"
    assert len(office.books.history()) == 1


def test_a_file_made_from_a_version_that_is_no_longer_the_newest_is_not_filed(office, workspace):
    first = office.files(TEN_TALKS).submission
    office.files(NINE_TALKS)
    kept = {path for path in workspace.rows.rglob("*") if path.is_file()}
    with pytest.raises(Overtaken):
        submissions.submit(
            workspace,
            csv_of("work", rows_of("talks\n11")),
            "work.csv",
            "work",
            "PCS01",
            "2021-05",
            actor="李",
            at=IN_JUNE,
            onto=first.id,
        )
    assert {path for path in workspace.rows.rglob("*") if path.is_file()} == kept
    assert len(office.books.history()) == 2
