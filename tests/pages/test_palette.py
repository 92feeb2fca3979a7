import re
import tomllib

import pytest

from tests.pages.conftest import ROOT
from ui import palette


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("text", [palette.INK, palette.MUTED, palette.GOOD_TEXT, palette.BAD_TEXT])
@pytest.mark.parametrize("ground", [palette.PAPER, palette.MIST])
def test_text_is_readable_on_every_ground(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("shade", [*palette.SHADES.values(), *palette.REPORTS.values()])
def test_figures_are_readable_on_every_shade(shade):
    assert contrast(palette.INK, shade) >= 7


@pytest.mark.parametrize("hundredths", range(0, 101, 5))
def test_what_is_written_in_a_cell_of_a_matrix_is_readable_on_every_blue(hundredths):
    assert contrast(palette.INK, palette.shade(hundredths / 100)) >= 4.5


@pytest.mark.parametrize("hundredths", range(-100, 101, 10))
def test_a_difference_is_readable_on_every_blue_and_orange(hundredths):
    assert contrast(palette.INK, palette.lean(hundredths / 100)) >= 4.5


@pytest.mark.parametrize("blind", ["protan", "deutan", "tritan"])
def test_good_and_bad_differ_for_every_kind_of_sight(blind):
    """Machado, Oliveira and Fernandes 2009, severity 1, on linear light."""
    matrices = {
        "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    }
    good, bad = (_seen(palette.SHADES[shade], matrices[blind]) for shade in ("good", "bad"))
    assert sum((a - b) ** 2 for a, b in zip(good, bad, strict=True)) ** 0.5 > 0.15


def _seen(colour: str, matrix: list[list[float]]) -> list[float]:
    linear = [(int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]
    return [sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in matrix]


def test_the_theme_repeats_the_palette_and_nothing_else():
    theme = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8").split("[theme]")[1]
    ours = set(re.findall("#[0-9A-Fa-f]{6}", (ROOT / "ui" / "palette.py").read_text(encoding="utf-8")))
    assert set(re.findall("#[0-9A-Fa-f]{6}", theme)) <= ours


def test_the_fonts_are_those_of_the_machine():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert theme["font"] == theme["headingFont"] == palette.FONT
    assert "fontFaces" not in theme
