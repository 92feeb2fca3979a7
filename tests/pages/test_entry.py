"""Typing a report in: generated from the contract, checked like a file, kept like one."""

import re
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from analytics import register, store
from analytics.contract import KINDS
from analytics.problem_words import sentence
from analytics.problems import Problem
from analytics.wording import say
from tests.given import County
from tests.pages.conftest import goes_to, html, reads
from ui import wording


@pytest.fixture
def page(opens, county: County, monkeypatch):
    """The form for 跃龙教办 and May 2021: ``page("work", lang="en")``."""
    county.files("schools", "JB01", "2021-04", "school_code | name\nS1 | 跃龙示例小学")
    county.files("schools", "JB02", "2021-04", "school_code | township_code\nS2 | 桃源街道")
    county.files("hazards", "JB02", "2021-05", "hazard_id | school_code\nX1 | S2")
    county.builds()

    def opened(what: str = "work", lang: str = "zh", unit: str = "JB01") -> AppTest:
        monkeypatch.setattr(wording, "DEFAULT", lang)
        month = {"month": "2021-05"} if what == "work" else {}
        return opens(county.workspace.data, "upload", part="entry", what=what, unit=unit, lang=lang, **month)

    return opened


def field(app: AppTest, column: str):
    kinds = ("text_input", "text_area", "selectbox", "datetime_input", "date_input")
    found = [w for kind in kinds for w in app.get(kind) if re.fullmatch(rf"entry_\d+_{column}", w.key or "")]
    assert found, column
    return found[0]


def types(app: AppTest, **cells) -> AppTest:
    for column, value in cells.items():
        field(app, column).set_value(value)
    return reads(app)


def submits(app: AppTest) -> AppTest:
    app.button("entry_submit").click()
    return reads(app)


