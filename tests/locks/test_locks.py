"""A month is final once it is locked: its figures stay, late reports wait, and what has moved since can be told."""

import pytest

from analytics import export, locks, register, submissions, warehouse
from analytics.errors import CampusError, UsageError
from analytics.locks import Drift, Figure
from analytics.verify import verify
from analytics.warehouse import Reader
from tests.given import LATER, csv_of, rows_of

MAY, JUNE = "2021-05", "2021-06"
ONE, TWO = "hazard_id\nH1", "hazard_id\nH1\nH2"


@pytest.fixture
def may(two_schools):
    """May as it was reported in time for the bulletin: 跃龙教办 has one hazard in its ledger."""
    two_schools.files("hazards", "JB01", MAY, ONE)
    two_schools.builds()
    return two_schools


def lock(county, month=MAY, **said):
    return locks.lock(county.workspace, month, actor="李", **said)


def unlock(county, month=MAY, why="补报"):
    return locks.unlock(county.workspace, month, why, actor="李")


def version(county):
    """Names the warehouse as it is after whatever is new has been built."""
    warehouse.ensure(county.workspace)
    with Reader(county.workspace) as reader:
        return reader.version


def mart(county, name, **wanted):
    warehouse.ensure(county.workspace)
    with Reader(county.workspace) as reader:
        rows = reader.table(name).to_pylist()
    return [row for row in rows if wanted.items() <= row.items()]


def test_a_locked_month_is_known_with_who_locked_it_and_when(may):
    made = lock(may, at=LATER, why="六月通报已发")
    assert locks.locked(may.workspace) == {MAY: made}
    assert (made.actor, made.at, made.why) == ("李", LATER, "六月通报已发")
    unlock(may)
    assert locks.locked(may.workspace) == {}


def test_nothing_is_locked_where_nothing_has_been_filed_and_looking_creates_nothing(county):
    assert locks.locked(county.workspace) == {}
    assert locks.waiting(county.workspace, MAY) == []
    assert not county.workspace.data.exists()


def test_a_late_report_moves_no_figure_of_a_locked_month(may):
    before = mart(may, "township_month")
    lock(may)
    late = may.files("hazards", "JB01", MAY, TWO)
    assert late.state == "waiting"
    assert may.value("hazards_found") == 1
    assert mart(may, "township_month") == before
    assert locks.drift(may.workspace, MAY) == []
    unlock(may)
    assert may.value("hazards_found") == 2


def test_a_late_report_of_a_unit_that_had_not_reported_is_not_received_but_seen_to_wait(may):
    lock(may)
    completeness = may.answers("completeness")
    may.files("work", "PCS01", MAY, "talks\n3")
    (owed,) = mart(may, "submission_expected", unit="PCS01", kind="work", month=MAY)
    assert (owed["state"], owed["received"], owed["waiting"]) == ("missing", 0, 1)
    assert may.answers("completeness") == completeness
    assert [row["state"] for row in mart(may, "submission", unit="PCS01")] == ["waiting"]
    unlock(may)
    (owed,) = mart(may, "submission_expected", unit="PCS01", kind="work", month=MAY)
    assert (owed["state"], owed["received"], owed["waiting"]) == ("late", 1, 0)


def test_a_correction_that_waits_leaves_the_report_before_it_received(may):
    lock(may)
    may.files("hazards", "JB01", MAY, TWO)
    (owed,) = mart(may, "submission_expected", unit="JB01", kind="hazards", month=MAY)
    assert (owed["received"], owed["versions"], owed["waiting"]) == (1, 1, 1)


def test_a_month_of_which_only_waiting_reports_tell_is_not_yet_a_month_of_the_figures(may):
    lock(may, JUNE)
    may.files("hazards", "JB01", JUNE, ONE)
    assert max(row["month"] for row in mart(may, "month")) == MAY
    unlock(may, JUNE)
    assert max(row["month"] for row in mart(may, "month")) == JUNE


def test_a_school_register_filed_under_a_locked_month_waits_and_its_schools_are_not_counted(may):
    lock(may)
    may.files("schools", "JB01", MAY, "school_code\nS1\nS9")
    assert mart(may, "school", school_code="S9") == []
    assert export.table(may.workspace, "schools")["school_code"].to_pylist() == ["S1", "S2"]
    unlock(may)
    assert len(mart(may, "school", school_code="S9")) == 1


def test_the_warehouse_is_rebuilt_when_what_it_holds_changes_and_only_then(may):
    states = [version(may)]
    lock(may)
    states.append(version(may))
    assert states[0] == states[1]  # a lock alone changes nothing
    unlock(may)
    assert version(may) == states[0]  # nor does opening, where nothing waits
    lock(may)
    may.files("hazards", "JB01", MAY, TWO)
    states.append(version(may))  # the list of reports shows one that waits
    unlock(may)
    states.append(version(may))  # and now it counts
    lock(may)
    assert version(may) == states[3]
    assert len(set(states)) == 3


def test_what_waits_is_verified_like_what_counts(may):
    lock(may)
    late = may.files("hazards", "JB01", MAY, TWO)
    version(may)
    assert [finding.code for finding in verify(may.workspace).findings] == []
    (may.workspace.rows / late.rows_file).unlink()
    assert [finding.code for finding in verify(may.workspace).findings] == ["rows_unreadable"]


def test_the_outcome_of_a_check_and_of_a_filing_say_that_it_waits(may):
    content = csv_of("hazards", rows_of(TWO))
    arguments = (may.workspace, content, "hazards.csv", "hazards", "JB01", MAY)
    assert not submissions.check(*arguments, at=LATER).waiting
    lock(may)
    checked = submissions.check(*arguments, at=LATER)
    assert (checked.accepted, checked.waiting, checked.as_dict()["waiting"]) == (True, True, True)
    filed = submissions.submit(*arguments, actor="王", at=LATER)
    assert (filed.accepted, filed.waiting, filed.repeated) == (True, True, False)
    again = submissions.submit(*arguments, actor="王", at=LATER)
    assert (again.submission.id, again.waiting, again.repeated) == (filed.submission.id, True, True)


