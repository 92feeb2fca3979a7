"""How incidents were dealt with: reported in time, the three measures in step, closed, analysed and traced."""

from collections.abc import Sequence
from functools import partial

from analytics.queries.incidents import DELAYS, IN_TIME, SYNC
from ui import charts, drill, palette, store, wording
from ui.charts import Part, Tier
from ui.filters import Filters
from ui.incidents.counts import Counts
from ui.wording import t

STEPS = {"closed": "open", "cause": "no_cause", "traced": "untraced"}
"""What is to be done about an incident, each with the name of those of which it is not done."""

ANSWERS = {"true": palette.PRIMARY, "false": palette.VERMILION, "unknown": palette.LINE}


def delays(counts: Counts, view: Filters) -> None:
    """Incidents by the time from occurrence to report, with the limit between those in time and those too late."""
    key = drill.key("delays")
    chosen = drill.chosen().get("delay")
    limit = f"{store.settings().report_within_hours:g}"
    in_time = sum(counts.at("delay", delay) for delay in IN_TIME)
    timed = counts.total("delay") - counts.at("delay", "unknown")
    shown = [*DELAYS, *(["unknown"] if counts.at("delay", "unknown") else [])]
    figure = charts.bars(
        [drill.named("delay", delay) for delay in shown],
        _delay_parts(counts, shown, timed),
        across=True,
        chosen=shown.index(chosen) if chosen in shown else None,
        limit=(len(IN_TIME), t("incidents.limit", hours=limit)),
    )
    charts.draw(
        figure,
        title=t("incidents.delays", place=view.place),
        note=t("incidents.delays_note", period=view.period, timed=timed, in_time=in_time, share=share(in_time, timed)),
        key=key,
        on_click=partial(drill.clicked, key, ("delay",)),
    )


def progress(counts: Counts, months: Sequence[str], view: Filters) -> None:
    """By the month of occurrence, of how many each step has been taken, and of how many not yet."""
    key = drill.key("progress")
    total = counts.total("kind")
    tiers = []
    for done, left in STEPS.items():
        so_far = counts.total(done)
        title = t(
            "incidents.step", step=t(f"incidents.step_{done}"), done=so_far, total=total, share=share(so_far, total)
        )
        tiers.append(Tier(_step_parts(counts, done, left, months), height=84, title=title))
    charts.draw(
        charts.tiers(tiers, months, chosen=drill.chosen().get("month")),
        title=t("incidents.progress", place=view.place),
        note=t("incidents.progress_note", period=view.period),
        key=key,
        on_click=partial(drill.clicked, key, ("month", "which")),
    )


def in_step(counts: Counts, view: Filters) -> None:
    """The three measures and their parts: done, not done, and not stated, which is not the same."""
    key = drill.key("in_step")
    chosen = drill.chosen().get("sync", "").rpartition("_")[0]
    stated = {part: counts.at("sync", part, "true") + counts.at("sync", part, "false") for part in SYNC}
    labels = [
        t(
            "incidents.sync_share",
            part=t(f"incidents.sync_{part}"),
            share=share(counts.at("sync", part, "true"), stated[part]),
        )
        for part in SYNC
    ]
    charts.draw(
        charts.bars(
            labels,
            [_answer_part(counts, answer, colour) for answer, colour in ANSWERS.items()],
            across=True,
            chosen=SYNC.index(chosen) if chosen else None,
        ),
        title=t("incidents.in_step", place=view.place),
        note=t("incidents.in_step_note", period=view.period, stated=stated["in_step"]),
        key=key,
        on_click=partial(drill.clicked, key, ("sync",)),
    )


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"


def _delay_parts(counts: Counts, shown: Sequence[str], timed: int) -> list[Part]:
    groups = {
        "in_time": (IN_TIME, palette.PRIMARY),
        "late": (DELAYS[len(IN_TIME) :], palette.ORANGE),
        "no_time": (("unknown",), palette.REST),
    }
    return [
        Part(
            t(f"incidents.{name}"),
            [counts.at("delay", delay) if delay in delays else 0 for delay in shown],
            [(delay,) for delay in shown],
            colour,
            told=[_told(drill.named("delay", delay), counts.at("delay", delay), timed) for delay in shown],
        )
        for name, (delays, colour) in groups.items()
        if any(counts.at("delay", delay) for delay in delays)
    ]


def _step_parts(counts: Counts, done: str, left: str, months: Sequence[str]) -> list[Part]:
    totals = [counts.total("kind", x=month) for month in months]
    so_far = [counts.at(done, month) for month in months]
    remaining = [total - number for total, number in zip(totals, so_far, strict=True)]
    return [
        Part(
            t(f"incidents.{name}"),
            numbers,
            [(month, which) for month in months],
            colour,
            told=[
                _told(t("incidents.at", month=wording.month(month), name=t(f"incidents.which_{which}")), number, total)
                for month, number, total in zip(months, numbers, totals, strict=True)
            ],
        )
        for name, which, numbers, colour in (
            ("done", done, so_far, palette.PRIMARY),
            ("not_yet", left, remaining, palette.ORANGE),
        )
    ]


def _answer_part(counts: Counts, answer: str, colour: str) -> Part:
    numbers = [counts.at("sync", part, answer) for part in SYNC]
    codes = [f"{part}_{answer}" for part in SYNC]
    told = [
        _told(drill.named("sync", code), number, counts.total("sync", x=part))
        for part, code, number in zip(SYNC, codes, numbers, strict=True)
    ]
    return Part(t(f"incidents.answer_{answer}"), numbers, [(code,) for code in codes], colour, told=told)


def _told(what: str, count: int, total: int) -> str:
    return t("incidents.told_of", what=what, count=count, total=total)
