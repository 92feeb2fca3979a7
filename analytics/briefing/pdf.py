"""The bulletin as a PDF, set by Typst: no browser, no office program, the fonts in the file."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analytics.briefing import fonts
from analytics.briefing.fonts import Face
from analytics.briefing.model import Block, Bulletin, Figure, Heading, Paragraph, Picture, Piece, Table, shown
from analytics.workspace import Workspace

LAYOUT = Path(__file__).with_name("bulletin.typ")
LATIN = "Libertinus Serif"  # comes with Typst: what a Chinese font lacks


def write(bulletin: Bulletin, workspace: Workspace) -> bytes:
    """Raises CampusError where this machine has no Chinese font: a page of boxes would help nobody."""
    import typst

    own = fonts.folder(workspace)
    faces: tuple[Face, ...] = ("title", "body", "black", "kai")
    chosen = {face: [*fonts.chosen(face, own), LATIN] for face in faces}
    pictures = {f"{n}.svg": block.svg for n, block in enumerate(bulletin.blocks) if isinstance(block, Picture)}
    model = {
        "title": bulletin.title,
        "subtitle": bulletin.subtitle,
        "language": bulletin.language,
        "compact": bulletin.compact,
        "fonts": chosen,
        "bold_title": chosen["title"][0] in fonts.SERIF,  # a text face in a title's place needs its weight
        "blocks": _blocks(bulletin),
    }
    files: Any = {"main.typ": LAYOUT.read_bytes(), "model.json": json.dumps(model).encode(), **pictures}
    dated = datetime(bulletin.dated.year, bulletin.dated.month, bulletin.dated.day, tzinfo=UTC)
    return bytes(typst.compile(files, format="pdf", font_paths=fonts.loaded(own), timestamp=dated))


def _blocks(bulletin: Bulletin) -> list[dict[str, Any]]:
    after = [*(getattr(block, "role", None) for block in bulletin.blocks[1:]), None]
    return [
        _block(block, number) | {"sticky": follows == "signature"}
        for number, (block, follows) in enumerate(zip(bulletin.blocks, after, strict=True))
    ]


def _block(block: Block, number: int) -> dict[str, Any]:
    match block:
        case Heading():
            numbered = {"level": block.level, "number": block.number, "annex": block.annex}
            return {"kind": "heading", "text": _text(block.pieces), **numbered}
        case Paragraph():
            return {"kind": block.role, "text": _text(block.pieces)}
        case Table():
            return {
                "kind": "table",
                "title": block.title,
                "heads": block.heads,
                "rows": [[shown(piece) for piece in row] for row in block.rows],
                "widths": block.widths,
                "numeric": [any(isinstance(row[i], Figure) for row in block.rows) for i in range(len(block.heads))],
                "note": block.note,
            }
        case Picture():
            return {
                "kind": "picture",
                "file": f"{number}.svg",
                "title": block.title,
                "alt": block.alt,
                "note": block.note,
            }
        case _:
            return {"kind": "page"}


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(shown(piece) for piece in pieces)
