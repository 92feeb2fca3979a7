import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.intake import delimited
from analytics.intake.refusal import Refused
from tests.intake.files import HEADER, ROW, ROWS, codes, found, reading, text
from tests.intake.files import delimited as file_of


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_every_delimiter_is_told_by_the_header(delimiter):
    read_file = reading(file_of(ROWS, delimiter=delimiter))
    assert codes(read_file) == []
    assert read_file.rows["hazard_id"].to_pylist() == ["H1"]


def test_a_clerk_may_type_full_width_commas_between_the_cells():
    read_file = reading(("，".join(HEADER) + "\n" + "，".join(ROW) + "\n").encode())
    assert read_file.rows["school_code"].to_pylist() == ["S2261001"]


def test_commas_inside_cells_do_not_outvote_the_semicolons_between_them():
    rows = [[*HEADER, "隐患描述"], [*ROW, "一,二,三,四,五,六,七,八,九,十"]]
    assert reading(file_of(rows, delimiter=";")).rows["description"].to_pylist() == ["一,二,三,四,五,六,七,八,九,十"]


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_every_line_end_is_read(line_end):
    read_file = reading(file_of([HEADER, ROW, ["H2", *ROW[1:]]], line_end=line_end))
    assert read_file.rows["line"].to_pylist() == [2, 3]


def test_a_quoted_line_break_stays_one_row():
    rows = [[*HEADER, "隐患描述"], [*ROW, "第一行\n第二行"], ["H2", *ROW[1:], "围墙破损"]]
    read_file = reading(file_of(rows))
    assert read_file.rows["description"].to_pylist() == ["第一行\n第二行", "围墙破损"]
    assert read_file.rows["line"].to_pylist() == [2, 3]


def test_blank_lines_count_as_rows_and_are_skipped():
    lines = text(ROWS).splitlines()
    content = "\n".join([lines[0], "", ",,,,", lines[1], "", ""])
    assert reading(content.encode()).rows["line"].to_pylist() == [4]


def test_a_row_that_lacks_its_last_cells_is_read_with_blanks():
    read_file = reading(f"{','.join(HEADER)},整改期限\n{','.join(ROW)}\nH2,S2261001\n".encode())
    assert found(read_file) == [
        ("missing_value", 3, "category", None),
        ("missing_value", 3, "found_on", None),
        ("missing_value", 3, "grade", None),
    ]
    assert read_file.rows["deadline"].to_pylist() == [None, None]


def test_a_row_that_has_cells_beyond_the_header_is_read():
    content = f"{','.join(HEADER)}\n{','.join(ROW)},,\n{','.join(['H2', *ROW[1:]])},备注\n"
    read_file = reading(content.encode())
    assert read_file.rows["hazard_id"].to_pylist() == ["H1", "H2"]
    assert found(read_file) == [("unknown_column", None, None, "F")]


def test_a_quote_that_is_never_closed_is_named_by_its_row_instead_of_swallowing_the_rest():
    rows = "\n".join(f"H{number},S2261001,2021-05-06,消防,一般" for number in range(3, 90))
    content = f'{",".join(HEADER)}\nH2,S2261001,2021-05-06,"消防,一般\n{rows}\n'
    assert found(reading(content.encode())) == [("unclosed_quote", 2, None, None)]
    late = f'{",".join(HEADER)}\n{rows}\nH2,S2261001,2021-05-06,"消防,一般\n'
    assert found(reading(late.encode())) == [("unclosed_quote", 89, None, None)]


def test_quotes_inside_a_cell_are_text():
    rows = [[*HEADER, "隐患描述"], [*ROW, '"红色"警示牌缺失']]
    assert reading(file_of(rows)).rows["description"].to_pylist() == ['"红色"警示牌缺失']
    loose = f'{",".join(HEADER)},隐患描述\n{",".join(ROW)},宽1"的管道\n'
    assert reading(loose.encode()).rows["description"].to_pylist() == ['宽1"的管道']


def test_the_hint_of_excel_for_its_separator_is_no_data():
    assert reading(b"sep=;\r\n" + file_of(ROWS, delimiter=";")).rows["line"].to_pylist() == [3]


def test_a_row_of_absurd_width_is_refused():
    assert found(reading(file_of([HEADER, ["1"] * 5000])), "too_large") == [("too_large", None, None, "5000")]


def _grid(way, content):
    try:
        grid = way(delimited._trimmed(pa.py_buffer(content.encode())), ",")
    except Refused as refusal:
        return refusal.problem
    return grid and (grid.rows(), grid.lines.to_pylist())


PIECES = st.lists(st.sampled_from(['"', ",", "\n", "\r", "\r\n", "a", '"b"', "，", " ", '""', "é"]), max_size=30)


@given(PIECES, st.integers(0, 3), st.sampled_from([0, 2, 40]))
def test_the_fast_and_the_patient_way_give_the_same_grid(pieces, width, regular_rows):
    content = (",".join("x" * (width + 1)) + "\n") * regular_rows + "".join(pieces)
    fast = _grid(delimited.fast, content)
    assert fast is None or fast == _grid(delimited.patient, content)


def test_a_few_ragged_rows_do_not_cost_the_fast_way_and_keep_their_numbers():
    rows = [["隐患台账"], [], HEADER, *[ROW] * 50, ["H2", "S1"], [], [*ROW, "", "more"], *[ROW] * 50, ["合计"]]
    content = text(rows)
    fast = _grid(delimited.fast, content)
    assert fast is not None
    assert fast == _grid(delimited.patient, content)


def test_a_file_of_ragged_rows_goes_the_patient_way():
    content = text([HEADER] + [ROW[:2], ROW] * 1200)
    assert _grid(delimited.fast, content) is None
    assert reading(content.encode()).rows.num_rows == 2400
