"""The vectorised reading of a column agrees with the reading of each of its cells."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.contract import KINDS
from analytics.intake import columns
from analytics.intake.cells import parser
from analytics.intake.columns import typed
from tests.intake.files import REFERENCE

COLUMNS = [
    *(
        KINDS["hazards"].by_id[name]
        for name in ("hazard_id", "found_on", "category", "description", "fund_yuan", "deadline")
    ),
    *(KINDS["schools"].by_id[name] for name in ("name", "pupils", "boarders", "lon", "township_code")),
    *(KINDS["incidents"].by_id[name] for name in ("occurred_at", "reported_at", "deaths", "sync_order")),
    KINDS["patrol_zones"].by_id["geometry"],
]
PIECES = [
    *("2021-05-06", "2100-12-28", "1989-12-31", "2021-02-30", "2021-12-31", " 07:40", "T07:40:59", "2021年5月6日"),
    *("123", "0", "-1", "1.50", "1,234", "999999999999999", "9999999999999999", ".5", "1e3", "3人", "00"),
    *(
        "是",
        "无",
        "不适用",
        "N/A",
        "n . a .",
        "-",
        "—",
        "/",
        "消防",
        "330226001",
        "跃龙街道",
        "H2021-05",
        "abcd.0",
        "12.0",
        "'",
    ),
    *(
        "教学楼二层消防通道堆放杂物",
        "13812341234",
        "33022619900101123X",
        "１３８１２３４１２３４",
        "138 1234 1234",
        "=1+1",
    ),
    *(" ", "　", "\u00a0", "\u200b", "\ufeff", "\r\n", "\r", "\n", "\x85", "\x1c", "é", "𝐍", "．", "𐀀"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=4).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize("few", [0, 10**6], ids=["as they come", "by spelling"])
@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.id)
@given(cells=st.lists(TEXTS, min_size=1, max_size=30))
@settings(max_examples=60)
def test_a_column_read_at_once_is_its_cells_read_one_by_one(cells, column, few):
    whole = columns.FEW
    columns.FEW = few
    try:
        read = typed(pa.chunked_array([pa.array(cells, pa.string())]), column, REFERENCE)
    finally:
        columns.FEW = whole
    parse = parser(column, REFERENCE)
    one_by_one = [parse(cell) for cell in cells]
    nothing = [None] * len(cells)
    assert read.values.to_pylist() == pa.array([cell.value for cell in one_by_one], column.arrow_type).to_pylist()
    assert (read.faults.to_pylist() if read.faults else nothing) == [cell.problem for cell in one_by_one]
    marks = read.not_applicable.to_pylist() if read.not_applicable else [False] * len(cells)
    assert marks == [cell.not_applicable for cell in one_by_one]
