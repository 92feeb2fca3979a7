"""A report that arrives after its month was locked is kept and waits; opening the month lets it count."""

from datetime import datetime
from threading import Barrier, Thread

import pytest

from analytics import register
from analytics.clock import ZONE
from analytics.errors import UsageError
from analytics.register import Filing, Register

AT = datetime(2021, 7, 1, 9, tzinfo=ZONE)


@pytest.fixture
def lock(books):
    return lambda month="2021-05": books.change("lock", month, "locked", actor="李")


@pytest.fixture
def unlock(books):
    return lambda month="2021-05": books.change("lock", month, "open", actor="李", why="补报")


@pytest.fixture
def states(books):
    """State by number, as this register remembers it and as one that reads the tables anew finds it."""

    def found():
        remembered = {s.id: s.state for s in books.history()}
        assert remembered == {s.id: s.state for s in Register(books.engine).history()}
        return dict(sorted(remembered.items()))

    return found


def test_a_report_for_a_locked_month_waits_and_the_one_before_it_keeps_speaking(books, accept, lock, states):
    first = accept()
    lock()
    second = accept()
    assert states() == {first.id: "current", second.id: "waiting"}
    assert second.state == "waiting"
    assert books.speaking(*first.slot) == first
    assert books.current() == [first]


def test_a_first_report_for_a_locked_month_speaks_for_nothing(books, accept, lock):
    lock()
    late = accept()
    assert late.state == "waiting"
    assert books.speaking(*late.slot) is None
    assert books.current() == []


def test_opening_the_month_lets_what_waited_count(accept, lock, unlock, states):
    first = accept()
    lock()
    second, third = accept(), accept()
    assert states() == {first.id: "current", second.id: "waiting", third.id: "waiting"}
    unlock()
    assert states() == {first.id: "superseded", second.id: "superseded", third.id: "current"}


def test_locking_again_does_not_take_back_what_has_come_to_count(accept, lock, unlock, states):
    first = accept()
    lock()
    second = accept()
    unlock()
    lock()
    third = accept()
    assert states() == {first.id: "superseded", second.id: "current", third.id: "waiting"}


def test_a_second_lock_on_a_locked_month_changes_nothing_of_what_waits(books, accept, lock, unlock, states):
    lock()
    first = accept()
    books.decide("lock", "2021-05", "locked", actor="王")
    second = accept()
    assert states() == {first.id: "waiting", second.id: "waiting"}
    unlock()
    assert states() == {first.id: "superseded", second.id: "current"}


def test_other_months_are_not_locked_with_it(accept, lock, unlock, states):
    lock("2021-05")
    june, may = accept(month="2021-06"), accept(month="2021-05")
    lock("2021-06")
    later = accept(month="2021-06", kind="hazards")
    unlock("2021-05")
    assert states() == {june.id: "current", may.id: "current", later.id: "waiting"}


@pytest.mark.parametrize("kind", ["schools", "patrol_zones", "summary"])
def test_registers_and_summaries_wait_like_reports(accept, lock, kind):
    lock()
    assert accept(kind=kind).state == "waiting"


def test_a_decision_of_another_topic_locks_nothing(books, accept):
    books.decide("flag", "2021-05", "locked", actor="李")
    assert accept().state == "current"


def test_what_counts_in_a_locked_month_cannot_be_withdrawn(books, accept, lock, unlock):
    first, second = accept(), accept()
    lock()
    for submission in (first, second):  # the first one decides whether the report was in time
        with pytest.raises(UsageError) as error:
            books.withdraw(submission.id, "误报", actor="李")
        assert (error.value.code, error.value.facts["month"]) == ("month_is_locked", "2021-05")
    assert books.audit()[-1].action == "decide"
    unlock()
    assert books.withdraw(second.id, "误报", actor="李").state == "withdrawn"


def test_what_waits_can_be_withdrawn_and_stays_withdrawn(books, accept, lock, unlock, states):
    first = accept()
    lock()
    second, third = accept(), accept()
    assert books.withdraw(third.id, "误报", actor="李").state == "withdrawn"
    assert states() == {first.id: "current", second.id: "waiting", third.id: "withdrawn"}
    unlock()
    assert states() == {first.id: "superseded", second.id: "current", third.id: "withdrawn"}


def test_a_report_that_waited_before_cannot_be_withdrawn_once_it_counts_in_a_month_locked_again(
    books, accept, lock, unlock
):
    lock()
    late = accept()
    unlock()
    lock()
    with pytest.raises(UsageError):
        books.withdraw(late.id, "误报", actor="李")


def test_the_same_bytes_as_the_newest_waiting_one_change_nothing(books, accept, lock):
    accept(sha256="a" * 64)
    lock()
    waiting = accept(sha256="b" * 64)
    again = Filing("work", "PCS01", "2021-05", "b" * 64, "again.csv", 10, 1, 0, "again.parquet")
    assert books.accept(again, actor="王") == (waiting, True)


def test_going_back_to_the_bytes_that_speak_waits_as_well(accept, lock, unlock, states):
    """The unit takes its correction back by filing the first report again: once the month is open, that must count."""
    accept(sha256="a" * 64)
    lock()
    accept(sha256="b" * 64)
    accept(sha256="a" * 64)
    assert states() == {1: "current", 2: "waiting", 3: "waiting"}
    unlock()
    assert states() == {1: "superseded", 2: "superseded", 3: "current"}


def test_the_audit_trail_tells_under_which_lock_a_report_was_accepted(books, accept, lock):
    accept()
    made = lock()
    accept()
    told = [entry.facts["under_lock"] for entry in books.audit() if entry.action == "accept"]
    assert told == [None, made.id]


def test_a_verdict_that_is_in_force_already_is_not_decided_again(books, lock, unlock):
    assert lock() is not None
    assert lock() is None
    assert unlock() is not None
    assert unlock() is None
    assert [each.verdict for each in books.decided("lock")] == ["locked", "open"]


def test_a_decision_about_facts_that_have_changed_since_is_not_made(books, accept):
    accept()
    head = books.snapshot().head
    books.record("build", actor="系统")
    assert books.change("lock", "2021-04", "locked", actor="李", since=head) is not None
    for change in (
        accept,
        lambda: books.withdraw(2, "误报", actor="李"),
        lambda: books.decide("flag", "A", "set", actor="李"),
    ):
        head = books.snapshot().head
        change()
        assert books.change("lock", "2021-05", "locked", actor="李", since=head) is None


def test_reports_that_arrive_while_a_month_is_being_locked_either_count_or_wait(workspace, books):
    """What was accepted before the lock counts, what after it waits, whatever the threads' order."""
    start = Barrier(5)

    def file(unit):
        mine = register.open(workspace)
        start.wait()
        for number in range(6):
            name = f"{unit}-{number}"
            mine.accept(Filing("work", unit, "2021-05", name, "w.csv", 10, 1, 0, name), actor=unit)

    threads = [Thread(target=file, args=(f"PCS0{number}",)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    start.wait()
    made = books.change("lock", "2021-05", "locked", actor="李")
    for thread in threads:
        thread.join()
    order = [(e.action, e.facts.get("submission")) for e in books.audit()]
    locked_at = order.index(("decide", None))
    before = {number for _, number in order[:locked_at]}
    assert len(books.history()) == 24
    for submission in books.history():
        assert (submission.state == "waiting") == (submission.id not in before)
        assert submission.under_lock == (None if submission.id in before else made.id)
