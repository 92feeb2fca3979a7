"""一校一策 as a workbook, read back as a spreadsheet program would."""

import io

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from analytics import queries, school_plan
from analytics.needs import needs
from analytics.queries.protection import GROUPINGS
from analytics.reference import SHIPPED
from analytics.settings import load
from analytics.wording import LANGUAGES, say

SETTINGS = load(SHIPPED / "settings.toml")
NAMES = {"330226001": "跃龙街道", "330226002": "桃源街道", "JB01": "跃龙教办", "JB02": "桃源教办"}


def plans(asks, language="zh", **filters):
    rows = asks(queries.protection_schools((), "2021-07", GROUPINGS["notice"], **filters))
    return [needs(row, "2021-07", SETTINGS, language) for row in rows]


def read(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def words(sheet):
    return "\n".join(str(cell) for line in sheet for cell in line)


def test_one_schools_plan_is_one_sheet_with_a_line_a_gap_and_room_to_write(asks):
    ((name, sheet),) = read(school_plan.one(plans(asks, school="S3")[0], NAMES, "zh")).items()
    assert name == "跃龙示例中学"
    assert sheet[0][0] == "跃龙示例中学安防“一校一策”补缺方案"
    assert "跃龙街道" in sheet[1][0]
    assert "跃龙教办" in sheet[2][0]
    assert "2021年7月" in sheet[2][0]
    head = next(i for i, line in enumerate(sheet) if line[0] == "序号")
    assert sheet[head][-3:] == ["整改措施", "责任岗位", "完成时限"]
    lines = sheet[head + 1 : head + 5]
    assert [line[1] for line in lines] == ["专职保安员", "视频监控系统", "一校一策方案", "法治副校长"]
    assert lines[0][2:4] == ["实有 1 人，缺 3 人", "在校学生 1,500 人，应配专职保安员 4 人"]
    assert all(line[-3:] == ["", "", ""] for line in lines)
    assert "请勿填写任何人的姓名" in words(sheet)


def test_a_school_without_gaps_is_told_so(asks):
    (sheet,) = read(school_plan.one(plans(asks, school="S1")[0], NAMES, "zh")).values()
    assert "所报各项均已达标" in words(sheet)
    assert "3 名保安员中 1 名未持证" in words(sheet)


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_schools_are_an_overview_the_gaps_line_by_line_and_a_sheet_each(asks, language):
    of = plans(asks, language, state="short")
    overview, listed, *sheets = read(school_plan.many(of, NAMES, "全县", language)).items()
    assert overview[0] == say("plan.overview", language)
    by_school = {line[0]: line for line in overview[1][5:]}
    assert by_school["跃龙示例中学"][4:9] == [1500, 4, 1, 3, 4]
    assert [(line[0], line[3]) for line in listed[1][1:]] == [
        (n.school["school_name"], need.name) for n in of for need in n.missing
    ]
    assert [name for name, _ in sheets] == ["跃龙示例中学", "桃源示例幼儿园"]


def test_of_very_many_schools_the_first_get_a_sheet_and_the_overview_says_so(asks):
    (of,) = plans(asks, school="S3")
    book = read(school_plan.many([of] * (school_plan.SHEETS + 1), NAMES, "全县", "zh"))
    assert len(book) == 2 + school_plan.SHEETS
    assert f"前 {school_plan.SHEETS} 所" in book["总表"][2][0]
    assert len(book["缺项明细"]) == 1 + 4 * (school_plan.SHEETS + 1)


def test_a_name_that_a_spreadsheet_would_run_is_neutralised(asks):
    (of,) = plans(asks, school="S3")
    of.school["school_name"] = "=HYPERLINK(1)"
    book = read(school_plan.many([of], NAMES, "全县", "zh"))
    assert book["总表"][5][0] == "'=HYPERLINK(1)"
    assert book["缺项明细"][1][0] == "'=HYPERLINK(1)"


def test_the_same_figures_make_the_same_bytes(asks):
    of = plans(asks, state="short")
    assert school_plan.many(of, NAMES, "全县", "zh") == school_plan.many(of, NAMES, "全县", "zh")


def test_every_sheet_prints_on_a4_across_with_its_heads_on_each_page(asks):
    content = school_plan.many(plans(asks, state="short"), NAMES, "全县", "zh")
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # as many pages down as it takes, one across
        assert sheet.print_title_rows is not None
