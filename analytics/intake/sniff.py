"""What a file is, by its bytes: names lie (CSV saved as .xls, a picture renamed to .csv)."""

import io
import zipfile
from typing import Literal

from analytics.intake.damage import DAMAGED
from analytics.intake.refusal import Refused

Content = Literal["text", "xlsx", "xls", "ods", "docx", "pdf", "other"]

LARGEST_FILE = 512 * 1024**2
LARGEST_UNPACKED = 1024**3

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Pictures, archives, rich text and web pages: none of them is a table, whatever the name says.
OTHERS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"PK\x05\x06",
    b"\x7fELF",
)
MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"<meta")


def content_of(content: bytes) -> Content:
    """What the bytes are. Raises Refused for an empty, too large, broken or locked file."""
    if len(content) > LARGEST_FILE:
        raise Refused("too_large", value=_mib(len(content)))
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if len(content) < 512 and not start:
        raise Refused("empty_file")
    if start.startswith(ZIP):
        return _zipped(content)
    if start.startswith(OLE):
        return _compound(content)
    if start.startswith(b"%PDF"):
        return "pdf"
    if start.startswith(OTHERS) or start.lower().startswith(MARKUP):
        return "other"
    return "text"


def _zipped(content: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member.filename: member for member in archive.infolist()}
            manifest = _part(archive, members, "META-INF/manifest.xml")
            mimetype = _part(archive, members, "mimetype")
    except DAMAGED as error:
        raise Refused("broken_file") from error
    if any(member.flag_bits & 1 for member in members.values()) or b"encryption-data" in manifest:
        raise Refused("password_protected")
    # A few kilobytes can unpack to more than the memory holds.
    unpacked = sum(member.file_size for member in members.values())
    if unpacked > LARGEST_UNPACKED:
        raise Refused("too_large", value=_mib(unpacked))
    if "xl/workbook.xml" in members:
        return "xlsx"
    if "word/document.xml" in members:
        return "docx"
    return "ods" if b"opendocument.spreadsheet" in mimetype + manifest[:4096] else "other"


def _part(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str) -> bytes:
    """A small member's bytes; nothing where it is absent or too large to be what it should be."""
    member = members.get(name)
    small = member is not None and member.file_size < 1024**2 and not member.flag_bits & 1
    return archive.read(name) if small else b""


def _compound(content: bytes) -> Content:
    """OLE containers name their streams in UTF-16: Office wraps an encrypted workbook or document in one."""

    def has(*names: str) -> bool:
        return any(f"{name}\0".encode("utf-16-le") in content for name in names)

    if has("EncryptedPackage"):
        raise Refused("password_protected")
    if not has("Root Entry"):
        raise Refused("broken_file")
    return "xls" if has("Workbook", "Book") else "other"


def _mib(size: int) -> str:
    return f"{size // 1024**2} MiB"
