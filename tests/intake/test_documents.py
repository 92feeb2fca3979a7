import io
import zipfile
import zlib
from datetime import date

import pytest

from tests.intake.files import ROWS, archive, codes, compound, delimited, found, reading, xlsx

CORE = """<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2022-01-05T02:00:00Z</dcterms:created>
<dcterms:modified>{}</dcterms:modified></cp:coreProperties>"""


def docx(modified="2022-01-08T09:30:00Z"):
    return archive(word__document_xml="<document/>", docProps__core_xml=CORE.format(modified))


def pdf(dates=b"/CreationDate (D:20220108093000+08'00')"):
    return b"%PDF-1.7\n1 0 obj <<" + dates + b">> endobj\n%%EOF"


def test_a_summary_is_one_row_with_its_name_kind_and_date():
    read_file = reading(docx(), "summary", "年度总结.docx")
    assert codes(read_file) == []
    assert read_file.source.format == "document"
    (row,) = read_file.rows.to_pylist()
    assert (row["document"], row["document_type"], row["dated"]) == ("年度总结.docx", "DOCX", date(2022, 1, 8))
    assert (row["line"], row["not_applicable"]) == (1, None)


def test_a_pdf_gives_the_latest_of_its_dates():
    content = pdf(b"/CreationDate (D:20220105093000+08'00') /ModDate (D:20220108)")
    (row,) = reading(content, "summary", "总结.pdf").rows.to_pylist()
    assert (row["document_type"], row["dated"]) == ("PDF", date(2022, 1, 8))


def test_dates_are_those_of_china():
    for content in (docx("2022-01-08T17:30:00Z"), pdf(b"/CreationDate (D:20220108173000+00'00')")):
        assert reading(content, "summary").rows["dated"].to_pylist() == [date(2022, 1, 9)]


@pytest.mark.parametrize(
    "content",
    [
        archive(word__document_xml="<document/>"),
        docx("someday"),
        docx("0001-01-01T00:00:00+14:00"),
        archive(word__document_xml="<d/>", docProps__core_xml="no xml"),
        archive(word__document_xml="<d/>", docProps__core_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        pdf(b""),
        pdf(b"/CreationDate (D:20221399999999)"),
    ],
)
def test_a_document_without_a_usable_date_is_accepted_without_one(content):
    read_file = reading(content, "summary")
    assert codes(read_file) == []
    assert read_file.rows["dated"].to_pylist() == [None]


def test_the_document_is_told_by_its_bytes_and_keeps_only_the_last_part_of_its_name():
    assert reading(pdf(), "summary", "总结.docx").rows["document_type"].to_pylist() == ["PDF"]
    assert reading(pdf(), "summary", "C:\\桌面\\总结.pdf").rows["document"].to_pylist() == ["总结.pdf"]
    assert reading(pdf(), "summary", "").rows["document"].to_pylist() == ["document.pdf"]


@pytest.mark.parametrize("content", [delimited(ROWS), xlsx(("S", ROWS)), b"\x89PNG....", compound("WordDocument")])
def test_what_is_neither_docx_nor_pdf_is_no_summary(content):
    read_file = reading(content, "summary")
    assert found(read_file) == [("not_a_document", None, None, None)]
    assert read_file.rows.num_rows == 0


def test_empty_broken_and_locked_documents_are_told_apart():
    assert codes(reading(b"", "summary")) == ["empty_file"]
    assert codes(reading(docx()[:100], "summary")) == ["broken_file"]
    assert codes(reading(compound("EncryptedPackage"), "summary")) == ["password_protected"]


def docm(**parts):
    """A document with further parts, its content types as Word writes them for one with macros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<document/>")
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


MACRO_TYPE = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'


@pytest.mark.parametrize(
    "parts",
    [{"word/vbaProject.bin": "x"}, {"WORD/VBAPROJECT.BIN": "x"}, {"[Content_Types].xml": MACRO_TYPE}],
)
def test_a_document_with_macros_is_refused_whatever_it_is_called(parts):
    read_file = reading(docm(**parts), "summary", "总结.docx")
    assert found(read_file) == [("macros_in_document", None, None, None)]
    assert read_file.rows.num_rows == 0


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n1 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj\n%%EOF",
        b"%PDF-1.7\n1 0 obj <</S /#4AavaScript>> endobj\n%%EOF",
        b"%PDF-1.7\n1 0 obj <</S /Launch /F (cmd.exe)>> endobj\n%%EOF",
        b"%PDF-1.7\n1 0 obj <</Type /ObjStm>> stream\n" + zlib.compress(b"<</S /JavaScript>>") + b"\nendstream",
        docm(**{"word/embeddings/oleObject1.bin": "x"}),
        docm(**{"word/activeX/activeX1.bin": "x"}),
    ],
)
def test_a_document_that_could_run_something_is_kept_with_a_note(content):
    read_file = reading(content, "summary")
    assert found(read_file) == [("active_document", None, None, None)]
    assert read_file.rows.num_rows == 1


def test_words_that_only_look_like_a_script_are_no_reason_for_a_note():
    content = b"%PDF-1.7\n1 0 obj <</JSX 1 /Launcher 2>> endobj stream\nJavaScript\nendstream\n%%EOF"
    assert codes(reading(content, "summary")) == []
