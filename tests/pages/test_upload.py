"""A unit's report, from the file to the receipt, as the page tells it."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analytics import locks, register
from analytics.contract import KINDS
from analytics.problem_words import remedy, sentence
from analytics.problems import Problem
from analytics.verify import verify
from analytics.wording import say
from tests.given import County, csv_of, rows_of
from tests.pages.conftest import goes_to, html, reads
from ui import wording
from ui.upload import forms
from ui.upload.choice import Choice
from ui.upload.verdict import row_numbers

GOOD = "hazard_id | found_on\nH1 | 2021-05-06\nH2 | 2021-05-07"
BAD = "hazard_id | found_on | category\nH1 | 2021-05-06 | 消防\nH2 | 2021-05-32 | 消火"
WARNED = "hazard_id | found_on | deadline | rectified_on | rechecked_on\nH1 | 2021-05-06 | 2021-05-20 | | 2021-05-21"

Drops = Callable[..., AppTest]


@pytest.fixture
def page(opens, county: County, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The page for 跃龙教办 and May 2021, one school in the register; ``page(kind="work", lang="en")``."""
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    county.builds()

    def opened(kind: str = "hazards", unit: str | None = "JB01", month: str = "2021-05", lang: str = "zh") -> AppTest:
        # The test's own process asks lists for their words too, outside of any session.
        monkeypatch.setattr(wording, "DEFAULT", lang)
        app = opens(county.workspace.data, "upload", lang=lang)
        app.selectbox("upload_kind").set_value(kind)
        reads(app)
        if unit:
            app.selectbox("upload_unit").set_value(unit)
        if kind != "summary":
            app.selectbox("upload_month").set_value(month)
        return reads(app)

    return opened


def drops(app: AppTest, table: str, kind: str = "hazards", name: str = "五月台账.csv") -> AppTest:
    return drops_bytes(app, csv_of(kind, rows_of(table)), name)


def drops_bytes(app: AppTest, content: bytes, name: str) -> AppTest:
    return drops_all(app, (name, content))


