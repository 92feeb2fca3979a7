"""The receipt that a unit keeps: the same facts on the screen, on paper and in the terminal."""

import pytest

from analytics import receipt_page, receipts, submissions
from tests.given import csv_of, rows_of
from tests.submissions.conftest import IN_JUNE

WARNED = "hazards_found | hazards_rectified\n1 | 5"
PHONE = "13812345678"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_receipt_says_number_time_hash_rows_and_whether_it_was_in_time(office, workspace, language):
    filed = office.files("talks\n10").submission
    said = receipts.facts(workspace, filed, language)
    assert (said["number"], said["at"], said["sha256"], said["rows"]) == ("1", "2021-06-01 09:30:00", filed.sha256, "1")
    assert "2021-06-01" in said["punctual"]
    text, page = receipts.text(workspace, filed, language), receipt_page.page(workspace, filed, language).decode()
    assert [value for value in said.values() if value not in text or value not in page] == []


def test_a_late_report_says_so_and_a_register_has_no_day_to_miss(office, workspace):
    late = office.files("talks\n10", at=IN_JUNE.replace(day=2)).submission
    assert receipts.facts(workspace, late, "zh")["punctual"].startswith("逾期")
    register = office.files("school_code\nS1", "schools", "JB01", "2021-04").submission
    assert "punctual" not in receipts.facts(workspace, register, "zh")


def test_a_correction_names_the_day_of_the_first_report_that_was_in_time(office, workspace):
    office.files("talks\n10")
    corrected = office.files("talks\n11", at=IN_JUNE.replace(day=20)).submission
    said = receipts.facts(workspace, corrected, "zh")["punctual"]
    assert said == "按时（首次报送于 2021-06-01，应于 2021-06-01 前报送）"


def test_what_was_filed_on_the_pages_names_them_in_the_readers_language():
    assert [receipts.sender(receipts.PAGE, language) for language in ("zh", "en")] == ["网页上报", "On the pages"]


def test_a_withdrawn_report_says_so_with_the_reason_and_nothing_of_being_in_time(office, workspace):
    taken = office.withdraws(office.files("talks\n10").submission)
    said = receipts.facts(workspace, taken, "zh")
    assert said["state"] == "已撤回：误报"
    assert "punctual" not in said


def test_the_warnings_that_were_confirmed_stand_on_it(office, workspace):
    filed = office.files(WARNED).submission
    assert filed.warnings == 1
    ((where, words),) = receipts.warnings(workspace, filed, "zh")
    assert where == "第 2 行，整改隐患数"
    assert words in receipts.text(workspace, filed, "zh")
    assert words in receipt_page.page(workspace, filed, "zh").decode()


def test_a_receipt_needs_nothing_else_runs_nothing_and_shows_what_a_clerk_wrote_as_text(office, workspace):
    name = f"<script>alert(1)</script>{PHONE}.csv"
    content = csv_of("work", rows_of("talks\n10"))
    filed = submissions.submit(workspace, content, name, "work", "PCS01", "2021-05", actor="王", at=IN_JUNE).submission
    page = receipt_page.page(workspace, filed, "zh").decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;138****5678.csv" in page
    assert "http://" not in page
    assert "https://" not in page
    assert 'charset="utf-8"' in page
    assert PHONE not in receipts.text(workspace, filed, "zh")


def test_the_summary_has_no_month(office, workspace):
    filed = office.files(b"%PDF-1.4\n<<>>\n%%EOF", "summary", "ZZB01", None).submission
    assert "month" not in receipts.facts(workspace, filed, "zh")
