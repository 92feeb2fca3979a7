"""The answer in the shape that the reader chose."""

from collections.abc import Sequence

from ui.explore import controls, judged, pivot, shapes
from ui.explore.asked import Asked
from ui.explore.grid import Grid, Head, grids, of_areas
from ui.explore.values import Values

Sheets = Sequence[tuple[Grid, Sequence[Head]]]


def draw(asked: Asked, values: Values) -> Sheets:
    """Draws it, and gives the tables that hold the same figures, each with its lines as they stand."""
    shown = of_areas(asked) if asked.shape == "bar" else grids(asked)
    order = controls.order(asked, shown[0])
    sheets = [(grid, pivot.ordered(grid, values, order)) for grid in shown]
    if asked.shape == "table":
        pivot.draw(asked, values, sheets, order)
    else:
        _pictures(asked, values, sheets)
    return sheets


def _pictures(asked: Asked, values: Values, sheets: Sheets) -> None:
    if asked.shape in ("bar", "heat"):
        draw_sheet = {"bar": shapes.bars, "heat": shapes.heat}[asked.shape]
        for grid, lines in sheets:
            draw_sheet(asked, values, grid, lines)
        return
    draw_one = {
        "line": shapes.lines,
        "multiples": shapes.multiples,
        "funnel": judged.funnel,
        "control": judged.control,
    }[asked.shape]
    for metric in asked.metrics:
        draw_one(asked, values, metric)
