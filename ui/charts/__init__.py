"""Charts: one look, one module a kind. Every mark carries the codes that lead to its rows."""

from ui.charts.bars import Part, bars
from ui.charts.base import draw, layout, month_tick, opacity, source
from ui.charts.control import control
from ui.charts.funnel import funnel
from ui.charts.heat import HeatCell, heat
from ui.charts.levels import Level, levels
from ui.charts.lines import FEW, lines
from ui.charts.multiples import Line, Panel, multiples
from ui.charts.progress import Progress, State, progress
from ui.charts.survival import Waiting, survival
from ui.charts.tiers import Tier, tiers
from ui.charts.trend import trend

__all__ = [
    "FEW",
    "HeatCell",
    "Level",
    "Line",
    "Panel",
    "Part",
    "Progress",
    "State",
    "Tier",
    "Waiting",
    "bars",
    "control",
    "draw",
    "funnel",
    "heat",
    "layout",
    "levels",
    "lines",
    "month_tick",
    "multiples",
    "opacity",
    "progress",
    "source",
    "survival",
    "tiers",
    "trend",
]
