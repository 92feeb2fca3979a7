"""The calendar and the reminders at the command line."""

import pytest

FOR_MAY = ("--kind", "work", "--unit", "PCS01", "--month", "2021-05")


@pytest.fixture
def addresses(tmp_path, monkeypatch):
    monkeypatch.delenv("CAMPUS_SMTP", raising=False)
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "contacts.csv").write_text("unit,address\nPCS01,a@example.org\n", encoding="utf-8")


@pytest.mark.parametrize(("language", "words"), [("zh", "提醒未启用"), ("en", "nothing is sent")])
def test_it_is_off_and_says_so(run, language, words):
    answer = run("remind", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    assert words in answer.out


def test_a_dry_run_lists_what_would_be_sent(run, report, addresses):
    run("submit", report("talks\n10"), *FOR_MAY)
    answer = run("remind", "--dry-run", "--today", "2021-06-02")
    assert answer.code == 0
    assert "将发送　PCS01　a***@example.org　【催报】2021年5月月报已逾期 1 天" in answer.out
    assert "还没有发送过提醒" in run("remind", "--log").out


def test_what_does_not_get_through_is_told_in_a_line_and_by_the_exit_code_and_logged(run, report, addresses):
    run("submit", report("talks\n10"), *FOR_MAY)
    answer = run("remind", "--today", "2021-06-02")
    assert answer.code == 1
    assert "未送达　PCS01　a***@example.org" in answer.out
    assert "CAMPUS_SMTP" in answer.out
    log = run("remind", "--log", "--json").json
    assert [(entry["unit"], entry["occasion"], entry["state"]) for entry in log] == [
        ("PCS01", "after-1", "sending"),
        ("PCS01", "after-1", "failed"),
    ]
    told = run("remind", "--today", "2021-06-02", "--json")
    assert (told.code, told.json["messages"][0]["state"]) == (1, "failed")


def test_the_registers_chain_holds_with_reminders_in_it(run, report, addresses):
    run("submit", report("talks\n10"), *FOR_MAY)
    run("remind", "--today", "2021-06-02")
    assert run("verify").code == 0


def test_the_calendar_is_written_for_all_or_for_one_unit(run, tmp_path):
    out = tmp_path / "due.ics"
    assert run("calendar", "--out", out, "--unit", "ZZB01").code == 0
    assert out.read_bytes().count(b"BEGIN:VEVENT") == 1
    assert run("calendar").out.count("BEGIN:VEVENT") == 11


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("remind", "--today", "soon"), "不是日期"), (("calendar", "--unit", "XX99"), "没有“XX99”这一报送单位")],
)
def test_wrong_usage_is_told_in_one_line(run, arguments, words):
    answer = run(*arguments)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert words in answer.err
