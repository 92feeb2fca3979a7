"""Decisions are added, never changed: the newest about a subject is in force, and the audit trail tells of each."""

import sqlite3
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest
from alembic import command
from alembic.config import Config

from analytics import register
from analytics.clock import ZONE
from analytics.register import Register
from analytics.register.audit import broken_at
from analytics.register.engine import connected, writing

AT = datetime(2021, 6, 5, 9, 30, tzinfo=ZONE)


def test_a_decision_is_kept_with_who_when_why_and_its_facts(books):
    made = books.decide("flag", "PCS01/2021-05", "set", actor="李", why=" 数字偏大 ", at=AT, value=120, usual=[10, 12])
    assert (made.actor, made.at, made.topic, made.subject, made.verdict) == ("李", AT, "flag", "PCS01/2021-05", "set")
    assert (made.why, made.facts) == ("数字偏大", {"value": 120, "usual": [10, 12]})
    assert books.decisions() == {("flag", "PCS01/2021-05"): made}


def test_the_newest_decision_about_a_subject_is_in_force_and_all_are_kept(books):
    first = books.decide("flag", "A", "set", actor="李")
    other = books.decide("flag", "B", "set", actor="李")
    second = books.decide("flag", "A", "cleared", actor="王")
    assert books.decisions("flag") == {("flag", "A"): second, ("flag", "B"): other}
    assert books.decided("flag", "A") == [first, second]
    assert books.decided() == [first, other, second]


def test_topics_do_not_mix(books):
    books.decide("flag", "2021-05", "set", actor="李")
    linked = books.decide("duplicate", "2021-05", "linked", actor="李")
    assert books.decisions("duplicate") == {("duplicate", "2021-05"): linked}
    assert books.decisions("order") == {}


def test_a_decision_and_its_audit_entry_are_one_transaction(books):
    made = books.decide("flag", "A", "set", actor="李", why="核实", at=AT, value=1)
    (entry,) = books.audit()
    assert (entry.action, entry.actor, entry.at, entry.facts) == ("decide", "李", AT, made.told())
    with pytest.raises(TypeError):
        books.decide("flag", "B", "set", actor="李", value=object())
    assert (len(books.decided()), len(books.audit())) == (1, 1)


def test_what_another_process_decides_is_seen(books, accept):
    accept()
    assert books.decided() == []
    made = Register(books.engine).decide("flag", "A", "set", actor="李")
    assert books.decisions() == {("flag", "A"): made}


def test_decisions_of_many_at_once_all_arrive_and_the_trail_holds(books):
    def decide(name):
        for number in range(10):
            books.decide("flag", f"{name}{number}", "set", actor=name)

    threads = [Thread(target=decide, args=(name,)) for name in "甲乙丙"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(books.decisions("flag")) == 30
    assert [each.id for each in books.decided()] == list(range(1, 31))
    assert broken_at(books.audit()) is None


def test_a_register_from_before_there_were_decisions_is_migrated_and_keeps_what_it_holds(workspace):
    workspace.data.mkdir()
    engine = connected(workspace.register_url)
    config = Config()
    config.set_main_option("script_location", (Path(register.__file__).parent / "migrations").as_posix())
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with sqlite3.connect(workspace.data / "register.sqlite") as connection:
        connection.execute(
            "insert into submissions (kind, unit, month, submitted_at, submitted_by, sha256, file_name, size, rows,"
            " warnings, rows_file) values"
            " ('work', 'PCS01', '2021-05', '2021-06-01T09:00:00+08:00', '王', 'a', 'w.csv', 10, 1, 0, 'r')"
        )
    connection.close()
    books = register.open(workspace)
    books.decide("flag", "A", "set", actor="李")
    (kept,) = books.current()
    assert (kept.unit, kept.submitted_by, kept.under_lock) == ("PCS01", "王", None)
