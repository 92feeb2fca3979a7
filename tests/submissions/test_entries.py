"""Reports that are typed in: kept as a file like any other, with the same checks; nothing on file is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from analytics import entries, store
from analytics.errors import Overtaken
from analytics.verify import verify_truth
from tests.submissions.conftest import IN_JUNE, codes

SLOT = ("incidents", "JB01", "2021-05")
FIGHT = {"school_code": "S1", "occurred_at": "2021-05-06 08:00", "kind": "治安"}


@pytest.fixture
def school(office):
    office.files("school_code\nS1", "schools", "JB01", "2021-04")
    return office


def types(office, cells, onto=0):
    return entries.submit(
        office.workspace, "work", "JB01", "2021-05", cells, actor="王", at=IN_JUNE, onto=onto, language="zh"
    )


def tells(office, cells):
    return entries.submit_incident(office.workspace, "JB01", "2021-05", cells, actor="王", at=IN_JUNE)


def test_what_is_typed_in_is_kept_as_a_file_that_says_whose_it_is(office, workspace):
    filed = types(office, {"talks": "10", "drills": "0"}).submission
    assert filed.file_name == "跃龙教办_2021-05_月度工作数据_网页填报.csv"
    head, row = store.read_original(workspace, filed.sha256).decode("utf-8-sig").splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert (cells["报送单位"], cells["报送月份"], cells["法治安全宣讲场次"]) == ("JB01", "2021-05", "10")
    assert verify_truth(workspace).ok


def test_blank_is_not_zero_and_not_applicable_is_neither(office, workspace):
    filed = types(office, {"talks": "", "drills": "0", "leaflets": "不适用"}).submission
    (row,) = store.read_rows(workspace, filed).to_pylist()
    assert (row["talks"], row["drills"], row["leaflets"], row["not_applicable"]) == (None, 0, None, "leaflets")
    (cells,) = entries.on_record(workspace, "work", "JB01", "2021-05")
    assert (cells["talks"], cells["drills"], cells["leaflets"]) == ("", "0", "不适用")


def test_the_checks_are_those_of_a_file(office, workspace):
    def found(**cells):
        return codes(entries.check(workspace, "work", "JB01", "2021-05", cells, at=IN_JUNE))

    assert found(talks="十场") == ["not_a_number"]
    assert found(talks="-1") == ["negative"]
    assert found(hazards_found="1", hazards_rectified="5") == ["rectified_exceed_books"]
    assert found() == ["no_rows"]
    assert office.books.history() == []


def test_typing_over_a_version_that_the_clerk_has_not_seen_is_refused(office):
    first = types(office, {"talks": "10"}).submission
    with pytest.raises(Overtaken):
        types(office, {"talks": "11"}, onto=0)
    assert types(office, {"talks": "11"}, onto=first.id).submission.id > first.id


def test_every_kind_of_one_row_can_be_typed_in():
    assert entries.SINGLE == ("work",)


def test_a_quick_report_is_added_to_what_is_on_file(school, workspace):
    school.files(
        "incident_id | occurred_at | deaths | closed_on | sync_order | summary | place\n"
        'A1 | 2021-05-03 00:00 | 0 | 2021-05-04 | 是 | =1+1 | 不适用\nA2 | 2021-05-04 11:30 | | | 否 | 甲，"乙" |',
        "incidents",
        "JB01",
    )
    before = store.read_rows(workspace, school.books.speaking(*SLOT))
    filed = tells(school, FIGHT | {"summary": "甲\n乙"}).submission
    after = store.read_rows(workspace, filed)
    assert after.slice(0, 2).drop_columns("line").equals(before.drop_columns("line"))
    added = after.to_pylist()[2]
    assert (added["incident_id"], added["line"], added["summary"]) == ("JB01-202105-01", 4, "甲 乙")
    assert added["deaths"] is None
    assert [s.state for s in school.books.history(*SLOT)] == ["current", "superseded"]
    assert verify_truth(workspace).ok


def test_the_first_quick_report_of_a_month_begins_its_file(school):
    assert tells(school, FIGHT).submission.rows == 1


def test_numbers_that_are_taken_are_passed_over_and_a_number_of_ones_own_is_kept(school, workspace):
    tells(school, FIGHT | {"incident_id": "JB01-202105-01"})
    tells(school, FIGHT)
    tells(school, FIGHT | {"incident_id": "2021警字7号", "deaths": "0"})
    numbers = store.read_rows(workspace, school.books.speaking(*SLOT))["incident_id"].to_pylist()
    assert numbers[0] == "JB01-202105-01"
    assert numbers[-1] == "2021警字7号"
    assert len(set(numbers)) == len(numbers)


def test_a_second_click_on_the_same_incident_adds_nothing(school):
    first = tells(school, FIGHT).submission
    again = tells(school, FIGHT | {"occurred_at": "2021年5月6日 8:00"})
    assert again.repeated
    assert again.submission == first
    assert school.books.speaking(*SLOT).rows == 1


def test_a_quick_report_with_an_error_leaves_the_file_as_it_is(school):
    first = tells(school, FIGHT).submission
    assert codes(tells(school, FIGHT | {"school_code": "S9"})) == ["unknown_school"]
    assert codes(tells(school, {"school_code": "S1"})) == ["missing_value", "missing_value"]
    assert school.books.speaking(*SLOT) == first


def test_two_quick_reports_at_once_are_both_on_file(school, workspace):
    """Each reads the version on file, adds its own, and files it only if that is still the newest."""

    def tell(hour):
        return tells(school, FIGHT | {"occurred_at": f"2021-05-06 {hour:02d}:00"})

    with ThreadPoolExecutor(6) as clerks:
        outcomes = list(clerks.map(tell, range(6, 12)))
    assert all(outcome.accepted for outcome in outcomes)
    rows = store.read_rows(workspace, school.books.speaking(*SLOT)).to_pylist()
    assert sorted(row["occurred_at"] for row in rows) == [datetime(2021, 5, 6, hour) for hour in range(6, 12)]
    assert len({row["incident_id"] for row in rows}) == 6
    assert verify_truth(workspace).ok


def test_a_quick_report_goes_upon_the_version_that_another_clerk_filed_meanwhile(school, workspace, monkeypatch):
    """Another clerk's file arrives between this one's look at the file and its filing."""
    real, late = entries.submissions.submit, []

    def submit(*arguments, **named):
        if not late:
            late.append(True)
            school.files("incident_id | occurred_at\nA1 | 2021-05-09 10:00", "incidents", "JB01")
        return real(*arguments, **named)

    monkeypatch.setattr(entries.submissions, "submit", submit)
    tells(school, FIGHT)
    rows = store.read_rows(workspace, school.books.speaking(*SLOT))
    assert rows["incident_id"].to_pylist() == ["A1", "JB01-202105-01"]
