"""A bulletin before it is a file: headings, sentences, tables and pictures, in which every number carries its proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Side = Literal["value", "numerator", "denominator", "change"]


@dataclass(frozen=True)
class Figure:
    """A number as it is printed, and what proves it.

    ``id``: an indicator of the catalogue, a count of work (``work:talks``) or something counted for the bulletin
    (``count:…``). ``side``: the indicator itself, a part of it, or its change against the month before ``first``. None: unknown.
    ``area`` is a township or the county, which under a reader's scope is all that the reader may see.
    """

    id: str
    area: str
    first: str
    last: str
    value: float | None
    text: str
    side: Side = "value"


Piece = str | Figure


def shown(piece: Piece) -> str:
    return piece.text if isinstance(piece, Figure) else piece


@dataclass(frozen=True)
class Heading:
    """``level`` 1 to 3; ``number`` as it is written before the words (一、（一）1.); an annex's own heading has 附件1."""

    level: int
    number: str
    pieces: tuple[Piece, ...]
    annex: bool = False


@dataclass(frozen=True)
class Paragraph:
    """``role``: text, a note in small letters, whom it is addressed to, who signs it, and the date."""

    pieces: tuple[Piece, ...]
    role: Literal["text", "note", "to", "signature", "date"] = "text"


@dataclass(frozen=True)
class Table:
    """``widths`` are shares of the page's width; ``rows`` may hold text and figures side by side."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    widths: tuple[float, ...]
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """The same picture as pixels for Word and as curves for print; ``alt`` says it in words. Width and height in mm."""

    title: str
    alt: str
    png: bytes
    svg: bytes
    width: float
    height: float
    note: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Table | Picture | PageBreak


@dataclass(frozen=True)
class Bulletin:
    """What a template said of a period. ``compact``: small letters, for what must fit on one page.

    ``figures_of`` names the warehouse that the numbers are of; ``final``: whether all its months are locked.
    """

    title: str
    subtitle: str
    language: str
    first: str
    last: str
    dated: date
    final: bool
    figures_of: str
    blocks: tuple[Block, ...]
    compact: bool = False

    @property
    def figures(self) -> list[Figure]:
        """Every number that is printed, in order."""
        return [piece for block in self.blocks for piece in pieces(block) if isinstance(piece, Figure)]

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


def pieces(block: Block) -> Iterator[Piece]:
    """The texts and figures of a block, in the order of reading."""
    if isinstance(block, Heading | Paragraph):
        yield from block.pieces
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
