"""What can be taken away: the proposed posts of both plans with what was chosen, and the uncovered schools."""

from collections.abc import Sequence

import pyarrow as pa

from ui import filters, takeaway
from ui.choices import choices
from ui.map.county import Row, pupils
from ui.map.coverage.proposed import Solved
from ui.map.coverage.question import Question
from ui.map.coverage.standing import Standing
from ui.takeaway import Taken
from ui.wording import t

COUNT, DEGREES = "#,##0", "0.000000"


def plans(asked: Question, now: Standing, best: Solved, fewest: Solved) -> Taken:
    """Made in the reader's session, because the words are in the reader's language; some dozens of lines."""
    return {
        t("coverage.sheet_best"): _plan(now, best),
        t("coverage.sheet_fewest"): _plan(now, fewest),
        t("tables.note_sheet"): takeaway.notes(t("coverage.file_title", place=asked.place), ()),
    }


def schools(rows: Sequence[Row]) -> pa.Table:
    """Schools with what they are listed by."""
    towns, stages = filters.township_names(), choices.words("schools", "stage")
    return takeaway.table(
        [
            takeaway.words(t("coverage.head_name"), [row["name"] for row in rows]),
            takeaway.words(t("charts.township"), [towns[row["township_code"]] for row in rows]),
            takeaway.words(t("coverage.head_stage"), [stages.get(row["stage"], row["stage"]) for row in rows]),
            *(
                takeaway.number(t(f"coverage.head_{name}"), COUNT, [row[name] for row in rows])
                for name in ("pupils", "hazards_open", "incidents")
            ),
            takeaway.words(t("coverage.head_code"), [row["school_code"] for row in rows]),
            takeaway.words(t("tables.as_of"), [takeaway.as_of()] * len(rows)),
        ]
    )


def _plan(now: Standing, plan: Solved) -> pa.Table:
    there = [now.by_code[post.school] for post in plan.posts]
    gained = [[now.by_code[code] for code in post.gained] for post in plan.posts]
    towns = filters.township_names()
    comma = t("shell.comma")
    return takeaway.table(
        [
            takeaway.number(t("coverage.plan_rank"), COUNT, list(range(1, len(there) + 1))),
            takeaway.words(t("coverage.plan_place"), [row["name"] for row in there]),
            takeaway.words(t("coverage.plan_township"), [towns[row["township_code"]] for row in there]),
            takeaway.number(t("coverage.head_lon"), DEGREES, [row["lon"] for row in there]),
            takeaway.number(t("coverage.head_lat"), DEGREES, [row["lat"] for row in there]),
            takeaway.number(t("coverage.head_gained"), COUNT, [len(rows) for rows in gained]),
            takeaway.words(
                t("coverage.plan_gain_schools"), [comma.join(row["name"] for row in rows) for rows in gained]
            ),
            takeaway.number(t("coverage.plan_gain_pupils"), COUNT, [pupils(rows) for rows in gained]),
            takeaway.words(t("tables.as_of"), [takeaway.as_of()] * len(there)),
        ],
        heads=2,
    )
