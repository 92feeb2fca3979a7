"""The answer to take away: as the table shows it, and in long form with a line for each figure."""

from collections.abc import Callable, Sequence
from functools import partial

import pyarrow as pa

from analytics.metrics import NUMBER_FORMATS, Metric
from ui import cells, downloads, takeaway, wording
from ui.explore import words
from ui.explore.asked import Asked, Spot
from ui.explore.grid import Grid, Head
from ui.explore.values import Values
from ui.series import Cell
from ui.takeaway import Taken
from ui.wording import label, t

SIGNED = {"count": "+#,##0;-#,##0;0", "percent": "+0.0%;-0.0%;0.0%", "rate": "+0.00;-0.00;0.00"}
SIGNED |= {"days": "+0;-0;0", "hours": "+0.0;-0.0;0.0"}
MIXED = "General"

Sheet = tuple[Grid, Sequence[Head]]
"""A table, and its lines in the order in which they stand."""


def draw(asked: Asked, values: Values, sheets: Sequence[Sheet]) -> None:
    """The buttons that take the answer away."""
    pivots, long = _pivots(asked, values, sheets), _long(asked, values, sheets)
    notes = takeaway.notes(_title(asked), asked.ids)
    book = {**pivots, t("explore.sheet_long"): long, t("tables.note_sheet"): notes}
    name = f"{t('shell.page_explore')}_{asked.view.first}_{asked.view.last}"
    flat = _stacked([table for _, table in zip(sheets, pivots.values(), strict=False)], [*pivots])
    downloads.button("csv", lambda: flat, name=name, key="pivot", label=t("explore.take_pivot"))
    downloads.button("csv", lambda: long, name=f"{name}_long", key="long", label=t("explore.take_long"))
    downloads.button("xlsx", lambda: book, name=name, key="book", label=t("explore.take_book"))


def _title(asked: Asked) -> str:
    compared = [t("explore.versus_only", what=words.opponent(asked))] if asked.versus else []
    return wording.listed([*map(label, asked.metrics), *compared])


def _pivots(asked: Asked, values: Values, sheets: Sequence[Sheet]) -> Taken:
    """A table for each that is shown, and after them one of how each compares."""
    titles = [label(grid.metric) if grid.metric else t("explore.sheet_pivot") for grid, _ in sheets]
    shown = {title: _pivot(*sheet, values.value, _format) for title, sheet in zip(titles, sheets, strict=True)}
    if not asked.versus:
        return shown
    compared = {
        t("explore.sheet_compared", title=title): _pivot(*sheet, values.comparison, partial(_format_compared, values))
        for title, sheet in zip(titles, sheets, strict=True)
    }
    return shown | compared


def _pivot(
    grid: Grid, lines: Sequence[Head], pick: Callable[[Spot], float | None], pattern: Callable[[Metric], str]
) -> pa.Table:
    """The values that ``pick`` gives; those of a column are all of one indicator, which has a ``pattern``."""
    columns = [takeaway.words(grid.corner, [line.name for line in lines])]
    for column in grid.columns:
        spots = [grid.spot(line, column) for line in lines]
        columns.append(takeaway.number(column.name, pattern(spots[0].metric), list(map(pick, spots))))
    columns.append(takeaway.words(t("tables.as_of"), [takeaway.as_of()] * len(lines)))
    return takeaway.table(columns)


def _format(metric: Metric) -> str:
    return NUMBER_FORMATS[metric.format]


def _format_compared(values: Values, metric: Metric) -> str:
    return NUMBER_FORMATS["percent"] if values.is_part(metric) else SIGNED[metric.format]


def _stacked(tables: Sequence[pa.Table], titles: Sequence[str]) -> pa.Table:
    """The tables below each other, each line with its indicator: a text file has no sheets."""
    if len(tables) == 1:
        return tables[0]
    head = t("explore.head_name")
    return pa.concat_tables(
        table.add_column(0, head, pa.array([title] * table.num_rows)).replace_schema_metadata()
        for table, title in zip(tables, titles, strict=False)
    )


def _long(asked: Asked, values: Values, sheets: Sequence[Sheet]) -> pa.Table:
    """A line for each figure: area, month, indicator, value, numerator, denominator, interval, what stands against it."""
    spots = [grid.spot(line, column) for grid, lines in sheets for line in lines for column in grid.columns]
    values.measure(spots)
    cells_, ends = list(map(values.cell, spots)), [values.ends(spot) or (None, None) for spot in spots]
    metrics = [spot.metric for spot in spots]
    texts = {
        "area_code": [spot.place.code for spot in spots],
        "area": [spot.place.name for spot in spots],
        "month": [_month(asked, spot) for spot in spots],
        "metric": [metric.id for metric in metrics],
        "name": [label(metric) for metric in metrics],
    }
    numbers = {
        "value": ([cell.value for cell in cells_], NUMBER_FORMATS),
        "numerator": ([cell.numerator for cell in cells_], None),
        "denominator": ([cell.denominator for cell in cells_], None),
        "low": ([low for low, _ in ends], NUMBER_FORMATS),
        "high": ([high for _, high in ends], NUMBER_FORMATS),
    }
    if asked.versus:
        numbers["against"] = ([values.against(spot).value for spot in spots], NUMBER_FORMATS)
        numbers["difference"] = ([values.difference(spot) for spot in spots], SIGNED)
    remarks = [_remark(values, spot, cell) for spot, cell in zip(spots, cells_, strict=True)]
    return takeaway.table(
        [
            *(takeaway.words(t(f"explore.head_{name}"), column) for name, column in texts.items()),
            *(
                takeaway.number(t(f"explore.head_{name}"), _pattern(metrics, patterns), column, dash=False)
                for name, (column, patterns) in numbers.items()
            ),
            takeaway.words(t("explore.head_remark"), remarks),
            takeaway.words(t("tables.as_of"), [takeaway.as_of()] * len(spots)),
        ],
        heads=2,
    )


def _pattern(metrics: Sequence[Metric], patterns: dict[str, str] | None) -> str:
    """How a spreadsheet shows a column: as the indicator asks, or in general where they differ."""
    formats = {metric.format for metric in metrics}
    if patterns is None:
        return NUMBER_FORMATS["count"]
    return patterns[formats.pop()] if len(formats) == 1 else MIXED


def _month(asked: Asked, spot: Spot) -> str:
    """The month, or the period as ISO 8601 writes an interval."""
    view = asked.view
    return spot.month or (view.last if len(asked.months) == 1 else f"{view.first}/{view.last}")


def _remark(values: Values, spot: Spot, cell: Cell) -> str:
    """Why there is no value, or that it is to be read with care."""
    if cell.value is None:
        return cells.reason(spot.metric, cell, wording.language())
    return words.few(values, spot)
