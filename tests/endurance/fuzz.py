"""Gives the readers damaged, cut, lying and invented files until the time is over.

python -m tests.endurance.fuzz [--seconds N] [--seed S]
"""

import argparse
import contextlib
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from analytics import problems
from analytics.contract import KINDS
from analytics.intake import glance, read, reading
from analytics.intake.refusal import Refused
from tests.intake.files import REFERENCE, ROWS, archive, delimited, ods, rewritten, text, xls, xlsx

LIBREOFFICE = Path(__file__).parents[1] / "intake" / "libreoffice"
SOUND = [
    delimited(ROWS),
    delimited(ROWS, "gb18030", "\t"),
    delimited(ROWS, "utf-16"),
    xlsx(("S", ROWS), hidden_rows=[2]),
    xls(ROWS, hidden_rows=[2]),
    ods(("S", ROWS), hidden_rows=[2]),
    archive(word__document_xml="<d/>", docProps__core_xml="<a><created>2022-01-05</created></a>"),
    *(path.read_bytes() for path in sorted(LIBREOFFICE.iterdir()) if path.suffix in (".csv", ".xlsx", ".xls", ".ods")),
]
ZIPPED = [content for content in SOUND if content.startswith(b"PK")]
MAGIC = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"%PDF-1.7",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
]
PIECES = [
    *(b"\0", b'"', b"\n", b",", b"\xff", b"<", b">", b"&", b"=", b"4294967295", b"-1", b"A1:XFD1048576", b"\x80\x81"),
    *("合计".encode(), "不适用".encode(), b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"1e999", b"2021-13-45"),
]
SLOW = 20.0  # seconds; nothing so small may take so long
DECLARED = {code for level in problems.declared().values() for code in level}


def damaged(chance: random.Random) -> bytes:
    content = bytearray(chance.choice(SOUND))
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(content) + 1)
        piece = chance.choice(PIECES) if chance.random() < 0.5 else chance.randbytes(chance.randint(1, 6))
        end = place + (len(piece) if chance.random() < 0.6 else chance.choice([0, 0, 1, 40]))
        content[place:end] = piece
    return bytes(content)


def cut(chance: random.Random) -> bytes:
    content = chance.choice(SOUND)
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return chance.choice(
        [content[:end], content[start:], content[:start] + content[end:], content + content[start:end]]
    )


def lying(chance: random.Random) -> bytes:
    """A part of an archive changed inside its compression, where random bytes would only break the archive."""
    import io
    import zipfile

    content = chance.choice(ZIPPED)
    part = chance.choice(zipfile.ZipFile(io.BytesIO(content)).namelist())

    def changed(xml: bytes) -> bytes:
        told = bytearray(xml)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(told) + 1)
            told[place : place + chance.randint(0, 12)] = chance.choice(PIECES)
        return bytes(told)

    return rewritten(content, part, changed)


def invented(chance: random.Random) -> bytes:
    return chance.choice(MAGIC) + chance.randbytes(chance.randint(0, 400))


def filled_in(chance: random.Random) -> bytes:
    """A sound header over cells of all sorts."""
    kind = chance.choice([kind for kind in KINDS.values() if kind.format == "table"])
    heads = [column.zh for column in (*kind.columns, *kind.common)]
    chance.shuffle(heads)
    words = [
        "",
        "-",
        "不适用",
        "合计",
        "1",
        "-1",
        "2021-05-06",
        "是",
        "=1",
        "'=1",
        "\t",
        '"',
        "POLYGON((0 0,0 1,1 1,0 0))",
    ]
    odd = ["".join(chr(chance.choice((chance.randint(1, 255), chance.randint(0x4E00, 0x9FFF)))) for _ in range(5))]
    rows = [[chance.choice(words + odd) for _ in range(chance.randint(0, 17))] for _ in range(chance.randint(0, 6))]
    return text([heads[:16], *rows]).encode(chance.choice(["utf-8", "gb18030", "utf-16"]), "replace")


MAKERS: tuple[Callable[[random.Random], bytes], ...] = (damaged, cut, lying, invented, filled_in)


def look(content: bytes, chance: random.Random) -> str:
    """Reads the file as a report of some kind, and says what it was; an assertion where that is no reading."""
    kind = KINDS["hazards"] if chance.random() < 0.6 else chance.choice(list(KINDS.values()))
    started = time.perf_counter()
    found = read(content, "文件.csv", kind, REFERENCE)
    with contextlib.suppress(Refused):
        glance.first_rows(content, kind)
    assert time.perf_counter() - started < SLOW
    assert found.rows.schema == kind.arrow_schema
    assert found.problems.schema == problems.SCHEMA
    assert found.rows.num_rows > 0 or found.problems.num_rows > 0
    assert set(found.problems["code"].to_pylist()) <= DECLARED
    return "read" if found.source.format else "refused"


def fuzz(seed: int, *, seconds: float = 0.0, inputs: int = 0) -> Counter[str]:
    """As many inputs as asked for, or for so long; raises what the readers should have dealt with themselves."""

    def unforeseen(*_: object) -> None:
        raise

    reading.LOG.exception, kept = unforeseen, reading.LOG.exception  # type: ignore[method-assign, assignment]
    tally: Counter[str] = Counter()
    started = time.perf_counter()
    try:
        while sum(tally[name] for name in ("read", "refused")) < inputs or time.perf_counter() - started < seconds:
            number = tally["read"] + tally["refused"]
            chance = random.Random(f"{seed} {number}")
            make = MAKERS[number % len(MAKERS)]
            content = make(chance)
            try:
                tally[look(content, chance)] += 1
            except BaseException:
                print(f"seed {seed}, input {number} ({make.__name__}): {content[:200]!r}", file=sys.stderr)
                raise
            tally[make.__name__] += 1
    finally:
        reading.LOG.exception = kept  # type: ignore[method-assign]
    return tally


def _of_process(asked: tuple[int, float]) -> Counter[str]:
    return fuzz(asked[0], seconds=asked[1])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    os.environ["RUST_BACKTRACE"] = (
        "0"  # the spreadsheet reader's panics are caught, and each is told at length otherwise
    )
    processes = min(os.cpu_count() or 1, 4)
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        tallies = pool.map(_of_process, [(asked.seed + number, asked.seconds) for number in range(processes)])
    tally = sum(tallies, Counter())
    tried = tally["read"] + tally["refused"]
    counted = ", ".join(f"{name} {count:,}" for name, count in sorted(tally.items()))
    print(f"{tried:,} inputs, nothing unforeseen; {counted}; seed {asked.seed}, {asked.seconds:.0f} s")


if __name__ == "__main__":
    main()
