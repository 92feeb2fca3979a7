"""The one set of colours, safe for colour-blind readers: blue is good, orange is bad, grey is neither or unknown.

Blues and oranges derive from Okabe and Ito's set, darkened where text or white text must be readable on them (WCAG AA).
``.streamlit/config.toml`` repeats what Streamlit itself must know; a test holds the two together.
"""

INK = "#1F2A37"
MUTED = "#5B6776"
LINE = "#D9E0E8"
MIST = "#F4F7FA"
PAPER = "#FFFFFF"

PRIMARY = "#0A5C9E"
SKY = "#56B4E9"
ORANGE = "#E69F00"
VERMILION = "#D55E00"

GOOD_TEXT = PRIMARY
BAD_TEXT = "#A84300"

SHADES = {"good": "#CFE4F5", "fair": PAPER, "poor": "#FBE3C4", "bad": "#F6C48A", "few": PAPER, "unknown": MIST}
"""Backgrounds of table cells by judgement; all carry ``INK`` at a contrast of 9 or more."""

GRADES = {"一般": SKY, "较大": ORANGE, "重大": VERMILION}

FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif'
"""System fonts only: a page asks nobody for a font."""


def css_variables() -> str:
    """The colours as CSS custom properties, so that the style sheet names them instead of repeating them."""
    named = {"ink": INK, "muted": MUTED, "line": LINE, "mist": MIST, "paper": PAPER, "primary": PRIMARY}
    named |= {"good-text": GOOD_TEXT, "bad-text": BAD_TEXT}
    named |= {f"shade-{judgement}": colour for judgement, colour in SHADES.items()}
    return ":root{" + "".join(f"--{name}:{value};" for name, value in named.items()) + "}"
