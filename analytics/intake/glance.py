"""The first rows of a file whose kind nobody knows yet."""

from analytics.contract import Kind
from analytics.intake import delimited, header, held_sheet, sniff
from analytics.intake.decode import decode
from analytics.intake.header import Rows
from analytics.intake.reading import HEADERS

ENOUGH = 256 * 1024  # bytes of text
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def first_rows(content: bytes, kind: Kind) -> tuple[sniff.Content, Rows]:
    """What the bytes are, and the rows among which a header stands: none in a document.

    Of several sheets the one that fits the ``kind`` best, which is only presumed. Raises Refused.
    """
    found = sniff.content_of(content)
    if found == "text":
        return found, delimited.read(decode(_beginning(content)).utf8, HEADERS).head(header.DEPTH)
    if found in ("xlsx", "xls", "ods"):
        return found, held_sheet.read(content, found, kind).grid.head(header.DEPTH)
    return found, []


def _beginning(content: bytes) -> bytes:
    """So much that the header is in it, cut where a line ends."""
    if len(content) <= ENOUGH or content.startswith(UTF16):
        return content
    return content[: content.rfind(b"\n", 0, ENOUGH) + 1] or content
