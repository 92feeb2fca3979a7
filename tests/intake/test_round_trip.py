"""What is written is what is read, in every encoding, format and order of columns."""

import string
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.contract import KINDS
from tests.intake.files import REFERENCE, codes, delimited, ods, reading, xlsx

TABLES = [kind for kind in KINDS.values() if kind.format == "table"]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
CODES = st.text(string.ascii_letters + string.digits + "_.", min_size=2, max_size=12).map(lambda tail: f"K{tail}")
# Letters and punctuation that survive trimming and are no word for blank.
TEXTS = st.text("围墙破损abc，。“”,;\t\n'\"（）1 　", max_size=20).map(lambda middle: f"甲{middle}乙")
BY_TYPE = {
    "code": CODES,
    "text": TEXTS,
    "count": st.integers(0, 10**9),
    "number": st.floats(0, 10**6).map(lambda number: round(number, 6)),  # workbooks keep fifteen digits
    "date": st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    # Workbooks do not tell midnight from a date, which is warned about.
    "datetime": st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)).map(
        lambda at: at.replace(microsecond=0, second=1)
    ),
    "boolean": st.booleans(),
    "township": st.sampled_from([area.code for area in REFERENCE.townships]),
    "polygon": st.just("POLYGON ((0 0, 0 1, 1 1, 0 0))"),
}


def values_of(column):
    values = st.sampled_from([term.zh for term in column.terms]) if column.terms else BY_TYPE[column.type]
    return values if column.required else st.none() | values


@st.composite
def reports(draw, kind):
    """A kind's rows with distinct keys, and an order for its columns."""
    fields = {column.id: values_of(column) for column in kind.columns}
    key = kind.key[0] if kind.key else None
    rows = draw(
        st.lists(
            st.fixed_dictionaries(fields), min_size=1, max_size=6 if key else 1, unique_by=lambda row: row.get(key, 0)
        )
    )
    # A row that says nothing at all is no row.
    given_rows = [row for row in rows if any(value is not None for value in row.values())]
    return given_rows, draw(st.permutations(kind.columns))


def shown(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat(" ") if isinstance(value, datetime) else str(value)


def as_read(rows, order):
    return [{column.id: row[column.id] for column in order} for row in rows]


def assert_same(content, kind, rows, order):
    read_file = reading(content, kind.id)
    assert codes(read_file) == ([] if rows else codes(read_file))
    given_back = [{column.id: row[column.id] for column in order} for row in read_file.rows.to_pylist()]
    assert given_back == as_read(rows, order)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.id)
@given(st.data(), st.sampled_from(ENCODINGS), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_text_gives_back_the_rows_that_were_written(kind, data, encoding, delimiter, line_end):
    rows, order = data.draw(reports(kind))
    cells = [[shown(row[column.id]) for column in order] for row in rows]
    content = delimited([[column.zh for column in order], *cells], encoding, delimiter, line_end)
    assert_same(content, kind, rows, order)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.id)
@given(st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_a_workbook_gives_back_the_rows_that_were_written(kind, data):
    rows, order = data.draw(reports(kind))
    cells = [["" if row[column.id] is None else row[column.id] for column in order] for row in rows]
    formats = {
        (number, place): "yyyy-mm-dd hh:mm:ss" if column.type == "datetime" else "yyyy-mm-dd"
        for number in range(1, len(rows) + 1)
        for place, column in enumerate(order)
        if column.type in ("date", "datetime")
    }
    assert_same(xlsx(("数据", [[column.zh for column in order], *cells]), formats=formats), kind, rows, order)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.id)
@given(st.data())
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
def test_an_open_document_gives_back_the_rows_that_were_written(kind, data):
    rows, order = data.draw(reports(kind))
    # Runs of white space are one space in OpenDocument's text.
    rows = [{key: " ".join(v.split()) if isinstance(v, str) else v for key, v in row.items()} for row in rows]
    cells = [[shown(row[column.id]) for column in order] for row in rows]
    assert_same(ods(("数据", [[column.zh for column in order], *cells])), kind, rows, order)
