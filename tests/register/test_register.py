from datetime import UTC, datetime

import pytest

from analytics.clock import ZONE
from analytics.errors import UsageError
from analytics.register import Filing, Register


def ids(submissions):
    return [submission.id for submission in submissions]


def test_the_newest_report_of_a_unit_month_and_kind_is_the_current_one(books, accept):
    first, second = accept(), accept()
    assert ids(books.current()) == [second.id]
    assert [books.submission(s.id).state for s in (first, second)] == ["superseded", "current"]


def test_reports_of_other_units_months_and_kinds_stand_beside_each_other(books, accept):
    filed = [accept(), accept(unit="PCS02"), accept(month="2021-06"), accept(kind="hazards")]
    assert ids(books.current()) == ids(filed)
    assert ids(books.current("work", "PCS01")) == [filed[0].id, filed[2].id]
    assert books.speaking("work", "PCS01", "2021-06").id == filed[2].id
    assert books.speaking("work", "PCS03", "2021-06") is None


def test_withdrawing_a_report_lets_the_one_before_it_count_again(books, accept):
    first, second = accept(), accept()
    withdrawn = books.withdraw(second.id, "误报", actor="李", at=datetime(2021, 6, 2, 8, tzinfo=ZONE))
    assert (withdrawn.state, withdrawn.withdrawn_by, withdrawn.withdrawn_why) == ("withdrawn", "李", "误报")
    assert ids(books.current()) == [first.id]


def test_withdrawing_all_reports_leaves_none_current(books, accept):
    for submission in (accept(), accept()):
        books.withdraw(submission.id, "误报", actor="李")
    assert books.current() == []
    assert [s.state for s in books.history()] == ["withdrawn", "withdrawn"]


def test_withdrawing_a_superseded_report_leaves_the_current_one_alone(books, accept):
    first, second = accept(), accept()
    books.withdraw(first.id, "误报", actor="李")
    assert ids(books.current()) == [second.id]


def test_the_same_bytes_for_the_same_slot_change_nothing(books, accept):
    first = accept(sha256="a" * 64)
    filing = Filing("work", "PCS01", "2021-05", "a" * 64, "again.csv", 10, 1, 0, "again.parquet")
    submission, repeated = books.accept(filing, actor="王")
    assert (submission, repeated) == (first, True)
    assert len(books.history()) == 1
    assert len(books.audit()) == 1


def test_bytes_that_were_superseded_count_anew(books, accept):
    for sha256 in ("a" * 64, "b" * 64, "a" * 64):
        newest = accept(sha256=sha256)
    assert ids(books.current()) == [newest.id] == [3]


@pytest.mark.parametrize(
    ("number", "why", "code"),
    [
        (99, "误报", "unknown_submission"),
        (10**30, "误报", "unknown_submission"),
        (1, "  ", "why_missing"),
        (2, "误报", "already_withdrawn"),
    ],
)
def test_a_withdrawal_that_makes_no_sense_says_why_and_changes_nothing(books, accept, number, why, code):
    accept()
    books.withdraw(accept().id, "误报", actor="李")
    before = books.history(), len(books.audit())
    with pytest.raises(UsageError) as error:
        books.withdraw(number, why, actor="李")
    assert error.value.code == code
    assert (books.history(), len(books.audit())) == before


def test_history_is_newest_first_and_filtered_by_anything(books, accept):
    one, two, three = accept(), accept(), accept(unit="PCS02", month="2021-06")
    assert ids(books.history()) == [three.id, two.id, one.id]
    assert ids(books.history(unit="PCS01")) == [two.id, one.id]
    assert ids(books.history(month="2021-06")) == [three.id]
    assert ids(books.history(state="superseded")) == [one.id]


def test_moments_are_kept_to_the_second_in_the_countys_zone(books, accept):
    midnight_utc = accept(at=datetime(2021, 6, 1, 0, 0, 59, 999_999, tzinfo=UTC))
    without_zone = accept(at=datetime(2021, 6, 1, 8, 30))
    stamps = [books.submission(s.id).submitted_at.isoformat() for s in (midnight_utc, without_zone)]
    assert stamps == ["2021-06-01T08:00:59+08:00", "2021-06-01T08:30:00+08:00"]


def test_what_another_process_files_or_withdraws_is_seen(books, accept):
    first, second = accept(), accept()
    other = Register(books.engine)
    assert ids(other.current()) == [second.id]
    books.withdraw(second.id, "误报", actor="李")
    third = accept(unit="PCS02")
    assert ids(other.current()) == [first.id, third.id]


def test_every_accept_and_withdrawal_is_in_the_audit_trail_with_who_and_when(books, accept):
    first, second = accept(), accept()
    books.withdraw(second.id, "误报", actor="李", at=datetime(2021, 6, 2, 8, tzinfo=ZONE))
    books.record("build", actor="系统", version="v1")
    told = [(entry.action, entry.actor, entry.facts.get("submission")) for entry in books.audit()]
    assert told == [
        ("accept", "王", first.id),
        ("accept", "王", second.id),
        ("withdraw", "李", second.id),
        ("build", "系统", None),
    ]
    assert books.audit()[1].facts["supersedes"] == first.id
    assert books.audit()[2].at.isoformat() == "2021-06-02T08:00:00+08:00"
    assert [entry.action for entry in books.audit(newest=2)] == ["withdraw", "build"]
