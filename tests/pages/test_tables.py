import csv
import io
import re

import openpyxl
import pytest

from analytics.metrics import METRICS
from analytics.wording import say
from tests.pages.conftest import CHANGJIE, YUELONG, goes_to, html, reads, said
from ui import downloads


def heads(app) -> list[str]:
    """The heads of the lines of the page's table of indicators, from the top."""
    tables = [e.proto.body for e in app.get("html") if 'class="cg-table"' in e.proto.body]
    drawn = next(
        table for table in tables if METRICS["hazards_open"].definition("zh") in table or "Open hazards" in table
    )
    return re.findall(r'<th scope="row">([^<]*)</th>', drawn)


def test_a_table_stands_in_its_own_order_until_the_reader_wishes_another(looks):
    app = looks()
    assert heads(app)[:2] == ["全县", "长街镇"]  # the most to worry about first
    app.selectbox("sort").set_value("name")
    assert heads(reads(app))[:2] == ["全县", "跃龙街道"]  # the county's own order
    assert said(app) == {"lang": "zh", "sort": "name"}


def test_lines_are_ordered_by_any_column_both_ways_and_unknown_ones_stand_last(looks):
    falling = looks(sort="hazards_open")
    assert heads(falling)[1:3] == ["长街镇", "跃龙街道"]  # 3 and 0; nothing is known of the others
    rising = looks(sort="hazards_open", way="up")
    assert heads(rising)[1:3] == ["跃龙街道", "长街镇"]
    assert 'aria-sort="ascending"' in html(rising)
    rising.segmented_control("way").set_value("down")
    assert said(reads(rising)) == {"lang": "zh", "sort": "hazards_open"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_township_is_found_by_a_part_of_its_name(looks, language):
    part, whole = {"zh": ("长街", "长街镇"), "en": ("CHANG", "Changjie")}[language]
    app = looks(lang=language, find=part)
    assert heads(app)[1:] == [whole]
    assert app.text_input("find").value == part


def test_a_township_that_is_not_there_is_said_and_the_county_stays(looks):
    app = looks(find="北京")
    assert heads(app) == ["全县"]
    assert say("tables.nothing_found", "zh", find="北京") in html(app)


@pytest.mark.parametrize("wrong", [{"sort": "nothing"}, {"sort": "../x"}, {"way": "sideways"}, {"find": " "}])
def test_a_wish_that_a_table_cannot_fulfil_is_dropped(looks, wrong):
    assert said(looks(**wrong)) == {"lang": "zh"}


def test_the_wish_is_let_go_of_with_the_page(looks):
    assert said(goes_to(looks(sort="hazards_open", find="长街"), "hazards")) == {"lang": "zh"}


def test_the_months_of_a_table_are_ordered_too_and_each_leads_to_its_own_rows(looks):
    app = looks("hazards", rows="month", sort="hazards_open", way="up")
    assert heads(app) == ["2021年4月", "2021年5月"]  # 2 open, then 3
    april = re.search(r">2021年4月</th>(.*?)</tr>", html(app))[1].replace("&amp;", "&")
    links = re.findall(r'href="([^"]*)"', april)
    assert "hazards?lang=zh&which=open&month=2021-04" in links
    assert (
        "rows?lang=zh&to=2021-04&metric=median_days_to_rectify" not in links
    )  # unknown: fewer than half are rectified
    assert "rows?lang=zh&to=2021-04&metric=rectification_rate" in links


def taken(monkeypatch, looks, **address) -> dict:
    """What the buttons above the table of the overview take away."""
    made = {}
    monkeypatch.setattr(downloads, "buttons", lambda make, **named: made.update(make=make, **named))
    looks(**address)
    return made


def test_what_is_taken_away_is_what_is_shown_with_numbers_as_numbers(looks, monkeypatch):
    made = taken(monkeypatch, looks, sort="hazards_open")
    rows = list(csv.DictReader(io.StringIO(downloads.written("csv", made["make"], "x").decode("utf-8-sig"))))
    assert [row["乡镇（街道）"] for row in rows[:3]] == ["全县", "长街镇", "跃龙街道"]
    assert [row["未整改"] for row in rows[:4]] == ["3", "3", "0", ""]
    assert float(rows[0]["当期整改率"]) == 1 / 4  # H2 rectified; K1, K2 carried in, H2, K3 found
    assert {row["数据截至"] for row in rows} == {"2021-05-31"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_workbook_has_formats_heads_in_view_and_says_what_was_chosen(looks, monkeypatch, language):
    made = taken(monkeypatch, looks, lang=language, town=f"{YUELONG},{CHANGJIE}")
    book = openpyxl.load_workbook(io.BytesIO(downloads.written("xlsx", made["make"], "x")))
    shown, notes = book.worksheets
    assert shown.freeze_panes == "B2"
    rate = METRICS["rectification_rate"].label(language)
    column = next(column for column in shown.iter_cols() if column[0].value == rate)
    assert {cell.number_format for cell in column[1:]} == {"0.0%"}
    assert column[1].value == pytest.approx(1 / 4)
    said_there = {row[0].value: row[1].value for row in notes.iter_rows(min_row=2)}
    assert say("shell.comma", language) in said_there[say("tables.note_place", language)]
    assert said_there[say("tables.as_of", language)] == "2021-05-31"


def test_of_an_unknown_figure_the_workbook_has_a_dash(looks, monkeypatch):
    made = taken(monkeypatch, looks)
    sheet = openpyxl.load_workbook(io.BytesIO(downloads.written("xlsx", made["make"], "x"))).worksheets[0]
    line = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "桃源街道")
    assert line[1] == "—"


@pytest.mark.parametrize("page", ["protection", "reporting", "work"])
def test_a_file_is_in_the_readers_language_though_it_is_made_outside_the_session(looks, monkeypatch, page):
    made = []
    monkeypatch.setattr(downloads, "buttons", lambda make, **named: made.append((make, named["key"])))
    looks(page, lang="en")
    make = next(make for make, key in made if key == "table")
    book = openpyxl.load_workbook(io.BytesIO(downloads.written("xlsx", make, "x")))
    assert book.sheetnames[-1] == "Notes"
    assert book.worksheets[0].cell(1, book.worksheets[0].max_column).value == say("tables.as_of", "en")
