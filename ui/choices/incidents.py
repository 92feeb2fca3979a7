"""案事件: which incidents are listed, how the months are divided, and what a line of the table is."""

from collections.abc import Callable, Iterable

from analytics.queries.incidents import ANSWERS, DELAYS, SYNC, WHICH
from ui import store, wording
from ui.address import Param, one_of
from ui.choices import choices
from ui.wording import t

KINDS = tuple(choices.codes("incidents", "kind"))
PLACES = (*choices.codes("incidents", "place"), "unknown")
WEEKDAYS = tuple("1234567")
HOURS = (*map(str, range(24)), "unknown")
TIMES = (*DELAYS, "unknown")
MEASURES = tuple(f"{part}_{answer}" for part in SYNC for answer in ANSWERS)
STATES = ("open", "unexplained", "done")
OFFERED = ("late", "open", "no_cause", "untraced", "sync_missing", "repeats")
SPLITS = ("goal", "kind", "place")
ROWS = ("township", "month")
GOALS = ("malicious", "accident", "sensitive", "other")

NARROWING = (
    "which",
    "month",
    "kind",
    "place",
    "weekday",
    "hour",
    "delay",
    "sync",
    "state",
    "unit",
    "school",
    "words",
)


def params() -> tuple[Param, ...]:
    allowed = {
        "which": WHICH,
        "place": PLACES,
        "weekday": WEEKDAYS,
        "hour": HOURS,
        "delay": TIMES,
        "sync": MEASURES,
        "state": STATES,
    }
    return (
        *(Param(name, one_of(options), None) for name, options in allowed.items()),
        Param("kind", _several(KINDS), None),
        choices.month(),
        choices.unit(),
        choices.school(),
        choices.search(),
        choices.page(),
        Param("split", one_of(SPLITS), SPLITS[0]),
        Param("rows", one_of(ROWS), ROWS[0]),
    )


def goals() -> dict[str, tuple[str, ...]]:
    """The three goals of the notice with the kinds of incidents in which each would show, and the kinds that belong to none."""
    settings = store.settings()
    of = {goal: tuple(kind for kind in KINDS if kind in getattr(settings, f"{goal}_kinds")) for goal in GOALS[:-1]}
    return of | {GOALS[-1]: tuple(kind for kind in KINDS if not any(kind in kinds for kinds in of.values()))}


def named(name: str, code: str) -> str:
    if name == "kind":
        return _kinds(code.split(","))
    if name == "place":
        return choices.words("incidents", "place").get(code) or t("incidents.unknown")
    if name == "hour":
        return hour(code)
    if name == "delay":
        return delay(code)
    if name == "sync":
        part, _, answer = code.rpartition("_")
        return t("incidents.sync_answer", part=t(f"incidents.sync_{part}"), answer=t(f"incidents.answer_{answer}"))
    return t(f"incidents.{name}_{code}")


def hour(code: str) -> str:
    return t("incidents.no_time") if code == "unknown" else t("incidents.hour", since=int(code), until=int(code) + 1)


def delay(code: str) -> str:
    """A class of the time to report in hours: its ends are multiples of the limit."""
    if code == "unknown":
        return t("incidents.no_time")
    limit = store.settings().report_within_hours
    if code.endswith("+"):
        return t("incidents.delay_over", since=f"{float(code[:-1]) * limit:g}")
    since, until = (f"{float(end) * limit:g}" for end in code.split("-"))
    return t("incidents.delay", since=since, until=until)


def _kinds(kinds: Iterable[str]) -> str:
    words = choices.words("incidents", "kind")
    kinds = tuple(kinds)
    listed = wording.listed(words[kind] for kind in kinds)
    goal = next((goal for goal, of in goals().items() if set(of) == set(kinds) and len(of) > 1), None)
    return t("incidents.goal_of", goal=t(f"incidents.goal_{goal}"), kinds=listed) if goal else listed


def _several(allowed: tuple[str, ...]) -> Callable[[str], str]:
    """A parser of a list with commas of which all must be allowed; it puts them into their own order."""

    def parse(text: str) -> str:
        words = text.split(",")
        if not set(words) <= set(allowed):
            raise ValueError(text)
        return ",".join(word for word in allowed if word in words)

    return parse


CHOICES = choices.Choices(params, NARROWING, named)
