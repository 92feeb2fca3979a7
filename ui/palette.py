"""The one set of colours, safe for colour-blind readers: blue is good, orange is bad, grey is neither or unknown.

Blues and oranges derive from Okabe and Ito's set, darkened where text or white text must be readable on them (WCAG AA).
``.streamlit/config.toml`` repeats what Streamlit itself must know; a test holds the two together.
"""

from dataclasses import dataclass

INK = "#1F2A37"
MUTED = "#5B6776"
LINE = "#D9E0E8"
MIST = "#F4F7FA"
PAPER = "#FFFFFF"

PRIMARY = "#0A5C9E"
SKY = "#56B4E9"
ORANGE = "#E69F00"
VERMILION = "#D55E00"
REST = "#A3AEBB"
GREEN = "#009E73"
PURPLE = "#CC79A7"

GOOD_TEXT = PRIMARY
BAD_TEXT = "#A84300"

SHADES = {"good": "#CFE4F5", "fair": PAPER, "poor": "#FBE3C4", "bad": "#F6C48A", "few": PAPER, "unknown": MIST}
"""Backgrounds of table cells by judgement; all carry ``INK`` at a contrast of 9 or more."""

REPORTS = {
    "on_time": SHADES["good"],
    "revised": "#A6D0EE",
    "late": SHADES["poor"],
    "partly": SHADES["bad"],
    "missing": "#EFA467",
    "pending": MIST,
    "waiting": "#DCD3E8",
}
"""What became of the reports that were owed; all carry ``INK``, and a sign in each says it too."""

PALE, DEEP = (0xF0, 0xF5, 0xFA), (0x5C, 0xA2, 0xD8)
"""Ends of the blues of a matrix: on deeper ones than these, ``INK`` could not be read."""

WARM = (0xEB, 0xA2, 0x4F)
"""The end of the oranges of a matrix of differences, whose other end is ``DEEP``; ``INK`` can be read on both."""

GRADES = {"一般": SKY, "较大": ORANGE, "重大": VERMILION}


@dataclass(frozen=True)
class Pen:
    """How one line among several is drawn: told apart by its dashes and marks too, not by its colour alone."""

    colour: str
    dash: str
    symbol: str


SERIES = (
    Pen(INK, "solid", "circle"),
    Pen(PRIMARY, "solid", "diamond"),
    Pen(VERMILION, "dash", "square"),
    Pen(GREEN, "dot", "triangle-up"),
    Pen(PURPLE, "dashdot", "x"),
    Pen(SKY, "longdash", "cross"),
    Pen(ORANGE, "solid", "star"),
)
"""Lines of one chart in this order; the first is the whole, the others its parts."""

FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif'
"""System fonts only: a page asks nobody for a font."""


def css_variables() -> str:
    """The colours as CSS custom properties, so that the style sheet names them instead of repeating them."""
    named = {"ink": INK, "muted": MUTED, "line": LINE, "mist": MIST, "paper": PAPER, "primary": PRIMARY}
    named |= {"good-text": GOOD_TEXT, "bad-text": BAD_TEXT}
    named |= {f"shade-{judgement}": colour for judgement, colour in SHADES.items()}
    named |= {f"report-{state}": colour for state, colour in REPORTS.items()}
    return ":root{" + "".join(f"--{name}:{value};" for name, value in named.items()) + "}"


def shade(strength: float) -> str:
    """A blue between pale (0) and deep (1): lightness alone tells more from less, to every eye."""
    parts = (round(pale + (deep - pale) * strength) for pale, deep in zip(PALE, DEEP, strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


def lean(strength: float) -> str:
    """Between orange (-1: worse), paper (0) and blue (1: better)."""
    end = DEEP if strength > 0 else WARM
    return "#" + "".join(f"{round(0xFF + (part - 0xFF) * min(abs(strength), 1)):02X}" for part in end)
