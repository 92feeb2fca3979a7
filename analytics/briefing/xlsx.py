"""The bulletin's tables as a workbook, a sheet each, with the proof of every number on the last one."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from analytics import export
from analytics.briefing.model import Bulletin, Figure, Heading, Paragraph, Piece, Table, shown
from analytics.metrics import METRICS, NUMBER_FORMATS
from analytics.wording import say

Cells = Sequence[Piece]


def write(bulletin: Bulletin) -> bytes:
    """Numbers are numbers, with as many digits as in the text; unknown ones are a dash."""
    sheets = {say("bulletin.sheet_about", bulletin.language): _about(bulletin)}
    for number, table in enumerate(bulletin.tables, 1):
        sheets[f"{number} {table.title}"] = _sheet(table, bulletin.language)
    sheets[say("bulletin.sheet_figures", bulletin.language)] = figures(bulletin)
    return export.to_book(sheets)


def figures(bulletin: Bulletin) -> pa.Table:
    """Every number of the bulletin: as printed, its value, and which indicator of which area and months it is."""
    names = ("printed", "value", "id", "side", "area", "first", "last")
    rows = [(f.text, f.value, f.id, f.side, f.area, f.first, f.last) for f in bulletin.figures]
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    heads = [say(f"bulletin.figures_{name}", bulletin.language) for name in names]
    types = [pa.float64() if name == "value" else pa.string() for name in names]
    return pa.table(
        [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)], schema=_schema(heads, types)
    )


def _about(bulletin: Bulletin) -> pa.Table:
    """The title, and the text as it reads."""
    lines = [f"{bulletin.title}{bulletin.subtitle}"]
    for block in bulletin.blocks:
        if isinstance(block, Heading | Paragraph):
            number = block.number if isinstance(block, Heading) else ""
            lines.append(number + "".join(shown(piece) for piece in block.pieces))
    return pa.table({say("bulletin.sheet_text", bulletin.language): pa.array(lines, pa.string())})


def _sheet(table: Table, language: str) -> pa.Table:
    columns: list[pa.Array] = []
    fields: list[pa.Field] = []
    for position, head in enumerate(table.heads):
        cells = [row[position] for row in table.rows]
        for name, array, metadata in _columns(head, cells, language):
            fields.append(pa.field(_once(name, fields), array.type, metadata=metadata))
            columns.append(array)
    return pa.table(columns, schema=pa.schema(fields))


def _columns(head: str, cells: Cells, language: str) -> list[tuple[str, pa.Array, dict[bytes, bytes] | None]]:
    """One column, or two where the numbers are of different kinds: as printed, and as they are."""
    numbers = [cell for cell in cells if isinstance(cell, Figure)]
    if not numbers:
        return [(head, pa.array([shown(cell) for cell in cells], pa.string()), None)]
    values = pa.array([cell.value if isinstance(cell, Figure) else None for cell in cells], pa.float64())
    formats = {number_format(figure) for figure in numbers}
    if len(formats) == 1:
        metadata = {export.FORMAT: formats.pop().encode(), export.EMPTY: "—".encode()}
        return [(head, values, metadata)]
    printed = pa.array([shown(cell) for cell in cells], pa.string())
    return [(head, printed, None), (say("bulletin.exact", language, name=head), values, {export.FORMAT: b"General"})]


def number_format(figure: Figure) -> str:
    """As a spreadsheet writes it."""
    known = METRICS.get(figure.id)
    return NUMBER_FORMATS[known.format] if known and figure.side == "value" else NUMBER_FORMATS["count"]


def _once(name: str, fields: Sequence[pa.Field]) -> str:
    return name if name not in [field.name for field in fields] else f"{name} "


def _schema(heads: Sequence[str], types: Sequence[Any]) -> pa.Schema:
    return pa.schema([pa.field(head, kind) for head, kind in zip(heads, types, strict=True)])
