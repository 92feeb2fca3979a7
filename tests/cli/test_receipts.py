"""The receipt in the terminal and as a file, and letting a report count again."""

FOR_MAY = ("--kind", "work", "--unit", "PCS01", "--month", "2021-05")


def test_a_receipt_is_printed_in_either_language(run, report):
    run("submit", report("talks\n10"), *FOR_MAY)
    assert "报送编号：1" in run("receipt", 1).out
    assert "Submission: 1" in run("receipt", 1, "--lang", "en").out


def test_a_receipt_is_written_as_a_web_page(run, report, tmp_path):
    run("submit", report("talks\n10"), *FOR_MAY)
    path = tmp_path / "回执.html"
    assert run("receipt", 1, "--format", "html", "--out", path).code == 0
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("receipt", 1, "--out", tmp_path / "回执.txt").code == 0
    assert "报送编号：1" in (tmp_path / "回执.txt").read_text(encoding="utf-8")


def test_there_is_no_receipt_of_what_was_never_filed(run, report):
    assert run("receipt", 7).code == 2
    run("submit", report("talks\n10"), *FOR_MAY)
    assert run("receipt", 7).code == 2


def test_a_withdrawn_report_is_reinstated_under_a_new_number(run, report):
    run("submit", report("talks\n10"), *FOR_MAY)
    run("withdraw", 1, "--why", "误报")
    answer = run("reinstate", 1, "--why", "撤错了", "--json")
    assert (answer.code, answer.json["submission"]) == (0, 2)
    again = run("reinstate", 2, "--why", "再来")
    assert (again.code, "无需恢复" in again.err) == (2, True)
    assert run("verify").code == 0
