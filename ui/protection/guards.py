"""Guards required by the rule in force against guards there: one school's surplus does not hide another's shortage."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from analytics import guard_rule
from analytics.guard_rule import Rule
from analytics.months import month_end
from ui import charts, drill, figures, layout, palette, store, wording
from ui.charts import Part
from ui.filters import Filters
from ui.protection import targets
from ui.series import Series
from ui.wording import t


def draw(series: Series, area: str, names: Mapping[str, str], months: Sequence[str], view: Filters) -> None:
    layout.section(t("protection.guards", place=view.place), wording.month(view.last))
    figures.cards(series, targets.GUARDS, area, months)
    rule = guard_rule.in_force(store.settings(), month_end(view.last), wording.language())
    if rule is None:
        st.caption(t("protection.no_rule"))
        return
    st.markdown(_in_words(rule))
    _by_township(series, names, view)


def _in_words(rule: Rule) -> str:
    """The rule, and that its figures are still to be verified where they are."""
    facts = {"source": rule.source, "since": rule.in_force_from.isoformat(), "steps": rule.steps}
    return t("protection.rule" if rule.verified else "protection.rule_unverified", **facts)


def _by_township(series: Series, names: Mapping[str, str], view: Filters) -> None:
    """For each township the guards required, those there and those missing; what is there beyond the rule stands apart."""
    cells = {code: series.cell("guards_per_required", code, view.last) for code in names}
    missing = {code: int(series.value("guards_short", code, view.last) or 0) for code in names}
    known = [code for code in names if cells[code].denominator]
    known.sort(key=lambda code: (-missing[code], -(cells[code].denominator or 0)))
    within = {code: int(cells[code].denominator or 0) - missing[code] for code in known}
    beyond = {code: int(cells[code].numerator or 0) - within[code] for code in known}
    area = st.session_state.get("area")
    key = drill.key("guards")
    figure = charts.bars(
        [names[code] for code in known],
        [
            _part("within", within, palette.PRIMARY, "all"),
            _part("missing", {code: missing[code] for code in known}, palette.VERMILION, "short"),
            _part("beyond", beyond, palette.SKY, "met", panel=2),
        ],
        across=True,
        chosen=known.index(area) if area in known else None,
    )
    if figure is not None:
        most = max(beyond.values())  # a guard more or less is a whole one, however few there are
        figure.update_layout(xaxis2={"range": [0, max(most, 1)], "dtick": max(1, -(-most // 4))})
    charts.draw(
        figure,
        title=t("protection.guards_title", place=view.place),
        note=t("protection.guards_note", month=wording.month(view.last)),
        key=key,
        on_click=partial(drill.clicked, key, ("area", "item", "state")),
        nothing=t("protection.no_guards"),
    )


def _part(name: str, numbers: Mapping[str, int], colour: str, state: str, panel: int = 1) -> Part:
    codes = [(code, "guards", state) for code in numbers]
    return Part(t(f"protection.guards_{name}"), list(numbers.values()), codes, colour, panel)
