"""Reminders go to a real mail server and a real receiver, once each; nothing goes anywhere unless it is set up."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest

from analytics import clock, register
from analytics.reminders import desk, ledger, mail
from analytics.reminders.secrets import Secrets

BEFORE = date(2021, 5, 29)  # three days before May's reports are due on 1 June
AFTER = date(2021, 6, 2)
JB01, JB02 = "JB01,one@example.org", "JB02,two@example.org"


def states(run):
    return [(result.unit, result.occasion, result.state) for result in run.results]


def verdicts(workspace):
    return [entry.verdict for entry in ledger.log(register.peek(workspace))]


def later(monkeypatch, minutes):
    at = clock.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "now", lambda: at)


def test_nothing_is_sent_unless_addresses_are_set_up(two_schools, box):
    run = desk.remind(two_schools.workspace, today=BEFORE)
    assert (run.configured, run.results, run.failed) == (False, [], False)
    assert (box.mails, verdicts(two_schools.workspace)) == ([], [])


def test_a_unit_that_has_not_filed_is_told_in_chinese_what_it_owes_and_until_when(addressed, box):
    desk.remind(addressed(JB01), today=BEFORE)
    ((to, mailed),) = box.mails
    assert to == ["one@example.org"]
    assert mailed["Subject"] == "【报送提醒】2021年5月月报还有 3 天截止"
    assert mailed["From"] == "desk@example.org"
    text = mailed.get_content()
    assert "2021-06-01" in text
    assert "隐患台账、案事件、安防达标" in text


def test_a_unit_is_told_in_english_where_the_county_says_so(addressed, box):
    workspace = addressed(JB01)
    (workspace.data / "settings.toml").write_text('[reminders]\nremind_language = "en"\n', encoding="utf-8")
    desk.remind(workspace, today=AFTER)
    assert box.subjects == ["[Missing] reports of May 2021: 1 day(s) overdue"]


def test_what_has_been_filed_is_not_asked_for(addressed, two_schools, box):
    workspace = addressed(JB01, JB02)
    two_schools.files("hazards", "JB01", "2021-05", [])
    desk.remind(workspace, today=AFTER)
    told = {to[0]: mailed.get_content() for to, mailed in box.mails}
    assert "隐患台账" not in told["one@example.org"]
    assert "隐患台账" in told["two@example.org"]


def test_nothing_is_sent_twice_and_each_occasion_once(addressed, box):
    workspace = addressed(JB01)
    assert states(desk.remind(workspace, today=BEFORE)) == [("JB01", "before-3", "sent")]
    assert states(desk.remind(workspace, today=BEFORE)) == [("JB01", "before-3", "already")]
    # The 30th is still within the three days; the 31st is one day before.
    for day in (date(2021, 5, 30), date(2021, 5, 31), date(2021, 6, 1), AFTER, AFTER):
        desk.remind(workspace, today=day)
    assert [entry.facts["occasion"] for entry in ledger.log(register.peek(workspace)) if entry.verdict == "sent"] == [
        "before-3",
        "before-1",
        "after-1",
    ]
    assert len(box.mails) == 3


def test_a_dry_run_says_what_would_be_sent_and_sends_and_records_nothing(addressed, box, receiver):
    workspace = addressed(JB01, f"JB01,{receiver.url}")
    assert {state for _, _, state in states(desk.remind(workspace, today=BEFORE, dry_run=True))} == {"would_send"}
    assert (box.mails, receiver.posts, verdicts(workspace)) == ([], [], [])


def test_a_service_gets_title_and_text(addressed, receiver):
    desk.remind(addressed(f"JB01,{receiver.url}/hook"), today=AFTER)
    ((path, post),) = receiver.posts
    assert path.startswith("/hook")
    assert post["title"] == "【催报】2021年5月月报已逾期 1 天"
    assert "安防达标" in post["message"]


def test_one_address_that_fails_stops_no_other_and_is_tried_again(addressed, box, receiver):
    box.refused.add("one@example.org")
    receiver.status = 500
    workspace = addressed(JB01, f"JB01,{receiver.url}", JB02)
    run = desk.remind(workspace, today=AFTER)
    assert run.failed
    assert [result.state for result in run.results] == ["failed", "failed", "sent"]
    assert [result.why.words("en") for result in run.results if result.why] == [
        "The mail server did not take it (SMTP 550).",
        "The service did not take it (HTTP 500).",
    ]
    box.refused.clear()
    receiver.status = 200
    assert [result.state for result in desk.remind(workspace, today=AFTER).results] == ["sent", "sent", "already"]
    assert len(box.mails) == 2  # one each: the refused one was never taken


def test_a_line_that_cannot_be_used_is_told_without_its_address_and_the_others_are_served(addressed, box):
    workspace = addressed("JB99,nobody@example.org", "JB01,token-without-service", JB01)
    run = desk.remind(workspace, today=AFTER)
    assert [error.code for error in run.wrong] == ["contacts_unit", "contacts_address"]
    assert "token-without-service" not in " ".join(error.words("zh") for error in run.wrong)
    assert (run.failed, len(box.mails)) == (True, 1)


def test_a_list_as_a_chinese_spreadsheet_saves_it_is_read(addressed, box):
    workspace = addressed()
    unit = workspace.reference.unit_by_code["JB01"]
    (workspace.data / "contacts.csv").write_text(f"单位,地址\n{unit.name},x@example.org\n", encoding="gb18030")
    desk.remind(workspace, today=AFTER)
    assert [to for to, _ in box.mails] == [["x@example.org"]]


class Killed(BaseException):
    """What ends a process in the middle of things."""


def killed_after_sending(monkeypatch):
    send = mail.send

    def cut_off(*arguments):
        send(*arguments)
        raise Killed

    monkeypatch.setattr(mail, "send", cut_off)
    return send


def test_a_process_that_ends_between_sending_and_noting_it_repeats_once_and_says_so(addressed, box, monkeypatch):
    workspace = addressed(JB01)
    with monkeypatch.context() as patched:
        killed_after_sending(patched)
        with pytest.raises(Killed):
            desk.remind(workspace, today=AFTER)
    # Whoever comes at once takes it for a process that is still sending.
    assert states(desk.remind(workspace, today=AFTER)) == [("JB01", "after-1", "busy")]
    later(monkeypatch, 20)
    (again,) = desk.remind(workspace, today=AFTER).results
    assert (again.state, again.repeats) == ("sent", True)
    assert [result.state for result in desk.remind(workspace, today=AFTER).results] == ["already"]
    assert len(box.mails) == 2
    first, second = (mailed["Message-ID"] for _, mailed in box.mails)
    assert first == second
    assert verdicts(workspace) == ["sending", "repeating", "sent"]


def test_a_message_is_never_sent_a_third_time(addressed, box, monkeypatch):
    workspace = addressed(JB01)
    with monkeypatch.context() as patched:
        killed_after_sending(patched)
        for minutes in (0, 20):
            later(patched, minutes)
            with pytest.raises(Killed):
                desk.remind(workspace, today=AFTER)
    later(monkeypatch, 60)
    run = desk.remind(workspace, today=AFTER)
    assert [result.state for result in run.results] == ["given_up"]
    assert (run.failed, len(box.mails)) == (True, 2)


def test_two_runs_at_once_send_once(addressed, box):
    workspace = addressed(JB01, JB02)
    desk.remind(workspace, today=BEFORE, dry_run=True)  # builds the warehouse, so that both begin sending together
    start, runs = Barrier(2), []

    def run():
        start.wait()
        runs.append(desk.remind(workspace, today=AFTER))

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(runs) == 2
    assert sorted(to[0] for to, _ in box.mails) == ["one@example.org", "two@example.org"]


def test_passwords_and_tokens_stay_out_of_the_register_and_of_what_is_told(addressed, box, receiver, capfd):
    receiver.status = 403
    workspace = addressed(f"JB01,{receiver.url}/${{HOOK_TOKEN}}", "JB01,json://127.0.0.1/${NOT_SET}")
    (workspace.data / "secrets.toml").write_text('HOOK_TOKEN = "s3cret-hook"\n', encoding="utf-8")
    run = desk.remind(workspace, today=AFTER)
    assert [result.why.code for result in run.results] == ["remind_service_refused", "remind_secret"]
    assert "s3cret-hook" in receiver.posts[0][0]
    printed = capfd.readouterr()
    kept = repr(register.peek(workspace).audit()) + repr(ledger.log(register.peek(workspace)))
    told = repr([result.as_dict("zh") for result in run.results])
    assert "s3cret-hook" not in kept + told + printed.out + printed.err
    assert "one@example.org" not in repr(ledger.log(register.peek(workspace)))


def test_a_password_written_into_the_servers_address_is_refused(two_schools, monkeypatch):
    monkeypatch.setenv("CAMPUS_SMTP", "smtps://desk@example.org:pa55@mail.example.org")
    with pytest.raises(mail.NotSent, match="CAMPUS_SMTP_PASSWORD"):
        mail.server(Secrets(two_schools.workspace))


def test_the_password_is_taken_from_the_environment_or_the_file(two_schools, monkeypatch):
    monkeypatch.setenv("CAMPUS_SMTP", "smtps://desk@example.org@mail.example.org")
    (two_schools.workspace.data / "secrets.toml").write_text('CAMPUS_SMTP_PASSWORD = "kept"\n', encoding="utf-8")
    found = mail.server(Secrets(two_schools.workspace))
    assert (found.host, found.port, found.user, found.sender) == ("mail.example.org", 465, *["desk@example.org"] * 2)
    assert (found.password, "kept" in repr(found)) == ("kept", False)
    monkeypatch.setenv("CAMPUS_SMTP_PASSWORD", "set")
    assert mail.server(Secrets(two_schools.workspace)).password == "set"


def test_a_county_writes_its_own_words(addressed, box):
    workspace = addressed(JB01)
    own = workspace.data / "reminders" / "zh.toml"
    own.parent.mkdir()
    own.write_text('missing_title = "请补报：{what}"\n', encoding="utf-8")
    desk.remind(workspace, today=AFTER)
    assert box.subjects == ["请补报：2021年5月月报"]
    own.write_text('missing_title = "{unit.__class__}"\n', encoding="utf-8")
    with pytest.raises(desk.CampusError, match=r"zh\.toml"):
        desk.remind(workspace, today=date(2021, 6, 4))


def test_the_summary_is_reminded_of_by_its_own_day(addressed, box):
    desk.remind(addressed("ZZB01,z@example.org"), today=date(2022, 1, 9))
    assert box.subjects == ["【报送提醒】年度总结还有 1 天截止"]


def test_everybody_owes_a_month_of_which_nobody_has_reported(addressed, box):
    # The warehouse ends with May; of October's reports nobody has filed any.
    run = desk.remind(addressed(JB01), today=date(2021, 11, 2))
    assert states(run) == [("JB01", "after-1", "sent")]
    assert len(run.nobody) == 12 + 26 - 1
