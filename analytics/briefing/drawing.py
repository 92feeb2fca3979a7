"""The sheet that pictures are drawn on: Chinese fonts, colours that survive a black-and-white printer, PNG and SVG."""

import io
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from analytics.briefing import fonts
from analytics.briefing.model import Picture

MM = 1 / 25.4
WIDTH = 156  # mm: between the margins of GB/T 9704
DPI = 200

INK, MUTED, LINE, PAPER = "#1F2A37", "#5B6776", "#D9E0E8", "#FFFFFF"
BLUE, SKY, ORANGE, VERMILION = "#0A5C9E", "#56B4E9", "#E69F00", "#D55E00"
JUDGED = {
    "good": ("#CFE4F5", ".."),
    "fair": ("#F1F4F7", ""),
    "poor": ("#FBE3C4", "//"),
    "bad": ("#F0A860", "xx"),
    "few": ("#FFFFFF", ""),
    "unknown": ("#FFFFFF", "--"),
}
"""Fill and hatching by judgement: the hatching tells them apart without colour."""

_drawing = threading.Lock()  # matplotlib's fonts and settings are one for all threads


class Sheet:
    """One picture in the making: ``axes`` to draw on, ``picture`` when it is done."""

    def __init__(self, height: float, own_fonts: Path | None, *, frame: bool = True) -> None:
        from matplotlib.figure import Figure

        _settle(own_fonts)
        self.height = height
        self.figure = Figure(figsize=(WIDTH * MM, height * MM), layout="constrained")
        self.axes: Any = self.figure.subplots()
        if frame:
            self.axes.spines[["top", "right"]].set_visible(False)
            self.axes.grid(axis="y", color=LINE, linewidth=0.6)
            self.axes.set_axisbelow(True)
        else:
            self.axes.set_axis_off()

    def legend(self, columns: int = 3, handles: list[Any] | None = None) -> None:
        """Below the drawing, where it hides nothing."""
        given = {"handles": handles} if handles else {}
        self.figure.legend(loc="outside lower center", ncols=columns, frameon=False, **given)

    def picture(self, title: str, alt: str, note: str = "") -> Picture:
        with _drawing:
            png, svg = (self._saved(kind) for kind in ("png", "svg"))
        return Picture(title, alt, png, svg, WIDTH, self.height, note)

    def _saved(self, kind: str) -> bytes:
        file = io.BytesIO()
        # Without a date, so that the same figures give the same bytes.
        metadata = {"Software": None} if kind == "png" else {"Date": None, "Creator": None}
        self.figure.savefig(file, format=kind, dpi=DPI, metadata=metadata)
        return file.getvalue()


@lru_cache(maxsize=4)
def _settle(own_fonts: Path | None) -> None:
    """Raises CampusError where there is no Chinese font."""
    import matplotlib
    from matplotlib import font_manager

    for file in sorted(own_fonts.glob("*.[ot]t[fc]")) if own_fonts else ():
        font_manager.fontManager.addfont(file)
    there = {font.name for font in font_manager.fontManager.ttflist}
    wanted = fonts.chosen("black", own_fonts)
    matplotlib.rcParams.update(
        {
            "font.family": [name for name in wanted if name in there][:2] or wanted[:1],
            "font.size": 9,
            "axes.unicode_minus": False,
            "axes.edgecolor": MUTED,
            "text.color": INK,
            "axes.labelcolor": INK,
            "xtick.color": INK,
            "ytick.color": INK,
            "svg.fonttype": "path",
            "svg.hashsalt": "campus",
            "hatch.linewidth": 0.5,
            "hatch.color": MUTED,
        }
    )
