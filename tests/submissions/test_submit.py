import hashlib

import pytest

from analytics import register, store, submissions
from analytics.errors import UsageError
from analytics.verify import verify_truth
from tests.given import csv_of, rows_of
from tests.submissions.conftest import IN_JUNE, codes

TEN_TALKS, NINE_TALKS, MINUS_TALKS = "talks\n10", "talks\n9", "talks\n-1"


def test_an_accepted_file_is_kept_as_bytes_and_as_rows_and_comes_with_a_receipt(office, workspace):
    content = csv_of("work", rows_of(TEN_TALKS))
    outcome = office.files(content)
    filed = outcome.submission
    assert outcome.accepted
    assert not outcome.repeated
    assert (filed.kind, filed.unit, filed.month, filed.state) == ("work", "PCS01", "2021-05", "current")
    assert (filed.rows, filed.size, filed.file_name) == (1, len(content), "work.csv")
    assert (filed.submitted_by, filed.submitted_at) == ("王", IN_JUNE)
    assert filed.sha256 == hashlib.sha256(content).hexdigest()
    assert store.read_original(workspace, filed.sha256) == content
    assert store.read_rows(workspace, filed).equals(outcome.reading.rows)


def test_a_second_report_supersedes_the_first_and_both_are_kept(office, workspace):
    first, second = office.files(TEN_TALKS).submission, office.files(NINE_TALKS).submission
    assert [s.id for s in office.books.current()] == [second.id]
    assert store.read_rows(workspace, first)["talks"].to_pylist() == [10]
    assert store.read_rows(workspace, second)["talks"].to_pylist() == [9]


def test_a_second_report_says_what_it_changes(office):
    office.files("school_code | pupils\nS1 | 100\nS2 | 200\nS3 | 300", "schools", "JB01", "2021-04")
    outcome = office.files("school_code | pupils\nS1 | 100\nS2 | 250\nS4 | 400", "schools", "JB01", "2021-04")
    assert outcome.changes.as_dict() == {"new": 1, "changed": 1, "same": 1, "gone": 1}


def test_the_same_bytes_again_are_recognised_and_change_nothing(office, workspace):
    first = office.files(TEN_TALKS).submission
    before = sorted(path for path in workspace.data.rglob("*") if path.suffix == ".parquet")
    again = office.files(TEN_TALKS)
    assert again.accepted
    assert again.repeated
    assert again.submission == first
    assert len(office.books.history()) == len(office.books.audit()) == 1
    assert sorted(path for path in workspace.data.rglob("*") if path.suffix == ".parquet") == before


def test_a_refused_file_changes_nothing_but_the_audit_trail(office, workspace):
    office.files(TEN_TALKS)
    before = office.books.history()
    outcome = office.files(MINUS_TALKS)
    assert not outcome.accepted
    assert outcome.submission is None
    assert codes(outcome) == ["negative"]
    assert office.books.history() == before
    assert len(list(workspace.originals.rglob("*.*"))) + len(list(workspace.rows.rglob("*.parquet"))) == 1
    refusal = office.books.audit()[-1]
    assert (refusal.action, refusal.actor, refusal.at) == ("refuse", "王", IN_JUNE)
    assert refusal.facts["problems"] == {"negative": 1}


def test_the_audit_trail_of_a_refusal_does_not_repeat_what_the_file_says(office):
    office.files(csv_of("work", [{"talks": "13812345678 张三"}]))
    assert "138" not in str(office.books.audit()[-1].facts["problems"])
    assert "张三" not in str(office.books.audit()[-1].facts)


@pytest.mark.parametrize(
    ("unit", "month", "code"),
    [("XX99", "2021-05", "unknown_unit"), ("PCS01", "2021-13", "unknown_month"), ("PCS01", "May", "unknown_month")],
)
def test_an_unknown_unit_or_month_is_a_problem_of_the_file(office, unit, month, code):
    outcome = office.files(TEN_TALKS, unit=unit, month=month)
    assert not outcome.accepted
    assert outcome.as_dict()["problems"] == [
        {"code": code, "severity": "error", "row": None, "column": None, "value": unit if "unit" in code else month}
    ]
    assert office.books.history() == []


def test_an_unknown_kind_is_wrong_usage(office):
    with pytest.raises(UsageError) as error:
        office.files(b"", kind="ledger")
    assert error.value.code == "unknown_kind"


def test_a_monthly_report_needs_a_month(office):
    with pytest.raises(UsageError) as error:
        office.files(TEN_TALKS, month=None)
    assert error.value.code == "month_missing"


def test_a_unit_and_a_kind_are_understood_by_their_names(workspace):
    content = csv_of("work", rows_of(TEN_TALKS))
    outcome = submissions.submit(workspace, content, "w.csv", "月度工作数据", "跃龙派出所", "2021-05", actor="王")
    assert outcome.submission.slot == ("work", "PCS01", "2021-05")


def test_a_year_end_summary_is_kept_as_it_is_and_needs_no_month(office, workspace):
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    outcome = submissions.submit(workspace, content, "总结.pdf", "summary", "ZZB01", None, actor="王", at=IN_JUNE)
    assert outcome.accepted, outcome.as_dict()["problems"]
    assert outcome.submission.month == workspace.settings.last_month
    assert store.read_original(workspace, outcome.submission.sha256) == content


def test_the_same_file_for_another_unit_or_month_is_a_warning(office):
    office.files(TEN_TALKS)
    outcome = office.files(TEN_TALKS, unit="PCS02")
    assert outcome.accepted
    assert codes(outcome) == ["same_bytes_elsewhere"]
    assert "PCS01" in outcome.as_dict()["problems"][0]["value"]
    assert outcome.submission.warnings == 1


def test_forms_that_report_nothing_look_alike_everywhere_and_are_no_warning(office):
    nothing = csv_of("incidents", [])
    assert codes(office.files(nothing, kind="incidents")) == ["no_rows"]
    assert codes(office.files(nothing, kind="incidents", unit="PCS02")) == ["no_rows"]


def test_the_same_file_may_be_filed_again_after_it_was_withdrawn(office):
    first = office.files(TEN_TALKS).submission
    office.withdraws(first)
    again = office.files(TEN_TALKS)
    assert not again.repeated
    assert again.submission.id != first.id


def test_withdrawing_brings_the_previous_report_back(office):
    first, second = office.files(TEN_TALKS).submission, office.files(NINE_TALKS).submission
    assert office.withdraws(second).state == "withdrawn"
    assert [s.id for s in office.books.current()] == [first.id]


def test_withdrawing_from_a_folder_without_reports_is_wrong_usage_and_creates_nothing(workspace):
    with pytest.raises(UsageError) as error:
        submissions.withdraw(workspace, 1, "误报", actor="李")
    assert error.value.code == "unknown_submission"
    assert not workspace.data.exists()


def test_the_register_is_there_before_the_first_file(office, workspace, monkeypatch):
    def killed(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(submissions.store, "keep_rows", killed)
    with pytest.raises(KeyboardInterrupt):
        office.files(TEN_TALKS)
    assert register.peek(workspace).history() == []
    assert [finding.code for finding in verify_truth(workspace).findings] == ["left_over"]
    assert verify_truth(workspace).ok
