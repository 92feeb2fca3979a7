"""A file that cannot be read is refused with one problem about the file as a whole, and with no rows."""

import struct

import pytest

from analytics import problems
from analytics.contract import KINDS
from analytics.intake import sniff
from tests.intake.files import ROWS, archive, compound, delimited, found, ods, reading, rewritten, text, xls, xlsx

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 4
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
WORD = archive(word__document_xml="<document/>")


def refusal(content, kind="hazards"):
    read_file = reading(content, kind)
    assert read_file.rows.num_rows == 0
    assert read_file.rows.schema == KINDS[kind].arrow_schema
    assert problems.has_errors(read_file.problems)
    ((code, row, column, _),) = found(read_file)
    assert (row, column) == (None, None)
    return code


BLANK_LINES = "　\n".encode() * 400


@pytest.mark.parametrize("content", [b"", b" ", b"\r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe", BLANK_LINES, b"\n" * 9999])
def test_an_empty_file_is_empty(content):
    assert refusal(content) == "empty_file"


def test_a_workbook_without_a_cell_is_empty():
    assert refusal(xlsx(("Sheet1", []))) == "empty_file"
    assert refusal(ods(("Sheet1", []))) == "empty_file"


@pytest.mark.parametrize(
    "content",
    [
        PNG,
        JPEG,
        b"GIF89a" + b"\0" * 50,
        b"%PDF-1.7\n" + b"x" * 50,
        b"{\\rtf1 text}",
        b"\x1f\x8b\x08" + b"\0" * 50,
        b"<!DOCTYPE html><html><table></table></html>",
        b'<?xml version="1.0"?><Workbook/>',
        b"\x7fELF" + b"\0" * 50,
        b"\0\1\2\3" * 50,
        text(ROWS).encode() + b"\0",
        text(ROWS).encode() * 5000 + b"\0",
        bytes(range(1, 32)) * 5,
        WORD,
        archive(readme_txt="text"),
        compound("WordDocument"),
    ],
)
def test_what_is_no_table_is_told_whatever_its_name(content):
    assert refusal(content) == "not_a_table"


@pytest.mark.parametrize(
    "content",
    [
        compound("EncryptedPackage", "EncryptionInfo"),
        archive(
            mimetype="application/vnd.oasis.opendocument.spreadsheet",
            **{"META-INF__manifest_xml": "<encryption-data/>"},
        ),
    ],
)
def test_a_locked_workbook_asks_for_its_password_to_be_removed(content):
    assert refusal(content) == "password_protected"


def test_a_locked_old_workbook_is_told_from_a_broken_one():
    content = bytearray(xls(ROWS))
    begin = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    content[begin + 20 : begin + 26] = b"\x2f\x00\x02\x00\x01\x00"  # FILEPASS in place of the record that follows
    assert refusal(bytes(content)) == "password_protected"


@pytest.mark.parametrize("whole", [xlsx(("S", ROWS)), ods(("S", ROWS))], ids=["xlsx", "ods"])
def test_a_workbook_cut_short_is_broken(whole):
    assert refusal(whole[: len(whole) // 2]) == "broken_file"


def test_a_workbook_whose_parts_are_damaged_is_broken():
    whole = xlsx(("S", ROWS))
    assert refusal(rewritten(whole, "xl/worksheets/sheet1.xml", lambda xml: xml[:-200])) == "broken_file"
    assert refusal(rewritten(whole, "xl/workbook.xml", lambda xml: b"no xml")) == "broken_file"
    assert refusal(archive(xl__workbook_xml="<workbook/>")) == "broken_file"


def test_an_old_workbook_cut_short_is_broken():
    assert refusal(xls(ROWS)[:1500]) == "broken_file"


def test_entities_that_multiply_are_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    assert refusal(rewritten(xlsx(("S", ROWS)), "xl/workbook.xml", lambda xml: bomb)) == "broken_file"


def test_a_file_beyond_the_limit_is_too_large(monkeypatch):
    monkeypatch.setattr(sniff, "LARGEST_FILE", 1000)
    assert refusal(delimited(ROWS * 100)) == "too_large"


def test_an_archive_that_unpacks_beyond_the_limit_is_too_large(monkeypatch):
    monkeypatch.setattr(sniff, "LARGEST_UNPACKED", 10**6)
    content = rewritten(xlsx(("S", ROWS)), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 10**6)
    assert len(content) < 10**5
    assert refusal(content) == "too_large"


def test_a_sheet_of_two_cells_in_opposite_corners_is_too_large():
    content = rewritten(
        xlsx(("S", ROWS)),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )
    assert refusal(content) == "too_large"


def test_a_cell_beyond_the_last_row_of_any_sheet_is_too_large():
    for place in ("A99999999", "ZZZZ1"):
        cell = f'<row r="9"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
        content = rewritten(
            xlsx(("S", ROWS)), "xl/worksheets/sheet1.xml", lambda xml, cell=cell: xml.replace(b"</sheetData>", cell)
        )
        assert refusal(content) == "too_large"


def test_a_workbook_that_lies_about_its_number_of_texts_is_broken():
    content = rewritten(
        xlsx(("S", ROWS)), "xl/sharedStrings.xml", lambda xml: xml.replace(b'uniqueCount="', b'uniqueCount="99999999')
    )
    assert refusal(content) == "broken_file"


@pytest.mark.parametrize("damage", [(44, b"\xff\xff\xff\x7f"), (68, b"\0\0\0\0\xff\xff\0\0"), (30, b"\x3f")])
def test_an_old_workbook_that_lies_about_its_sectors_is_broken(damage):
    place, piece = damage
    content = bytearray(xls(ROWS))
    content[place : place + len(piece)] = piece
    assert refusal(bytes(content)) == "broken_file"


def test_an_old_workbook_whose_sectors_go_round_in_a_circle_is_broken():
    content = bytearray(xls(ROWS))
    table = content.index(b"\x01\0\0\0\x02\0\0\0\x03\0\0\0")
    content[table + 4 : table + 8] = b"\0\0\0\0"
    assert refusal(bytes(content)) == "broken_file"


@pytest.mark.parametrize("bounds", [(9, 3, 0, 5), (0, 2**31, 0, 5), (0, 5, 9, 3)])
def test_an_old_workbook_that_lies_about_its_extent_is_broken(bounds):
    content = bytearray(xls(ROWS))
    place = content.index(b"\x00\x02\x0e\x00") + 4
    content[place : place + 12] = struct.pack("<IIHH", *bounds)
    assert refusal(bytes(content)) == "broken_file"


def test_a_table_of_endlessly_repeated_cells_is_too_large():
    content = rewritten(
        ods(("S", ROWS)),
        "content.xml",
        lambda xml: xml.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="9999999">'),
    )
    assert refusal(content) == "too_large"


def test_empty_rows_repeated_to_the_end_of_the_sheet_are_no_size():
    cell = b'<table:table-cell table:number-columns-repeated="16384"/>'
    rows = b'<table:table-row table:number-rows-repeated="1048000">' + cell + b"</table:table-row>"
    content = rewritten(
        ods(("S", ROWS)),
        "content.xml",
        lambda xml: xml.replace(b"</table:table>", rows + b"</table:table>"),
    )
    assert reading(content).rows.num_rows == 1