def drops_all(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.get("file_uploader")[0].set_value([(name, content, "text/csv") for name, content in files])
    return reads(app)


def button(app: AppTest, name: str) -> Any:
    """The file in hand's own button: each file has one, so that a second click cannot mean the next file."""
    return next(found for found in app.button if re.fullmatch(rf"upload_{name}_\d+", found.key or ""))


def accepts(app: AppTest) -> AppTest:
    button(app, "accept").click()
    return reads(app)


def titles(app: AppTest) -> list[str]:
    return [alert.proto.title for kind in ("error", "warning", "success", "info") for alert in getattr(app, kind)]


def filed(county: County) -> list[tuple[str, str, str]]:
    return [(s.unit, s.month, s.state) for s in register.open(county.workspace).history("hazards")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_bad_file_is_refused_by_row_and_column_in_the_readers_words(page, county, language):
    app = drops(page(lang=language), BAD)
    rows = say("upload.row", language, rows="3", count="1")
    assert titles(app) == [say("submit.mend_one", language, count="1", rows=rows)]
    for problem in (Problem("bad_date", value="2021-05-32"), Problem("not_in_vocabulary", value="消火")):
        assert sentence(problem, language) in html(app).replace("&quot;", '"')
        assert remedy(problem, language) in html(app).replace("&quot;", '"')
    column = {"zh": "发现日期", "en": "Found on"}[language]
    said = sentence(Problem("bad_date", value="2021-05-32"), language)
    beside = rf'<th scope="row">3</th>.*<td class="bad">2021-05-32<small class="cg-said">{re.escape(said)}'
    assert re.search(beside, html(app).replace("&quot;", '"'))
    assert re.search(rf"<th scope=\"col\">{column}", html(app)) or language == "en"  # the file's own words


def test_a_refused_file_cannot_be_accepted_and_changes_nothing(page, county):
    app = drops(page(), BAD)
    assert button(app, "accept").disabled
    assert filed(county) == []


def test_a_good_file_says_what_would_change_before_anything_is_written(page, county):
    app = drops(page(), GOOD)
    assert titles(app) == [say("upload.good_title", "zh")]
    assert say("upload.first", "zh", rows="2") in html(app)
    assert filed(county) == []


def test_a_second_report_is_held_against_the_first_row_by_row(page, county):
    county.files("hazards", "JB01", "2021-05", "hazard_id | found_on\nH1 | 2021-05-06\nH9 | 2021-05-01")
    county.builds()
    app = drops(page(), "hazard_id | found_on\nH1 | 2021-05-08\nH2 | 2021-05-07")
    assert say("upload.changes", "zh", new="1", changed="1", same="0", gone="1") in html(app)
    assert "<td>变更</td><td>H1</td><td>发现日期</td><td>2021-05-06</td><td>2021-05-08</td>" in html(app)
    for change, line in (("new", "<td>新增</td><td>H2</td>"), ("gone", "<td>减少</td><td>H9</td>")):
        which = next(control for control in app.segmented_control if (control.key or "").endswith("_kind"))
        which.set_value(change)
        assert line in html(reads(app))


def test_accepting_gives_a_receipt_and_the_figures_at_once(page, county):
    app = accepts(drops(page(), GOOD))
    (submission,) = register.open(county.workspace).current("hazards")
    receipt = html(app)
    assert titles(app) == [say("upload.accepted_title", "zh")]
    assert submission.sha256 in receipt
    assert submission.submitted_at.strftime("%Y-%m-%d %H:%M:%S") in receipt
    assert say("receipt.late", "zh", day="2021-06-01") in receipt
    assert county.value("hazards_found", month="2021-05") == 2
    assert app.get("page_link")[0].proto.page == "hazards"


def test_the_drop_area_is_empty_again_so_that_the_next_file_is_not_taken_for_this_one(page):
    app = accepts(drops(page(), GOOD))
    assert not app.get("file_uploader")[0].value
    assert app.get("file_uploader")[0].key == "upload_file_1"


def test_a_second_click_on_accept_finds_the_report_filed_and_files_nothing_more(page, county):
    """The browser sends the second click before it has heard of the first one's result."""
    app, same = drops(page(), GOOD), drops(page(), GOOD)
    accepts(app)
    button(same, "accept").click()
    reads(same)
    assert filed(county) == [("JB01", "2021-05", "current")]


def test_the_same_file_again_is_recognised(page, county):
    accepts(drops(page(), GOOD))
    app = drops(page(), GOOD, name="另存.csv")
    assert titles(app) == [say("upload.repeated_title", "zh")]
    assert [found.key for found in app.button if (found.key or "").startswith("upload_accept")] == []


def test_warnings_stand_apart_and_do_not_hinder(page, county):
    app = drops(page(), WARNED)
    assert titles(app) == [say("upload.warned_title", "zh")]
    assert say("upload.warnings", "zh", count="2") in html(app)
    assert button(app, "accept").label == say("upload.accept_anyway", "zh")
    accepts(app)
    assert filed(county) == [("JB01", "2021-05", "current")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.csv", b"", "empty_file"),
        ("照片.csv", b"\x89PNG\r\n\x1a\n" + bytes(200), "not_a_table"),
        ("坏.xlsx", b"PK\x03\x04" + bytes(50), "broken_file"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_that_is_no_report_gets_one_plain_sentence(page, county, name, content, code, language):
    app = drops_bytes(page(lang=language), content, name)
    assert sentence(Problem(code), language) in app.error[0].value
    assert len(app.error) == 1
    assert filed(county) == []


def test_a_file_waits_until_its_unit_is_chosen(page):
    app = drops(page(unit=None), GOOD)
    assert [info.value for info in app.info] == [say("submit.several_units", "zh")]
    offered = {found.label: found for found in app.button}
    assert "跃龙派出所" in offered
    offered["跃龙教办"].click()
    assert titles(reads(app)) == [say("upload.good_title", "zh")]


def test_each_kind_offers_the_units_that_file_it(page):
    units = {kind: page(kind=kind, unit=None).selectbox("upload_unit").options for kind in ("schools", "summary")}
    assert "跃龙派出所" not in units["schools"]
    assert {"跃龙教办", "跃龙派出所", "跃龙街道综治办"} <= set(units["summary"])


def test_the_year_end_summary_is_a_document_without_a_month(page, county):
    app = drops_bytes(
        page(kind="summary", unit="ZZB01"), b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF", "总结.pdf"
    )
    assert [box.key for box in app.selectbox if box.key == "upload_month"] == []
    accepts(app)
    (submission,) = register.open(county.workspace).current("summary")
    assert (submission.unit, submission.file_name) == ("ZZB01", "总结.pdf")


def test_a_link_may_name_the_unit_and_the_month(opens, two_schools: County):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nH1")
    two_schools.builds()
    app = opens(two_schools.workspace.data, "upload", unit="JB02", month="2021-05")
    assert app.selectbox("upload_unit").value == "JB02"
    assert app.selectbox("upload_month").value == "2021-05"


def test_what_was_chosen_is_still_chosen_after_a_look_at_another_page(page):
    app = goes_to(goes_to(page(kind="work"), "overview"), "upload")
    assert app.selectbox("upload_kind").value == "work"
    assert app.selectbox("upload_unit").value == "JB01"
    assert app.selectbox("upload_month").value == "2021-05"


def test_a_reader_of_the_whole_range_sees_a_month_as_soon_as_it_is_reported(page):
    app = accepts(drops(page(), GOOD))
    assert app.selectbox("to").value == "2021-05"
    app.selectbox("upload_month").set_value("2021-06")
    june = "hazard_id | found_on\nH1 | 2021-05-06\nH2 | 2021-05-07\nH3 | 2021-06-07"
    accepts(drops(reads(app), june, name="台账.csv"))
    assert app.selectbox("to").value == "2021-06"


def test_of_many_rows_the_first_ten_are_named_and_all_are_counted():
    assert say("upload.rows_and_more", "zh", rows="2、3、4、5、6、7、8、9、10、11", count="12") == row_numbers(
        range(2, 14)
    )


def test_the_empty_form_offers_the_schools_of_the_chosen_unit(two_schools: County, monkeypatch):
    monkeypatch.setenv("CAMPUS_DATA", str(two_schools.workspace.data))
    unit = two_schools.workspace.reference.unit("JB01")
    content = forms.form("xlsx", Choice(KINDS["hazards"], unit, "2021-05"), "zh")
    book = openpyxl.load_workbook(BytesIO(content))
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "S1" in cells
    assert "S2" not in cells
    assert forms.form("csv", Choice(KINDS["hazards"], unit, "2021-05"), "zh").decode("utf-8-sig").count("\n") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_for_a_final_month_is_received_and_said_to_wait(page, county, language):
    first = county.files("hazards", "JB01", "2021-05", "hazard_id\nH1")
    locks.lock(county.workspace, "2021-05", actor="李")
    app = drops(page(lang=language), GOOD)
    assert say("upload.would_wait", language) in [info.value for info in app.info]
    assert say("upload.changes_waiting", language, new="1", changed="0", same="1", gone="0") in html(app)
    accepts(app)
    assert titles(app) == [say("upload.accepted_waiting_title", language)]
    assert html(app).count(say("receipt.state_waiting", language)) == 2  # in the receipt and in the list
    assert app.get("page_link") == []  # its figures are not to be seen yet
    assert filed(county) == [("JB01", "2021-05", "waiting"), ("JB01", "2021-05", first.state)]
    again = drops(app, GOOD)
    assert titles(again) == [say("upload.repeated_title", language)]
    assert say("receipt.state", language) not in again.info[0].value


def test_a_file_is_recognised_by_its_header_its_name_and_its_rows(page):
    app = drops(page(unit=None, month="2021-06"), GOOD, name="跃龙教办2021年5月.csv")
    assert app.selectbox("upload_kind").value == "hazards"
    assert app.selectbox("upload_unit").value == "JB01"
    assert app.selectbox("upload_month").value == "2021-05"
    signs = [say(f"submit.sign_{name}", "zh") for name in ("name", "days")]
    assert say("submit.by", "zh", signs="、".join(signs)) in [caption.value for caption in app.caption]


def test_a_file_of_another_month_is_noticed_and_mended_with_one_press(page, county):
    app = drops(page(), GOOD, name="跃龙教办2021年6月.csv")
    assert say("submit.doubt_month_title", "zh") in titles(app)
    button(app, "change_month").click()
    reads(app)
    assert say("submit.doubt_month_title", "zh") not in titles(app)
    accepts(app)
    assert filed(county) == [("JB01", "2021-05", "current")]


def test_a_file_with_schools_of_another_unit_is_noticed_and_mended_with_one_press(page, county):
    county.files("schools", "JB05", "2021-04", "school_code | township_code\nS5 | 长街镇")
    app = drops(page(), "hazard_id | school_code\nH1 | S5", name="跃龙教办5月.csv")
    assert say("submit.doubt_unit_title", "zh") in titles(app)
    button(app, "change_unit").click()
    assert titles(reads(app)) == [say("upload.good_title", "zh")]
    assert app.selectbox("upload_unit").value == "JB05"


def test_many_files_are_listed_with_what_each_needs_and_the_right_ones_are_accepted_together(page, county):
    good = csv_of("hazards", rows_of(GOOD))
    app = drops_all(
        page(unit=None),
        ("跃龙教办2021年5月.csv", good),
        ("跃龙教办2021年6月.csv", csv_of("hazards", rows_of(BAD))),
        ("空.csv", b""),
    )
    assert say("submit.state_right", "zh") in html(app)
    app.button("upload_accept_all").click()
    reads(app)
    assert filed(county) == [("JB01", "2021-05", "current")]
    assert say("submit.result_accepted", "zh") in html(app)
    assert [file.name for file in app.session_state["_upload_files"].values()] == ["跃龙教办2021年6月.csv", "空.csv"]
    assert county.value("hazards_found", month="2021-05") == 2


def test_a_look_at_another_page_loses_no_file(page):
    app = goes_to(goes_to(drops(page(), GOOD), "overview"), "upload")
    assert titles(app) == [say("upload.good_title", "zh")]


def test_what_is_said_of_a_warning_stays_with_the_submission(page, county, opens):
    app = drops(page(), WARNED)
    app.checkbox(key="upload_confirm_1_0").check()
    reads(app)
    app.text_input(key="upload_confirm_1_0_note").set_value("学校已停用 13812345678")
    accepts(reads(app))
    (submission,) = register.open(county.workspace).current("hazards")
    shown = html(opens(county.workspace.data, "source", submission=str(submission.id)))
    assert "学校已停用 138****5678" in shown


def test_a_units_own_word_for_a_column_is_proposed_remembered_and_forgotten(page, county):
    own = csv_of("hazards", rows_of(GOOD), "utf-8").decode().replace("发现日期", "隐患发现日")
    app = drops_bytes(page(), own.encode(), "五月台账.csv")
    assert len(app.error) == 1
    assert app.selectbox("upload_header_1_0").value == "found_on"
    button(app, "headers_use").click()
    assert titles(reads(app)) == [say("upload.good_title", "zh")]
    accepts(app)
    assert verify(county.workspace).ok
    again = drops_bytes(page(month="2021-06"), own.replace("H2", "H3").encode(), "六月.csv")
    assert say("submit.remembered", "zh", count=1) in [expander.label for expander in again.expander]
    next(found for found in again.button if (found.key or "").startswith("upload_forget")).click()
    assert len(reads(again).error) == 1


def test_before_it_is_accepted_the_units_figures_are_told_as_they_will_be(page, county):
    county.files("hazards", "JB01", "2021-05", "hazard_id | found_on\nH1 | 2021-05-06")
    county.builds()
    app = drops(page(), GOOD)
    assert say("submit.before_after", "zh", before="1", after="2") in html(app)
    accepts(app)
    assert county.value("hazards_found", month="2021-05") == 2


def test_of_two_files_of_the_same_report_none_is_accepted_unless_the_clerk_picks_it(page, county):
    longer = GOOD + "\nH3 | 2021-05-08"
    app = drops_all(page(), *(("台账.csv", csv_of("hazards", rows_of(table))) for table in (GOOD, longer)))
    assert html(app).count(say("submit.state_twin", "zh")) == 2
    assert app.button("upload_accept_all").disabled
    app.button("upload_accept_1").click()
    reads(app)
    assert filed(county) == [("JB01", "2021-05", "current")]
    assert say("submit.state_twin", "zh") not in html(app)


def test_a_file_is_laid_out_only_where_a_row_of_it_is_told_of(page, county):
    county.files("work", "JB01", "2021-05", "hazards_found\n9")
    app = drops(page(), GOOD)
    assert titles(app) == [say("upload.warned_title", "zh")]
    assert say("submit.sheet_of_good", "zh") in [expander.label for expander in app.expander]
    assert say("submit.sheet_of_good", "zh") not in [expander.label for expander in drops(page(), WARNED).expander]
