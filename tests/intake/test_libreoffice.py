"""Files that LibreOffice wrote are read right. How they were made: ``libreoffice/README.md``."""

from datetime import date
from pathlib import Path

import pytest

from tests.error_workbook.test_error_workbook import BAD
from tests.intake.files import codes, delimited, found, reading

FOLDER = Path(__file__).parent / "libreoffice"
ENCODINGS = {"utf-8.csv": "utf-8", "utf-8-bom.csv": "utf-8", "gb18030.csv": "gb18030"}
WORKBOOKS = ("ledger.xlsx", "ledger.xls", "ledger.ods")


@pytest.mark.parametrize("name", [*WORKBOOKS, *ENCODINGS])
def test_every_file_says_the_same_whatever_its_format_and_encoding(name):
    read_file = reading((FOLDER / name).read_bytes(), name=name)
    first, second = read_file.rows.to_pylist()
    assert (first["hazard_id"], first["line"]) == ("0007", 3)
    assert (first["found_on"], first["deadline"]) == (date(2021, 5, 6), date(2021, 5, 20))
    assert first["description"] == '楼道堆放“杂物”, 含"纸箱"\n共两处'
    assert first["fund_yuan"] == 1200.5
    assert (second["hazard_id"], second["line"]) == ("202105060000000123", 4)
    assert second["description"] == "㐂埗校区围墙䶮处破损"
    assert (second["deadline"], second["fund_yuan"], second["grade"]) == (None, 0, "重大")
    assert found(read_file) == [("total_row_skipped", 6, None, "合计")]
    assert read_file.source.header_row == 2


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_sheet_with_the_ledger_is_found_behind_another(name):
    read_file = reading((FOLDER / name).read_bytes())
    assert (read_file.source.format, read_file.source.sheet) == (name.rpartition(".")[2], "隐患台账")


@pytest.mark.parametrize("name", ENCODINGS)
def test_the_encoding_is_told_by_the_bytes(name):
    source = reading((FOLDER / name).read_bytes()).source
    assert (source.format, source.encoding) == ("csv", ENCODINGS[name])


@pytest.mark.parametrize("name", ["result.xlsx", "result.xls"])
def test_an_error_workbook_that_was_saved_by_libreoffice_is_known_again(name):
    read_file, before = reading((FOLDER / name).read_bytes()), reading(delimited(BAD))
    assert read_file.rows.equals(before.rows)
    # The number in the description is masked in the workbook already.
    assert [code for code in codes(before) if code != "personal_data"] == codes(read_file)
