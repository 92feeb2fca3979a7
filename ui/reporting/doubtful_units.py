"""How much there is to ask each unit about, sort by sort."""

import pandas as pd

from ui import drill, layout, links, listing, wording
from ui.choices import checks
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.markup import link
from ui.reporting.gathered import Gathered
from ui.wording import t


def draw(gathered: Gathered, view: Filters) -> None:
    """Units by how much there is to ask them, those with the most first; every count leads to its list."""
    layout.section(t("quality.by_unit"), t("quality.by_unit_note", period=view.period))
    counts = _counted(gathered)
    lines = [_line(unit, row) for unit, row in counts.iterrows()]
    columns = [Column(name, t(f"quality.list_{name}")) for name in checks.FINDINGS]
    listing.draw(
        t("reporting.narrow_unit"), columns, lines, first=t("quality.most_first"), title=t("quality.by_unit_file")
    )


def _counted(gathered: Gathered) -> pd.DataFrame:
    """Units by findings of each sort."""
    flagged = pd.Series([subject.split(":")[1] for subject in gathered.flags], dtype=object).value_counts()
    columns = {
        "warning": gathered.warnings.groupby("unit")["warnings"].sum(),
        "outlier": gathered.outliers["unit"].value_counts(),
        "zero": gathered.zeros["unit"].value_counts(),
        "nil": gathered.nil["unit"].value_counts(),
        "flag": flagged,
    }
    table = pd.DataFrame(columns).fillna(0).astype(int)
    asked_about = table["warning"] + table["outlier"] + table["zero"]
    return table.loc[asked_about.sort_values(ascending=False, kind="stable").index]


def _line(unit: str, counts: pd.Series) -> Line:
    view = links.view() | {"part": "quality", "unit": unit}
    values = [
        Value(int(count), wording.count(count), link("reporting", view | {"found": name}) if count else None)
        for name, count in counts.items()
    ]
    return Line(unit, drill.named("unit", unit), values)
