"""A serious incident is told of as soon as its report is accepted, without the acceptance waiting for it or failing by it."""

import threading
from datetime import datetime, timedelta

import pytest

from analytics import clock, register
from analytics.clock import ZONE
from analytics.reminders import contacts, desk, ledger, mail, serious

COUNTY = "county,duty@example.org"
AT = datetime(2021, 5, 7, 9, 0, tzinfo=ZONE)  # the day after the incidents of ``DEATH``
DEATH = "incident_id | school_code | deaths | summary\nA1 | S1 | 1 | 学生张三溺水"


@pytest.fixture(autouse=True)
def the_day_after(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(serious, "now", lambda: AT)


def told():
    """Waits until the messages that were begun are out."""
    for thread in threading.enumerate():
        if thread.name == serious.THREAD:
            thread.join()


def test_a_death_is_told_at_once_without_the_account_of_it(addressed, two_schools, box):
    addressed(COUNTY)
    two_schools.files("incidents", "JB01", "2021-05", DEATH, at=AT)
    told()
    ((to, mailed),) = box.mails
    assert to == ["duty@example.org"]
    assert mailed["Subject"] == "【重大案事件】示例小学（S1）：治安"
    assert "死亡：1 人" in mailed.get_content()
    assert "张三" not in mailed.get_content()


def test_what_is_not_serious_is_not_told(addressed, two_schools, box):
    addressed(COUNTY)
    two_schools.files("incidents", "JB01", "2021-05", "incident_id | deaths | minor_injuries\nA1 | 0 | 2", at=AT)
    told()
    assert box.mails == []


def test_it_is_told_nobody_unless_the_county_has_an_address(addressed, two_schools, box):
    addressed("JB01,one@example.org")
    two_schools.files("incidents", "JB01", "2021-05", DEATH, at=AT)
    told()
    assert box.mails == []


def test_the_settings_say_what_is_serious(addressed, two_schools, box):
    workspace = addressed(COUNTY)
    own = '[reminders]\nserious_deaths = 0\nserious_injuries = 2\nserious_kinds = ["刑事"]\n'
    (workspace.data / "settings.toml").write_text(own, encoding="utf-8")
    rows = "incident_id | kind | deaths | serious_injuries\nA1 | 治安 | 1 |\nA2 | 治安 | | 1\nA3 | 治安 | | 2\nA4 | 刑事 | |"
    two_schools.files("incidents", "JB01", "2021-05", rows, at=AT)
    told()
    assert sorted(entry.subject.split(":")[2] for entry in ledger.log(register.peek(workspace))) == [
        "A3",
        "A3",
        "A4",
        "A4",
    ]


def test_an_old_ledger_that_is_filed_late_rings_no_bell(addressed, two_schools, box, monkeypatch):
    addressed(COUNTY)
    two_schools.files("incidents", "JB01", "2021-05", DEATH, at=AT + timedelta(days=31))
    told()
    assert box.mails == []


def test_a_corrected_ledger_tells_only_what_is_new_or_worse(addressed, two_schools, box):
    addressed(COUNTY)
    hurt = "incident_id | deaths | serious_injuries\nA1 | 0 | 1"
    two_schools.files("incidents", "JB01", "2021-05", hurt, at=AT)
    told()
    two_schools.files("incidents", "JB01", "2021-05", hurt + "\nA2 | 0 | 0", at=AT)
    told()
    assert len(box.mails) == 1
    two_schools.files("incidents", "JB01", "2021-05", "incident_id | deaths | serious_injuries\nA1 | 1 | 1", at=AT)
    told()
    assert len(box.mails) == 2


def test_an_acceptance_stands_where_the_message_fails_and_remind_sends_it_later(addressed, two_schools, box):
    workspace = addressed(COUNTY)
    box.refused.add("duty@example.org")
    submission = two_schools.files("incidents", "JB01", "2021-05", DEATH, at=AT)
    told()
    assert submission.state == "current"
    assert [entry.verdict for entry in ledger.log(register.peek(workspace))] == ["sending", "failed"]
    box.refused.clear()
    results = desk.remind(workspace, today=AT.date()).results
    assert [(result.occasion, result.state) for result in results] == [("death", "sent")]
    assert [result.state for result in desk.remind(workspace, today=AT.date()).results] == ["already"]
    assert len(box.mails) == 1


def test_an_acceptance_does_not_wait_for_a_server_that_does_not_answer(addressed, two_schools, monkeypatch):
    addressed(COUNTY)
    answers = threading.Event()
    monkeypatch.setattr(mail, "send", lambda *_: answers.wait())
    submission = two_schools.files("incidents", "JB01", "2021-05", DEATH, at=AT)
    assert submission.state == "current"  # and the message is still under way
    assert any(thread.name == serious.THREAD for thread in threading.enumerate())
    answers.set()
    told()


def test_an_acceptance_stands_whatever_goes_wrong_with_telling(addressed, two_schools, monkeypatch):
    workspace = addressed(COUNTY)
    contacts.file_of(workspace).write_text("nonsense\n", encoding="utf-8")
    assert two_schools.files("incidents", "JB01", "2021-05", DEATH, at=AT).state == "current"
    told()


def test_remind_tells_what_a_process_left_untold_that_ended_right_after_accepting(
    addressed, two_schools, box, monkeypatch
):
    workspace = addressed(COUNTY)
    with monkeypatch.context() as ended:
        ended.setattr(serious, "_tell", lambda *_: None)
        two_schools.files("incidents", "JB01", "2021-05", DEATH, at=AT)
        told()
    assert [result.state for result in desk.remind(workspace, today=AT.date()).results] == ["sent"]