def test_the_bytes_that_count_already_are_recognised_in_a_locked_month_and_do_not_wait(may):
    lock(may)
    again = submissions.submit(
        may.workspace, csv_of("hazards", rows_of(ONE)), "x.csv", "hazards", "JB01", MAY, actor="王", at=LATER
    )
    assert (again.repeated, again.waiting, again.submission.state) == (True, False, "current")


def test_a_correction_of_what_waits_is_held_against_what_waits(may):
    lock(may)
    may.files("hazards", "JB01", MAY, TWO)
    content = csv_of("hazards", rows_of("hazard_id\nH1\nH2\nH3"))
    checked = submissions.check(may.workspace, content, "hazards.csv", "hazards", "JB01", MAY, at=LATER)
    assert checked.changes.as_dict() == {"new": 1, "changed": 0, "same": 2, "gone": 0}


def test_a_waiting_ledger_may_speak_of_a_school_whose_register_waits_with_it(may):
    lock(may)
    may.files("schools", "JB01", MAY, "school_code\nS1\nS9")
    ledger = csv_of("hazards", rows_of("hazard_id | school_code\nH1 | S9"))

    def codes(month):
        checked = submissions.check(may.workspace, ledger, "h.csv", "hazards", "JB01", month, at=LATER)
        return checked.reading.problems["code"].to_pylist()

    assert "unknown_school" not in codes(MAY)
    assert "unknown_school" in codes(JUNE)  # an open month's report counts at once, and that school does not yet


def test_the_same_file_that_waits_elsewhere_is_a_warning(may):
    lock(may)
    may.files("work", "PCS01", MAY, "talks\n3")
    checked = submissions.check(
        may.workspace, csv_of("work", rows_of("talks\n3")), "w.csv", "work", "PCS02", JUNE, at=LATER
    )
    assert checked.reading.problems["code"].to_pylist() == ["same_bytes_elsewhere"]


def test_a_lock_keeps_the_months_figures_of_county_and_townships(may):
    kept = lock(may).facts["figures"]
    assert kept["hazards_found"]["330226"] == [1, 1, None]
    assert kept["hazards_found"]["330226001"] == [1, 1, None]
    assert kept["rectification_rate"]["330226"] == [0, 0, 1]
    assert kept["incidents"] == {}  # nobody has reported any: unknown, not none


def test_a_later_ledger_that_still_speaks_of_a_locked_month_shows_as_drift(may):
    lock(may)
    may.files("hazards", "JB01", JUNE, "hazard_id | found_on | rectified_on\nH1 | 2021-05-06 | 2021-05-30")
    moved = {(each.metric, each.area): each for each in locks.drift(may.workspace, MAY)}
    assert moved["rectification_rate", "330226"] == Drift(
        "rectification_rate", "330226", Figure(0, 0, 1), Figure(1, 1, 1)
    )
    assert ("rectification_rate", "330226001") in moved
    assert ("hazards_found", "330226") not in moved


def test_a_figure_that_became_known_is_drift_too(may):
    lock(may)
    may.files("hazards", "JB02", JUNE, "hazard_id | school_code | found_on\nK1 | S2 | 2021-05-07")
    (moved,) = [d for d in locks.drift(may.workspace, MAY) if (d.metric, d.area) == ("hazards_found", "330226002")]
    assert (moved.before, moved.now) == (Figure(), Figure(1, 1, None))


def test_a_month_locked_again_is_compared_with_its_newest_lock(may):
    lock(may)
    may.files("hazards", "JB01", MAY, TWO)
    unlock(may)
    lock(may)
    assert locks.drift(may.workspace, MAY) == []


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda county: lock(county), "already_locked"),
        (lambda county: lock(county, "May"), "unknown_month"),
        (lambda county: unlock(county, why=" "), "why_missing"),
        (lambda county: unlock(county, JUNE), "not_locked"),
        (lambda county: unlock(county, "May"), "unknown_month"),
        (lambda county: locks.drift(county.workspace, JUNE), "not_locked"),
        (lambda county: locks.drift(county.workspace, "May"), "unknown_month"),
    ],
)
def test_what_makes_no_sense_is_said_and_decides_nothing(may, act, code):
    made = lock(may)
    with pytest.raises(UsageError) as error:
        act(may)
    assert error.value.code == code
    assert register.open(may.workspace).decided() == [made]


def test_a_month_is_not_locked_with_figures_that_a_report_has_overtaken(may, monkeypatch):
    """A report that arrives between counting and locking: counted anew, it is in the figures that the lock keeps."""
    arriving = [TWO]
    counted = locks._figures

    def overtaken(workspace, month):
        figures = counted(workspace, month)
        if arriving:
            may.files("hazards", "JB01", MAY, arriving.pop())
        return figures

    monkeypatch.setattr(locks, "_figures", overtaken)
    made = lock(may)
    assert made.facts["figures"]["hazards_found"]["330226"] == [2, 2, None]
    assert locks.drift(may.workspace, MAY) == []
    assert locks.waiting(may.workspace, MAY) == []


def test_where_reports_never_stop_arriving_the_month_stays_open(may, monkeypatch):
    monkeypatch.setattr(
        locks,
        "_figures",
        lambda *_: {} if register.open(may.workspace).decide("flag", "A", "set", actor="王") else None,
    )
    with pytest.raises(CampusError) as error:
        lock(may)
    assert error.value.code == "lock_busy"
    assert locks.locked(may.workspace) == {}
