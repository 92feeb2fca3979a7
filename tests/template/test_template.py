"""The empty form is made from the declaration, helps who fills it, and comes back through the import clean."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from analytics import intake, problems
from analytics.contract import KINDS
from analytics.errors import UsageError
from analytics.template import template, template_csv
from analytics.wording import LANGUAGES, say
from tests.checks.desk import REFERENCE, SCHOOLS, register

FORMS = [kind for kind in KINDS.values() if kind.format == "table"]
REGISTERED = register("schools", SCHOOLS)

# What a clerk types by the column's type where the form offers no list.
TYPED = {
    "code": "001",
    "text": "示例",
    "month": "2021-05",
    "count": 2,
    "number": 1.5,
    "date": date(2021, 5, 6),
    "datetime": datetime(2021, 5, 6, 7, 40),
    "polygon": "POLYGON ((121.42 29.29, 121.43 29.29, 121.43 29.30, 121.42 29.29))",
}


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def drop_downs(book):
    """The words that each column's list offers, by header."""
    form, lists = book.worksheets[0], book["lists"]
    offered = {}
    for validation in form.data_validations.dataValidation:
        cells = lists[validation.formula1.split("!")[1].replace("$", "")]
        words = [row[0].value for row in (cells if isinstance(cells, tuple) else ((cells,),))]
        offered[form.cell(1, next(iter(validation.sqref.ranges)).min_col).value] = words
    return offered


def filled(book, kind, language):
    """The form with one row: the first word of each list, and something of the right type elsewhere."""
    form, offered = book.worksheets[0], drop_downs(book)
    for position, column in enumerate((*kind.common, *kind.columns), start=1):
        words = offered.get(column.label(language))
        form.cell(2, position, words[0] if words else TYPED[column.type])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.id)
def test_a_filled_form_comes_back_with_every_cell_understood(kind, language):
    unit = next(unit for unit in REFERENCE.units if unit.files(kind))
    book = opened(template(kind, REFERENCE, REGISTERED, unit, language))
    reading = intake.read(filled(book, kind, language), "form.xlsx", kind, REFERENCE)
    assert [p.as_dict() for p in problems.listed(reading.problems)] == []
    (row,) = reading.rows.to_pylist()
    assert [name for name, value in row.items() if value is None] == ["not_applicable"]
    assert reading.stated.to_pylist() == [{"line": 2, "unit": unit.code, "month": "2021-05"}]


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.id)
def test_an_empty_form_is_this_kinds_and_says_nothing(kind):
    reading = intake.read(template(kind, REFERENCE), "form.xlsx", kind, REFERENCE)
    assert reading.rows.num_rows == 0
    assert reading.problems["code"].to_pylist() == ["no_rows"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.id)
def test_the_csv_form_is_the_header_for_any_spreadsheet(kind, language):
    content = template_csv(kind, language)
    assert content.startswith(b"\xef\xbb\xbf")
    reading = intake.read(content, "form.csv", kind, REFERENCE)
    assert reading.problems["code"].to_pylist() == ["no_rows"]
    assert content.decode("utf-8-sig").strip().split(",") == [c.label(language) for c in (*kind.common, *kind.columns)]


def test_vocabularies_townships_booleans_units_and_schools_have_drop_downs():
    offered = drop_downs(opened(template(KINDS["schools"], REFERENCE)))
    assert offered["学段"][:2] == ["幼儿园", "小学"]
    assert offered["是否有法治副校长"] == ["是", "否"]
    assert len(offered["乡镇街道"]) == 18
    assert offered["报送单位"] == [unit.name for unit in REFERENCE.units if unit.channel == "education"]
    assert "学校代码" not in offered
    assert drop_downs(opened(template(KINDS["hazards"], REFERENCE, REGISTERED)))["学校代码"] == ["S1", "S2", "S9"]


def test_a_units_own_form_offers_only_what_is_its_own():
    office = drop_downs(opened(template(KINDS["hazards"], REFERENCE, REGISTERED, REFERENCE.unit("JB01"))))
    assert (office["报送单位"], office["学校代码"]) == (["跃龙教办"], ["S1"])
    station = drop_downs(opened(template(KINDS["hazards"], REFERENCE, REGISTERED, REFERENCE.unit("PCS01"))))
    assert (station["报送单位"], station["学校代码"]) == (["跃龙派出所"], ["S1", "S9"])
    zones = drop_downs(opened(template(KINDS["patrol_zones"], REFERENCE, None, REFERENCE.unit("PCS07"))))
    assert zones["乡镇街道"] == ["岔路镇", "前童镇", "桑洲镇"]


def test_lists_are_hidden_so_that_only_a_program_can_show_them():
    book = opened(template(KINDS["hazards"], REFERENCE, REGISTERED))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("隐患台账", "visible"),
        ("填写说明", "visible"),
        ("学校代码对照", "visible"),
        ("lists", "veryHidden"),
    ]


def test_required_columns_are_marked_by_colour_and_the_header_stays_readable_by_machines():
    form = opened(template(KINDS["hazards"], REFERENCE)).worksheets[0]
    colours = {cell.value: cell.fill.start_color.rgb for cell in form[1]}
    required = {column.zh for column in KINDS["hazards"].columns if column.required}
    assert len({colours[name] for name in required}) == 1
    assert {name for name, colour in colours.items() if colour == colours["隐患编号"]} == required
    assert form.freeze_panes == "A2"


def test_codes_stay_text_and_dates_look_like_dates():
    form = opened(template(KINDS["hazards"], REFERENCE)).worksheets[0]
    columns = {cell.value: cell.column_letter for cell in form[1]}
    assert form.column_dimensions[columns["隐患编号"]].number_format == "@"
    assert form.column_dimensions[columns["发现日期"]].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.id)
def test_the_guide_explains_every_column_and_what_a_blank_means(kind, language):
    guide = opened(template(kind, REFERENCE, language=language))[say("template.guide", language)]
    lines = list(guide.iter_rows(values_only=True))
    columns = (*kind.common, *kind.columns)
    explained = lines[-len(columns) :]
    assert [line[0] for line in explained] == [column.label(language) for column in columns]
    assert all(line[1] and line[3] for line in explained)
    assert say("template.note.nothing", language) in [line[0] for line in lines]


def test_the_same_declaration_makes_the_same_bytes():
    assert template(KINDS["work"], REFERENCE) == template(KINDS["work"], REFERENCE)


def test_a_kind_filed_as_a_document_has_no_form():
    for form in (lambda: template(KINDS["summary"], REFERENCE), lambda: template_csv(KINDS["summary"])):
        with pytest.raises(UsageError) as refusal:
            form()
        assert refusal.value.code == "no_form"
        assert all(refusal.value.words(language) for language in LANGUAGES)
