"""What a document could run or open by itself. Nothing here is executed, and nothing is taken out: it is only told."""

import io
import re
import zipfile
import zlib

from analytics.intake.damage import DAMAGED

# A macro-enabled document says so in its content types, whatever its name: renaming it to .docx changes neither.
MACROS = b"macroEnabled"
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
ACTIVE_PARTS = ("word/activex/", "word/embeddings/")

PDF_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z])")
PDF_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
PDF_STREAM = re.compile(rb"stream\r?\n")
LARGEST_STREAM = 1 << 20
STREAMS = 500
LARGEST_PART = 1 << 20


def has_macros(content: bytes) -> bool:
    """Whether a DOCX is a DOCM in truth. A damaged one has none that could be told."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {member.filename.casefold(): member for member in archive.infolist()}
            if any(name.endswith(MACRO_PARTS) for name in parts):
                return True
            types = parts.get("[content_types].xml")
            return types is not None and types.file_size <= LARGEST_PART and MACROS in archive.read(types)
    except DAMAGED:
        return False


def docx_is_active(content: bytes) -> bool:
    """Whether objects or controls are embedded that Word would start at a click."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(member.filename.casefold().startswith(ACTIVE_PARTS) for member in archive.infolist())
    except DAMAGED:
        return False


def pdf_is_active(content: bytes) -> bool:
    """Whether scripts, programs to start or files within it are named, in the open or in a packed object stream."""
    if _names_active(content):
        return True
    for number, found in enumerate(PDF_STREAM.finditer(content)):
        if number == STREAMS:
            break
        try:
            # A bounded bite: names stand at the beginning, and a bomb must not unfold.
            unpacked = zlib.decompressobj().decompress(
                content[found.end() : found.end() + LARGEST_STREAM], LARGEST_STREAM
            )
        except zlib.error:
            continue
        if _names_active(unpacked):
            return True
    return False


def _names_active(text: bytes) -> bool:
    """A name may be written with escapes: ``/#4AavaScript``."""
    plain = PDF_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), text)
    return PDF_ACTIVE.search(plain) is not None
