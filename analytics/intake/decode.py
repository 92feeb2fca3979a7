"""Bytes to UTF-8: the encodings that clerks' programs write, tried from the strictest to the most forgiving."""

import codecs
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.intake.refusal import Refused

SAMPLE = 1 << 16
# Decoding piece by piece keeps a large file from standing in memory three times over.
PIECE = 1 << 22
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a"))
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Text:
    """A file's text as UTF-8, without a byte order mark, and the encoding it came in."""

    utf8: pa.Buffer
    encoding: str


def decode(content: bytes) -> Text:
    """The text. Raises Refused(not_a_table) for binary content, Refused(unreadable_text) for unknown encodings."""
    start, encodings = _candidates(content)
    for encoding in encodings:
        utf8 = _utf8(content, start, encoding)
        if utf8 is not None:
            _assert_text(utf8, content, encoding)
            return Text(utf8, encoding)
        if _is_damaged_utf8(content[:SAMPLE]):
            break
    raise Refused("unreadable_text")


def _candidates(content: bytes) -> tuple[int, list[str]]:
    """Where the text begins and the encodings it may be in, the strictest first."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return len(mark), [encoding]
    sample = content[:SAMPLE]
    if b"\0" in sample:
        return 0, [_guessed_utf16(sample)]
    return 0, ["utf-8", "gb18030"]


def _utf8(content: bytes, start: int, encoding: str) -> pa.Buffer | None:
    """The text as UTF-8, or None if the bytes are not of that encoding."""
    if encoding == "utf-8":
        buffer = pa.py_buffer(content).slice(start)
        return buffer if _is_utf8(buffer) else None
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    view = memoryview(content)
    sink = pa.BufferOutputStream()
    try:
        for place in range(start, len(content), PIECE):
            sink.write(decoder.decode(view[place : place + PIECE]).encode())
        sink.write(decoder.decode(b"", final=True).encode())
    except UnicodeError:
        return None
    return sink.getvalue()


def _is_utf8(buffer: pa.Buffer) -> bool:
    """Arrow's own check, ten times as fast as decoding and without a copy: the bytes are one cell of a column."""
    offsets = pa.py_buffer(np.array([0, buffer.size], dtype=np.int64))
    try:
        pa.Array.from_buffers(pa.large_binary(), 1, [None, offsets, buffer]).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _guessed_utf16(sample: bytes) -> str:
    """UTF-16 without a mark: its line ends are ASCII, each with a zero byte, all on the same side."""
    text = sample[: len(sample) // 2 * 2]
    for encoding, newlines, zeros, others in (
        ("utf-16-le", (b"\n\0", b"\r\0"), text[1::2].count(0), text[0::2].count(0)),
        ("utf-16-be", (b"\0\n", b"\0\r"), text[0::2].count(0), text[1::2].count(0)),
    ):
        pairs = {text[at : at + 2] for at in range(0, len(text), 2)}
        if zeros > 4 * others and not pairs.isdisjoint(newlines):
            return encoding
    raise Refused("not_a_table")


def _is_damaged_utf8(sample: bytes) -> bool:
    """UTF-8 with a few bad bytes would pass as GB18030 and read as nonsense; true GB18030 makes poor UTF-8."""
    text = sample.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return foreign >= 20 and (text.count("�") - 1) * 10 < foreign


def _assert_text(utf8: pa.Buffer, content: bytes, encoding: str) -> None:
    head = utf8.slice(0, min(utf8.size, SAMPLE)).to_pybytes()
    controls = len(head) - len(head.translate(None, CONTROLS))
    # In UTF-16 a zero byte is half a character, elsewhere it is a character that no text has.
    zero = not np.frombuffer(utf8, np.uint8).all() if encoding.startswith("utf-16") else b"\0" in content
    if zero or controls * 100 > len(head):
        raise Refused("not_a_table")
    if not head.decode(errors="ignore").strip() and not utf8.to_pybytes().decode().strip():
        raise Refused("empty_file")