def rows(county: County, kind: str) -> list[dict]:
    current = register.open(county.workspace).current(kind)
    return [row for submission in current for row in store.read_rows(county.workspace, submission).to_pylist()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_form_has_a_field_for_every_column_of_the_contract(page, language):
    app = page(lang=language)
    for column in KINDS["work"].columns:
        unit = column.unit_zh if language == "zh" else column.unit_en
        label = say("entry.label", language, name=column.label(language), unit=unit)
        assert field(app, column.id).label == label


def test_figures_that_are_typed_in_are_filed_with_a_receipt_and_blank_stays_unknown(page, county):
    app = submits(types(page(), talks="10", drills="0", leaflets="不适用"))
    (row,) = rows(county, "work")
    assert (row["talks"], row["drills"], row["leaflets"], row["people_reached"]) == (10, 0, None, None)
    assert row["not_applicable"] == "leaflets"
    (submission,) = register.open(county.workspace).current("work")
    assert submission.sha256 in html(app)
    assert [alert.proto.title for alert in app.success] == [say("upload.accepted_title", "zh")]
    assert field(app, "talks").value == "10"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_problem_stands_beside_its_field_and_nothing_is_filed(page, county, language):
    app = submits(types(page(lang=language), talks="十场", drills="3"))
    assert [error.proto.title for error in app.error] == [say("entry.to_mend_title", language)]
    assert sentence(Problem("not_a_number", value="十场"), language) in html(app)
    assert rows(county, "work") == []
    assert (field(app, "talks").value, field(app, "drills").value) == ("十场", "3")


def test_a_warning_is_shown_first_and_filed_when_it_is_confirmed(page, county):
    app = submits(types(page(), hazards_found="1", hazards_rectified="5"))
    assert rows(county, "work") == []
    assert app.button("entry_submit").label == say("entry.confirm", "zh")
    submits(app)
    assert rows(county, "work")[0]["hazards_rectified"] == 5


def test_a_warning_that_was_mended_into_another_one_has_to_be_confirmed_anew(page, county):
    app = submits(types(page(), hazards_found="1", hazards_rectified="5"))
    app = submits(types(app, hazards_rectified="6"))
    assert rows(county, "work") == []


def test_what_is_on_file_stands_in_the_form_and_what_is_changed_is_told(page, county):
    county.files("work", "JB01", "2021-05", "talks | drills\n10 | 0")
    app = types(page(), talks="12")
    assert field(app, "drills").value == "0"
    assert say("entry.was", "zh", value="10") in html(app)
    submits(app)
    assert [s.state for s in register.open(county.workspace).history("work")] == ["current", "superseded"]
    assert (rows(county, "work")[0]["talks"], rows(county, "work")[0]["drills"]) == (12, 0)


def test_the_same_again_is_not_filed(page, county):
    county.files("work", "JB01", "2021-05", "talks\n10")
    app = submits(page())
    assert say("entry.nothing_new", "zh") in [info.value for info in app.info]
    assert len(register.open(county.workspace).history("work")) == 1


def test_an_empty_form_is_not_filed(page, county):
    app = submits(page())
    assert sentence(Problem("no_rows"), "zh") in app.error[0].value
    assert rows(county, "work") == []


def test_a_second_click_files_nothing_more(page, county):
    first, second = types(page(), talks="10"), types(page(), talks="10")
    submits(first)
    submits(second)
    assert len(register.open(county.workspace).history("work")) == 1


def test_a_version_that_came_meanwhile_is_not_overwritten_unseen(page, county):
    app = types(page(), talks="10")
    county.files("work", "JB01", "2021-05", "talks\n7")
    app = submits(app)
    assert say("errors.overtaken", "zh") in [error.value for error in app.error]
    assert rows(county, "work")[0]["talks"] == 7
    assert say("entry.was", "zh", value="7") in html(app)
    submits(app)
    assert rows(county, "work")[0]["talks"] == 10


def test_a_look_at_another_page_loses_nothing_that_was_typed(page):
    app = goes_to(goes_to(types(page(), talks="10"), "overview"), "upload")
    app.segmented_control("part").set_value("entry")
    assert field(reads(app), "talks").value == "10"


def test_a_quick_report_is_added_to_the_incidents_of_its_month(page, county):
    county.files("incidents", "JB01", "2021-05", "incident_id\nA1")
    app = page("incidents")
    types(app, school_code="S1", occurred_at=datetime(2021, 5, 9, 7, 40), kind="治安", summary="校门口争执")
    field(app, "reported_at").set_value(None)
    submits(reads(app))
    assert [(row["incident_id"], row["summary"]) for row in rows(county, "incidents")] == [
        ("A1", None),
        ("JB01-202105-01", "校门口争执"),
    ]
    assert rows(county, "incidents")[1]["deaths"] is None


def test_a_quick_report_lists_the_units_own_schools_only(page):
    assert field(page("incidents"), "school_code").options == ["S1 跃龙示例小学"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_quick_report_lacks_stands_beside_its_field(page, county, language):
    app = submits(types(page("incidents", lang=language), school_code="S1"))
    assert html(app).count(sentence(Problem("missing_value"), language)) == 2
    assert rows(county, "incidents") == []


def test_two_clerks_quick_reports_are_both_kept(page, county):
    told = {"school_code": "S1", "kind": "治安", "reported_at": None}
    first = types(page("incidents"), occurred_at=datetime(2021, 5, 9, 7, 40), **told)
    second = types(page("incidents"), occurred_at=datetime(2021, 5, 9, 9, 0), **told)
    submits(first)
    submits(second)
    assert [row["occurred_at"].hour for row in rows(county, "incidents")] == [7, 9]


def test_a_second_click_on_a_quick_report_adds_nothing(page, county):
    told = {"school_code": "S1", "kind": "治安", "reported_at": None, "occurred_at": datetime(2021, 5, 9, 7, 40)}
    first, second = types(page("incidents"), **told), types(page("incidents"), **told)
    submits(first)
    app = submits(second)
    assert len(rows(county, "incidents")) == 1
    assert say("entry.repeated", "zh", number=register.open(county.workspace).current("incidents")[0].id) in [
        info.value for info in app.info
    ]


def test_a_number_that_leads_to_a_person_is_warned_of_and_masked_in_the_rows(page, county):
    told = {"school_code": "S1", "kind": "治安", "reported_at": None, "occurred_at": datetime(2021, 5, 9, 7, 40)}
    app = submits(types(page("incidents"), summary="家长电话13812345678", **told))
    assert sentence(Problem("personal_data", value="家长电话138****5678"), "zh") in html(app)
    assert "13812345678" not in html(app)
    submits(app)
    assert rows(county, "incidents")[0]["summary"] == "家长电话138****5678"


def test_the_form_can_be_used_before_anything_has_been_reported(opens, county):
    app = opens(county.workspace.data, "upload")
    app.segmented_control("part").set_value("entry")
    app = reads(app)
    app.selectbox("unit").set_value("JB01")
    assert field(reads(app), "talks").value == ""
