"""隐患整治: which rows of the ledger, by which property the bars and curves are grouped, which indicators are judged."""

from analytics import queries
from ui.address import Param, one_of
from ui.choices import choices
from ui.wording import t

STATES = ("待整改", "整改中", "待复查", "已销号")
WHICH = ("to_rectify", "found", "rectified", "open", "overdue", "due")
ROWS = ("township", "month")
FUNNELS = ("rectification_rate", "rectification_on_time", "rectification_cohort", "rectification_verified")
CONTROLS = (
    "hazards_open",
    "hazards_overdue",
    "hazards_found",
    "hazards_rectified",
    "rectification_rate",
    "rectification_on_time",
)  # not the shares that still grow: their latest months always look worse
CURVES = ("grade", "township", "category")
BREAKDOWNS = ("category", "grade", "found_by", "stage", "unit")
COLUMNS = {"category": "hazards", "grade": "hazards", "found_by": "hazards", "stage": "schools"}
CODES = {name: choices.codes(kind, name) for name, kind in COLUMNS.items()}

NARROWING = ("which", "month", *COLUMNS, "state", "age", "unit", "school", "words")


def params() -> tuple[Param, ...]:
    allowed = CODES | {"which": WHICH, "state": STATES, "age": queries.AGES}
    return (
        *(Param(name, one_of(options), None) for name, options in allowed.items()),
        choices.month(),
        choices.unit(),
        choices.school(),
        choices.search(),
        choices.page(),
        Param("by", one_of(BREAKDOWNS), BREAKDOWNS[0]),
        Param("rows", one_of(ROWS), ROWS[0]),
        Param("funnel", one_of(FUNNELS), FUNNELS[0]),
        Param("control", one_of(CONTROLS), CONTROLS[0]),
        Param("curve", one_of(CURVES), CURVES[0]),
    )


def named(name: str, code: str) -> str:
    if name in COLUMNS:
        return choices.words(COLUMNS[name], name)[code]
    if name == "state":
        return t(f"hazards.state_{STATES.index(code)}")
    return t(f"hazards.{name}_{code}")


CHOICES = choices.Choices(params, NARROWING, named)
