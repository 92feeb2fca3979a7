"""Adding a column means editing a declaration only: the form, the reading, the comparison and the papers follow."""

import io
from datetime import date

import openpyxl
import pyarrow as pa
import pytest

from analytics import intake, papers, problems
from analytics.contract import load
from analytics.intake import Context
from analytics.template import template, template_csv
from tests.checks.desk import REFERENCE, SETTINGS, register
from tests.contract.conftest import added

COUNT = """
[[column]]
id = "drones_flown"
zh = "无人机巡查架次"
en = "Drone patrols"
aliases = ["无人机架次"]
type = "count"
unit_zh = "架次"
unit_en = "flights"
measure = "四"
owner = "police"
"""

RULE = """
[[rule]]
code = "part_exceeds_whole"
severity = "warning"
column = "drones_flown"
when = "r.drones_flown > r.schools_inspected"
"""


@pytest.fixture
def work(folder):
    added(folder, "work", COUNT + RULE)
    return load(folder)["work"]


def test_the_new_count_is_in_the_form(work):
    header = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(template(work, REFERENCE))).worksheets[0][1]]
    assert header[-1] == "无人机巡查架次"
    assert template_csv(work).decode("utf-8-sig").strip().endswith(",无人机巡查架次")


@pytest.mark.parametrize("header", ["无人机巡查架次", "drones_flown", "Drone patrols", "无人机架次"])
def test_the_new_count_is_read_under_each_of_its_names(work, header):
    reading = intake.read(f"检查学校数,{header}\n3,2\n".encode(), "work.csv", work, REFERENCE)
    assert list(problems.listed(reading.problems)) == []
    assert reading.rows["drones_flown"].to_pylist() == [2]
    assert reading.rows.schema.field("drones_flown").type == pa.int64()


def test_the_new_counts_rule_is_checked(work):
    reading = intake.read("检查学校数,无人机巡查架次\n3,4\n".encode(), "work.csv", work, REFERENCE)
    context = Context(REFERENCE.unit("PCS01"), "2021-05", date(2021, 6, 1), SETTINGS, REFERENCE)
    (problem,) = problems.listed(intake.check(reading, context).problems)
    assert (problem.code, problem.row, problem.column, problem.value) == ("part_exceeds_whole", 2, "drones_flown", "4")


def test_a_change_of_the_new_count_is_a_change(work):
    def rows(count):
        return intake.read(f"检查学校数,无人机巡查架次\n3,{count}\n".encode(), "work.csv", work, REFERENCE).rows

    assert intake.changes(work, rows(1), rows(2)).detail["column"].to_pylist() == ["drones_flown"]
    assert intake.changes(work, rows(1).drop_columns("drones_flown"), rows(2)).changed == 1


def test_the_new_count_is_in_the_papers(folder, work):
    kinds = load(folder)
    assert "| `drones_flown` | 无人机巡查架次 · Drone patrols | count | 架次 · flights |" in papers.contract_paper(
        kinds
    )
    assert "`work.drones_flown`" in papers.problems_paper(kinds)


def test_registers_filed_before_a_column_was_declared_still_serve_the_rules(work):
    schools = register("schools", {"JB01": "school_code\nS1"}).drop_columns(["lon", "boarders"])
    hazards = "隐患编号,学校代码,发现日期,隐患类别,隐患等级\nH1,S1,2021-05-06,消防,一般\n"
    kind = load()["hazards"]
    reading = intake.read(hazards.encode(), "hazards.csv", kind, REFERENCE)
    context = Context(REFERENCE.unit("JB01"), "2021-05", date(2021, 6, 1), SETTINGS, REFERENCE, schools=schools)
    assert list(problems.listed(intake.check(reading, context).problems)) == []
