"""Making months final, and opening them again, at the command line."""

import pytest

MAY = "2021-05"
FOR_MAY = ("--kind", "work", "--unit", "PCS01", "--month", MAY)


@pytest.fixture
def filed(run, report):
    run("submit", report("talks\n10"), *FOR_MAY)


def test_locking_says_since_when_and_by_whom(run, filed):
    answer = run("lock", MAY, "--as", "李")
    assert (answer.code, answer.err) == (0, "")
    assert "2021-05 已于" in answer.out
    assert "由 李 定稿" in answer.out


def test_lock_and_unlock_answer_programs(run, report, filed):
    locked = run("lock", MAY, "--as", "李", "--why", "通报第3期", "--json").json
    assert locked.keys() == {"month", "state", "at", "by", "why", "decision"}
    assert (locked["month"], locked["state"], locked["by"], locked["why"]) == (MAY, "locked", "李", "通报第3期")
    run("submit", report("talks\n11"), *FOR_MAY)
    opened = run("unlock", MAY, "--why", "补报", "--json").json
    assert (opened["state"], opened["why"], opened["waited"]) == ("open", "补报", [2])


@pytest.mark.parametrize(
    ("language", "waits", "counts"), [("zh", "待解除定稿后计入", "现已计入：2"), ("en", "waits", "count now: 2")]
)
def test_a_report_for_a_final_month_is_accepted_and_told_to_wait(run, report, filed, language, waits, counts):
    run("lock", MAY)
    answer = run("submit", report("talks\n11"), *FOR_MAY, "--lang", language)
    assert answer.code == 0
    assert waits in answer.out
    states = {"zh": "待计入", "en": "waiting"}
    assert states[language] in run("history", "--state", "waiting", "--lang", language).out
    assert counts in run("unlock", MAY, "--why", "补报", "--lang", language).out


def test_programs_are_told_that_a_report_waits(run, report, filed):
    assert run("submit", report("talks\n11"), *FOR_MAY, "--json").json["waiting"] is False
    run("lock", MAY)
    assert run("check", report("talks\n12"), *FOR_MAY, "--json").json["waiting"] is True
    assert run("submit", report("talks\n12"), *FOR_MAY, "--json").json["waiting"] is True
    assert [line["state"] for line in run("history", "--json").json] == ["waiting", "current", "superseded"]


@pytest.mark.parametrize(("language", "words"), [("zh", "将留存待计入"), ("en", "would wait")])
def test_a_trial_for_a_final_month_says_that_it_would_wait(run, report, filed, language, words):
    run("lock", MAY)
    assert words in run("check", report("talks\n12"), *FOR_MAY, "--lang", language).out
    assert words not in run("check", report("talks\n10"), *FOR_MAY, "--lang", language).out


def test_the_figures_of_a_final_month_stay_until_it_is_opened(run, report, filed):
    def disputes():
        (row,) = run("metric", "disputes_found", "--area", "330226", "--month", MAY, "--json").json
        return row["value"]

    run("submit", report("disputes_found\n10"), *FOR_MAY)
    run("lock", MAY)
    run("submit", report("disputes_found\n11"), *FOR_MAY)
    assert disputes() == 10
    run("unlock", MAY, "--why", "补报")
    assert disputes() == 11


def test_what_counts_in_a_final_month_cannot_be_withdrawn_and_what_waits_can(run, report, filed):
    run("lock", MAY)
    run("submit", report("talks\n11"), *FOR_MAY)
    refused = run("withdraw", 1, "--why", "误报")
    assert refused.code == 2
    assert "先解除该月定稿" in refused.err
    assert "数据不变" in run("withdraw", 2, "--why", "误报").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lock", MAY), "已经定稿"),
        (("lock", "May"), "不是月份"),
        (("unlock", "2021-06", "--why", "补报"), "尚未定稿"),
        (("unlock", MAY, "--why", " "), "须写明原因"),
        (("unlock", MAY), "--why"),
        (("lock",), "YYYY-MM"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage_in_one_line(run, filed, arguments, words):
    run("lock", MAY)
    answer = run(*arguments)
    assert answer.code == 2
    assert words in answer.err
    assert answer.err.count("\n") == 1
