"""The part 数据质量: what the reports give reason to ask about, in a sentence, by code, by unit, and line by line."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from ui import address, charts, drill, empty, layout, palette, store, wording
from ui.charts import Part
from ui.choices import checks
from ui.filters import Filters
from ui.markup import element, text
from ui.reporting import doubtful_units, findings, lists
from ui.reporting.gathered import Gathered, gather
from ui.wording import t

OF_UNITS = ("channel", "kind", "unit", "month")
HEEDED = (*OF_UNITS, "code")
"""What of the page's narrowing counts here; the code is of warnings alone."""
CODES = 12  # bars of the chart; the list below has all


def draw(view: Filters) -> None:
    everything = gather(view)
    _verdict(everything.within(view.last, view.last, view.towns), view)
    narrowed = {name: code for name, code in drill.chosen().items() if name in HEEDED}
    code, month = narrowed.get("code"), narrowed.get("month")
    whose = {name: narrowed.get(name) for name in ("channel", "kind", "unit")}
    chosen = everything.within(month or view.first, month or view.last, view.towns, **whose)
    _by_code(chosen, code, view)
    _list(chosen.of_code(code), view, narrowed)
    doubtful_units.draw(everything.within(view.first, view.last, view.towns), view)


def _verdict(gathered: Gathered, view: Filters) -> None:
    """The last month in two sentences, and what cannot be told of older reports."""
    counts = gathered.counts
    doubtful = counts["outlier"] + counts["zero"]
    heading = t("quality.some_doubtful", count=doubtful) if doubtful else t("quality.none_doubtful")
    facts = {name: wording.count(number) for name, number in counts.items()}
    units = wording.count(gathered.warnings["unit"].nunique())
    sentences = [t("quality.verdict", month=wording.month(view.last), place=view.place, units=units, **facts)]
    not_kept = gathered.warnings[gathered.warnings["code"].isna()]
    if len(not_kept):
        sentences.append(t("quality.not_kept", count=wording.count(not_kept["warnings"].sum())))
    body = text(t("reporting.between_sentences").join(sentences))
    st.html(element("div", element("strong", text(heading)), body, class_="cg-verdict", role="status"))


def _by_code(gathered: Gathered, code: str | None, view: Filters) -> None:
    """How many warnings of each code; a click lists them."""
    by_code = gathered.warnings.groupby("code")["warnings"].sum().sort_values(ascending=False, kind="stable")
    shown = by_code.head(CODES)
    codes = list(shown.index)
    key = drill.key("codes")
    part = Part(t("quality.warnings"), [int(count) for count in shown], [(each,) for each in codes], palette.PRIMARY)
    labels = [checks.warning(each) for each in codes]
    counted = (
        t("quality.counted", what=label, count=wording.count(count)) for label, count in zip(labels, shown, strict=True)
    )
    charts.draw(
        charts.bars(labels, [part], across=True, chosen=codes.index(code) if code in codes else None),
        title=t("quality.by_code", place=_whose(view)),
        note=t("quality.by_code_note", period=_period(view)),
        key=key,
        on_click=partial(drill.clicked, key, ("code",)),
        alt=t("quality.by_code_alt", counts=wording.listed(counted)),
        nothing=t("quality.none_warning"),
    )


def _whose(view: Filters) -> str:
    """Whose reports are looked at: a unit, a channel, or all of the townships."""
    narrowed = drill.chosen()
    names = [drill.named(name, narrowed[name]) for name in ("unit", "channel", "kind") if name in narrowed]
    return wording.listed(names) or view.place


def _period(view: Filters) -> str:
    month = drill.chosen().get("month")
    return wording.month(month) if month else view.period


def _list(gathered: Gathered, view: Filters, narrowed: Mapping[str, str]) -> None:
    counts = gathered.counts
    layout.section(t("quality.found"), t("quality.found_note", period=_period(view)), "found")
    name = st.segmented_control(
        t("quality.found"),
        **wording.options(
            {each: t(f"quality.found_{each}", count=wording.count(counts[each])) for each in checks.FINDINGS}
        ),
        key="found",
        required=True,
        wrap=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )
    if name == "warning":
        drill.chips(HEEDED, t("quality.click_hint"))
    elif narrowed.keys() & set(OF_UNITS):
        drill.chips(OF_UNITS)
    st.caption(_rule(name))
    found = lists.of(name, gathered, view, narrowed)
    if found.rows.empty:
        empty.nothing_here(t(f"quality.none_{name}"))
    else:
        findings.draw(found, name, t(f"quality.list_{name}"), view)


def _rule(name: str) -> str:
    """By which rule a line is in the list."""
    settings = store.settings()
    facts = {
        "z": f"{settings.outlier_z:g}",
        "enough": settings.outlier_past,
        "past": settings.zero_past,
        "median": f"{settings.zero_median:g}",
        "holidays": wording.listed(wording.month_name(f"2021-{month:02d}") for month in settings.holiday_months),
    }
    return t(f"quality.rule_{name}", **facts)
