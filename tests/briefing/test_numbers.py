"""Every number of a bulletin is the one that ``metric`` gives for the month: the documents are read back and compared."""

import random
import tempfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import briefing, queries
from analytics.briefing import Desk
from analytics.metrics import METRICS
from analytics.months import month_before
from analytics.warehouse import EVERYTHING, Reader
from tests.briefing import parsing
from tests.briefing.conftest import AT
from tests.given import County
from tests.warehouse.test_every_indicator import invent

FIRST, LAST = "2021-05", "2021-07"


def catalogue(county, month):
    """What the command ``metric`` prints of the month, all indicators at once: by indicator and area."""
    with Reader(county.workspace) as reader:
        rows = reader.arrow(queries.metrics(tuple(METRICS), (), month, month)).to_pylist()
    return {(row["metric"], row["area"]): row for row in rows}


def work(county, month):
    with Reader(county.workspace) as reader:
        return {row["item"]: row["value"] for row in reader.arrow(queries.work_months((), month, month)).to_pylist()}


def should_print(figure, of_month, of_month_before, of_work):
    """The words of a number, from the catalogue alone; None for what was only counted for the bulletin."""
    kind, _, item = figure["id"].partition(":")
    if kind == "work":
        return whole(of_work.get(item))
    if kind == "count":
        return None
    metric, place = METRICS[kind], (kind, figure["area"])
    if figure["side"] == "change":
        now, before = of_month[place]["value"], of_month_before[place]["value"]
        points = abs(now - before) * 100
        return (
            f"{points:.1f}" if metric.format == "percent" else metric.format_value(abs(now - before)).replace(" ", "")
        )
    if figure["side"] != "value":
        return whole(of_month[place][figure["side"]])
    rows = of_month_before if figure["first"] < figure["month"] else of_month
    return metric.format_value(rows[place]["value"]).replace(" ", "")


def whole(number):
    return "—" if number is None else f"{number:,.0f}"


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9), st.sampled_from([FIRST, "2021-06", LAST]))
def test_every_number_of_the_document_is_that_of_the_catalogue(seed, month):
    with tempfile.TemporaryDirectory() as folder:
        county = County(folder)
        invent(county, random.Random(seed))
        county.builds()
        with Reader(county.workspace) as reader:
            desk = Desk(county.workspace, reader, EVERYTHING, month, month, "zh", AT)
            content = briefing.write(briefing.of(desk), "docx", county.workspace)
        of_month, of_month_before = catalogue(county, month), catalogue(county, month_before(month))
        of_work = work(county, month)
        printed, proof = parsing.printed(content), parsing.proof(content)
        assert printed.keys() == proof.keys()
        assert len(proof) > 300
        for name, figure in proof.items():
            expected = should_print(figure | {"month": month}, of_month, of_month_before, of_work)
            if expected is not None:
                assert printed[name] == expected, figure


def test_the_table_of_townships_shows_what_metric_prints(four, desk_of):
    content = briefing.write(briefing.of(desk_of(four.workspace)), "docx", four.workspace)
    (table,) = [table for table in parsing.tables(content) if table[0][:2] == ["乡镇（街道）", "发现隐患"]]
    rows = {row[0]: dict(zip(table[0], row, strict=True)) for row in table}
    assert rows["长街镇"]["当期整改率"] == f"{3 / 30:.1%}"
    assert rows["合计"]["当期整改率"] == f"{(27 + 27 + 27 + 3) / 120:.1%}"
    assert rows["一市镇"]["发现隐患"] == "—", "nobody filed: unknown is no zero"


def test_the_workbook_holds_the_same_numbers_as_numbers(four, desk_of):
    sheets = parsing.sheets(briefing.write(briefing.of(desk_of(four.workspace)), "xlsx", four.workspace))
    of_month = catalogue(four, "2021-05")
    heads, *rows = sheets["数字出处"]
    assert heads == ("印出", "数值", "指标", "部分", "地区", "起始月份", "截止月份")
    compared = 0
    for _, value, id_, side, area, first, _last in rows:
        if id_ in METRICS and side in ("value", "numerator", "denominator") and first == "2021-05":
            assert value == (pytest.approx(n) if (n := of_month[id_, area][side]) is not None else None), (id_, area)
            compared += 1
    assert compared > 300
    (table,) = [rows for rows in sheets.values() if rows[0][:3] == ("乡镇（街道）", "发现隐患", "完成整改")]
    county = next(row for row in table if row[0] == "合计")
    assert county[1:3] == (120, 84)


def test_a_range_is_the_sum_of_its_months_divided_last(four, desk_of):
    four.files(
        "hazards",
        "JB05",
        "2021-06",
        "hazard_id | found_on | school_code | rectified_on\nN1 | 2021-06-02 | SJB05 | 2021-06-09",
    )
    four.builds()
    made = briefing.of(desk_of(four.workspace, "2021-05", "2021-06"))
    found = {f.id: f.text for f in made.figures if f.area == "330226" and f.side == "value" and f.first == "2021-05"}
    assert found["hazards_found"] == str(120 + 1)
    assert found["rectification_rate"] == f"{(84 + 1) / 121:.1%}"
