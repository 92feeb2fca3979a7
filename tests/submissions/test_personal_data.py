"""A number that leads to a person: in the original only, which stays as it is; nowhere that it is shown or exported."""

import io
import json

import openpyxl
import pytest

from analytics import entries, export, originals, receipt_page, receipts, store
from analytics.contract import KINDS
from tests.given import csv_of, rows_of
from tests.submissions.conftest import codes

MOBILE, IDENTITY = "13812345678", "330226199001011234"
LEDGER = f"hazard_id | description | measures | responsible\nH1 | 门卫{MOBILE} | 身份证{IDENTITY} | 张 {MOBILE}"


@pytest.fixture
def filed(office):
    office.files("school_code\nS1", "schools", "JB01", "2021-04")
    outcome = office.files(LEDGER, "hazards", "JB01")
    assert codes(outcome) == ["personal_data"] * 3
    return outcome.submission


def shows(text):
    text = text.decode("utf-8", "ignore") if isinstance(text, bytes) else str(text)
    return MOBILE in text or IDENTITY in text


def test_the_original_stays_as_it_is(filed, workspace):
    assert store.read_original(workspace, filed.sha256) == csv_of("hazards", rows_of(LEDGER))


def test_rows_and_warnings_on_file_are_masked(filed, workspace):
    rows, warnings = store.read_rows(workspace, filed), store.read_warnings(workspace, filed)
    assert rows["description"].to_pylist() == ["门卫138****5678"]
    assert rows["measures"].to_pylist() == ["身份证3302**********1234"]
    assert not shows(rows.to_pylist())
    assert not shows(warnings.to_pylist())


def test_exports_are_masked_in_every_format(filed, workspace):
    table = export.table(workspace, "hazards")
    assert not shows(export.to_csv(table))
    assert not shows(table.to_pylist())
    book = openpyxl.load_workbook(io.BytesIO(export.to_xlsx(table, "隐患台账")))
    assert not shows([cell.value for sheet in book for row in sheet.iter_rows() for cell in row])


def test_the_lines_of_the_file_on_the_screen_the_receipt_and_the_register_are_masked(filed, workspace, office):
    assert not shows(originals.excerpt(workspace, "hazards", filed.sha256, 2))
    assert not shows(receipts.text(workspace, filed, "zh"))
    assert not shows(receipt_page.page(workspace, filed, "zh"))
    assert not shows(json.dumps([entry.facts for entry in office.books.audit()], ensure_ascii=False, default=str))


def test_what_is_typed_over_later_starts_from_the_masked_rows(filed, workspace):
    assert not shows(entries.cells_of(store.read_rows(workspace, filed), KINDS["hazards"]))


def test_a_problem_does_not_quote_the_number(office):
    outcome = office.tries(f"talks\n{IDENTITY}号", "work")
    assert codes(outcome) == ["not_a_number"]
    assert not shows(outcome.as_dict())
