"""Bulletins read back from the files that people get, without the code that wrote them."""

import io
import json
import zipfile

import docx
import openpyxl
from docx.oxml.ns import qn


def printed(content: bytes) -> dict[str, str]:
    """What stands inside each bookmark of a DOCX, in the text and in the tables."""
    found = {}
    for start in docx.Document(io.BytesIO(content)).element.iter(qn("w:bookmarkStart")):
        run = start.getnext()
        found[start.get(qn("w:name"))] = "".join(text.text or "" for text in run.iter(qn("w:t")))
    return found


def proof(content: bytes) -> dict[str, dict]:
    """What the DOCX says that each bookmark holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return json.loads(archive.read("customXml/figures.json"))


def text(content: bytes) -> str:
    return "\n".join(line.text for line in docx.Document(io.BytesIO(content)).paragraphs)


def tables(content: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(content)).tables
    ]


def sheets(content: bytes) -> dict[str, list[tuple]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
