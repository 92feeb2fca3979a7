"""Filing reports at the command line."""

import re

import pytest

FOR_MAY = ("--kind", "work", "--unit", "PCS01", "--month", "2021-05")


def test_submitting_a_good_file_prints_a_receipt_and_exits_0(run, report):
    answer = run("submit", report("talks\n10"), *FOR_MAY, "--as", "王")
    assert (answer.code, answer.err) == (0, "")
    assert "跃龙派出所 2021-05 月度工作数据" in answer.out
    assert "王" in answer.out
    assert re.search("[0-9a-f]{64}", answer.out)


def test_submitting_a_bad_file_names_row_column_and_remedy_and_exits_1(run, report):
    answer = run("submit", report("talks\n-1"), *FOR_MAY)
    assert answer.code == 1
    assert "第 2 行“法治安全宣讲场次”列" in answer.out
    assert "-1" in answer.out
    assert run("history", "--json").json == []


def test_a_check_says_what_would_happen_and_creates_nothing(run, report, tmp_path):
    assert run("check", report("talks\n10"), *FOR_MAY).code == 0
    assert run("check", report("talks\n-1"), *FOR_MAY).code == 1
    assert not (tmp_path / "data").exists()


def test_check_and_submit_answer_programs_in_the_documented_shape(run, report):
    checked = run("check", report("talks\n-1"), *FOR_MAY, "--json")
    assert checked.code == 1
    assert checked.json["problems"] == [
        {"code": "negative", "severity": "error", "row": 2, "column": "talks", "value": "-1"}
    ]
    submitted = run("submit", report("talks\n10"), *FOR_MAY, "--json").json
    assert {"accepted": True, "submission": 1, "rows": 1, "problems": []}.items() <= submitted.items()
    assert submitted["changes"] == {"new": 1, "changed": 0, "same": 0, "gone": 0}


def test_an_unknown_unit_is_a_refused_file_and_an_unknown_kind_is_wrong_usage(run, report):
    file = report("talks\n10")
    assert run("submit", file, "--kind", "work", "--unit", "XX9", "--month", "2021-05").code == 1
    assert run("submit", file, "--kind", "works", "--unit", "PCS01", "--month", "2021-05").code == 2


def test_the_same_file_again_is_recognised(run, report):
    first = run("submit", report("talks\n10"), *FOR_MAY, "--json").json
    again = run("submit", report("talks\n10"), *FOR_MAY, "--json").json
    assert (again["submission"], again["repeated"]) == (first["submission"], True)


def test_a_long_list_of_problems_is_cut_and_the_rest_is_counted(run, report):
    rows = "\n".join(f"H{number} | S1" for number in range(60))
    answer = run("check", report(f"hazard_id | school_code\n{rows}", "hazards"), "--kind", "hazards")
    assert answer.out.count("第 ") == 50
    assert "10 个问题" in answer.out
    assert "错误 60 个" in answer.out


def test_withdrawing_says_what_counts_again(run, report):
    run("submit", report("talks\n10"), *FOR_MAY)
    run("submit", report("talks\n9"), *FOR_MAY)
    answer = run("withdraw", 2, "--why", "误报")
    assert answer.code == 0
    assert "1 号报送重新生效" in answer.out
    assert "没有有效的报送" in run("withdraw", 1, "--why", "误报").out


def test_history_lists_what_was_filed_newest_first_and_filters(run, report):
    run("submit", report("talks\n10"), *FOR_MAY)
    run("submit", report("talks\n9"), *FOR_MAY)
    listed = run("history", "--json").json
    assert [(line["submission"], line["state"]) for line in listed] == [(2, "current"), (1, "superseded")]
    shape = {"submission", "kind", "unit", "month", "state", "submitted_at", "sha256", "rows"}
    assert shape <= listed[0].keys()
    assert [line["submission"] for line in run("history", "--state", "superseded", "--json").json] == [1]
    assert run("history", "--unit", "JB01", "--json").json == []
    table = run("history").out
    assert "跃龙派出所" in table
    assert "已被替代" in table


@pytest.mark.parametrize("filter", [("--unit", "XX9"), ("--month", "May"), ("--kind", "works")])
def test_history_of_something_that_does_not_exist_is_wrong_usage(run, filter):
    assert run("history", *filter).code == 2


def test_a_template_is_written_where_out_says(run, tmp_path):
    form = tmp_path / "form.xlsx"
    assert run("template", "hazards", "--out", form).code == 0
    assert form.read_bytes().startswith(b"PK")


def test_a_template_goes_to_the_pipe_without_out(run):
    assert "隐患编号" in run("template", "hazards", "--format", "csv").out
    assert "Hazard ID" in run("template", "hazards", "--format", "csv", "--lang", "en").out
