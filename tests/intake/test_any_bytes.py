"""Whatever the bytes are, they give a reading, and none through the last net for the unforeseen."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import problems
from analytics.contract import KINDS
from analytics.intake import read
from analytics.intake.reading import LOG
from tests.intake.files import REFERENCE, ROWS, archive, delimited, ods, rewritten, text, xls, xlsx

KIND = st.sampled_from(list(KINDS.values()))
MAGIC = st.sampled_from(
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]
)
VALID = [
    delimited(ROWS),
    delimited(ROWS, "gb18030", "\t"),
    delimited(ROWS, "utf-16"),
    xlsx(("S", ROWS), hidden_rows=[2]),
    xls(ROWS, hidden_rows=[2]),
    ods(("S", ROWS), hidden_rows=[2]),
    archive(word__document_xml="<d/>", docProps__core_xml="<a><created>2022-01-05</created></a>"),
]


@pytest.fixture(autouse=True)
def _nothing_is_unforeseen(monkeypatch):
    def unforeseen(*_):
        raise

    monkeypatch.setattr(LOG, "exception", unforeseen)


def assert_is_a_reading(content, kind):
    read_file = read(content, "文件.csv", kind, REFERENCE)
    assert read_file.rows.schema == kind.arrow_schema
    assert read_file.problems.schema == problems.SCHEMA
    assert read_file.stated.num_rows in (0, read_file.rows.num_rows)
    assert read_file.rows.num_rows > 0 or read_file.problems.num_rows > 0
    declared = {code for level in problems.declared().values() for code in level}
    assert set(read_file.problems["code"].to_pylist()) <= declared


@given(MAGIC, st.binary(max_size=400), KIND)
def test_no_bytes_make_reading_raise(magic, content, kind):
    assert_is_a_reading(magic + content, kind)


@given(
    st.sampled_from(VALID), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), min_size=1, max_size=6), KIND
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_damage_to_a_good_file_makes_reading_raise(content, damages, kind):
    damaged = bytearray(content)
    for share, piece in damages:
        place = int(share * len(damaged))
        damaged[place : place + len(piece)] = piece
    assert_is_a_reading(bytes(damaged), kind)


@given(st.sampled_from(VALID), st.floats(0, 1), KIND)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_cut_of_a_good_file_makes_reading_raise(content, share, kind):
    assert_is_a_reading(content[: int(share * len(content))], kind)


LIES = st.sampled_from(
    [b"4294967295", b"99999999999", b"-1", b"0", b"XFD1048576", b"A99999999", b"A1:XFD1048576", b"x", b"e"]
)
PARTS = {
    "xl/worksheets/sheet1.xml": VALID[3],
    "xl/sharedStrings.xml": VALID[3],
    "xl/workbook.xml": VALID[3],
    "xl/styles.xml": VALID[3],
    "content.xml": VALID[5],
}


@given(st.sampled_from(sorted(PARTS)), st.lists(st.tuples(st.integers(0, 200), LIES), min_size=1, max_size=3), KIND)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_lie_in_the_xml_of_a_workbook_makes_reading_raise(part, lies, kind):
    def told(xml):
        attributes = list(re.finditer(rb'(?<==")[^"]*(?=")', xml))
        for number, lie in lies:
            place = attributes[number % len(attributes)]
            xml = xml[: place.start()] + lie.ljust(place.end() - place.start()) + xml[place.end() :]
        return xml

    assert_is_a_reading(rewritten(PARTS[part], part, told), kind)


CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "不适用", "无", "合计", "注：", "1", "2021-05-06", "是", "POLYGON((0 0,0 1,1 1,0 0))", '"', "'=1"]
    ),
    st.text(max_size=12),
)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.format == "table"], ids=lambda kind: kind.id)
@given(st.data())
def test_no_cells_below_a_good_header_make_reading_raise(kind, data):
    header = data.draw(st.permutations([column.zh for column in (*kind.columns, *kind.common)]))[:16]
    rows = data.draw(st.lists(st.lists(CELLS, max_size=17), max_size=5))
    content = text([header, *rows]).encode("utf-8", "replace")
    assert_is_a_reading(content, kind)
