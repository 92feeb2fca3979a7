"""The county's own words: Jinja templates, sandboxed because a county edits them, a folder of its own before the shipped one."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from analytics.briefing import owed, standing
from analytics.briefing.desk import ITEMS, Desk
from analytics.briefing.model import Figure, Piece
from analytics.errors import CampusError, UsageError
from analytics.metrics import METRICS
from analytics.reference import SHIPPED

OPEN, CLOSE = "\ue000", "\ue001"  # around the number of a figure in what a template gives: no keyboard types them
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Number:
    """A figure in a template: written, it becomes a mark that the figure is put in place of; ``value`` may be compared."""

    def __init__(self, figure: Figure, notes: "Notes", unknown: str) -> None:
        self._figure, self._notes, self._unknown = figure, notes, unknown
        self.value, self.text = figure.value, figure.text

    @property
    def known(self) -> bool:
        return self.value is not None

    @property
    def some(self) -> bool:
        """Known, and not none."""
        return bool(self.value)

    def __str__(self) -> str:
        return self._notes.mark(self._figure) if self.known else self._unknown


class Notes:
    """The figures that a template has written, in order."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []

    def mark(self, figure: Figure) -> str:
        self._figures.append(figure)
        return f"{OPEN}{len(self._figures) - 1}{CLOSE}"

    def pieces(self, line: str) -> tuple[Piece, ...]:
        """A line as text and figures."""
        parts = MARK.split(line)
        found: list[Piece] = [
            self._figures[int(part)] if position % 2 else part for position, part in enumerate(parts) if part
        ]
        return tuple(found)


def render(desk: Desk, name: str) -> tuple[str, Notes]:
    """The text of a template with marks for its figures. Raises CampusError naming the file and the line that is wrong."""
    notes = Notes()
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders(desk)]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # the text becomes a document, not HTML; what draws it escapes it
    )
    try:
        return environment.get_template(name).render(_facts(desk, notes)), notes
    except UsageError:
        raise
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError, OSError) as error:
        raise CampusError("briefing_template", file=_file(error, name), why=str(error)) from error


def folders(desk: Desk) -> list[Path]:
    """Where templates are looked for: the data folder's, then the shipped ones."""
    own = desk.workspace.data / "reference" / "briefing" / desk.language
    return [own, SHIPPED / "briefing" / desk.language]


def _facts(desk: Desk, notes: Notes) -> dict[str, Any]:
    """All that a template may name; docs/bulletin.md lists it."""
    unknown = "—"

    def number(figure: Figure) -> Number:
        return Number(figure, notes, unknown)

    return {
        "place": desk.place,
        "period": desk.period,
        "is_month": desk.is_month,
        "whole_county": desk.scope.townships is None and desk.area is None,
        "final": desk.final,
        "open_months": [month for month in desk.months if month not in desk.locked],
        "today": desk.today,
        "as_of": desk.freshness["as_of"],
        "submissions": number(desk.counted("submissions", desk.freshness["submissions"])),
        "last_submitted_at": desk.freshness["last_submitted_at"],
        "version": desk.reader.version,
        "settings": desk.settings,
        "metrics": METRICS,
        "townships": [(area.code, area.label(desk.language)) for area in desk.townships],
        **_numbers(desk, number),
        **_lists(desk, number),
    }


def _numbers(desk: Desk, number: Callable[[Figure], Number]) -> dict[str, Any]:
    def checked(metric: str) -> str:
        if metric not in METRICS:
            raise UsageError("unknown_metric", metric=metric)
        return metric

    def item(name: str) -> str:
        if name not in ITEMS:
            raise UsageError("briefing_no_count", name=name)
        return name

    return {
        "n": lambda metric, area=None: number(desk.figure(checked(metric), area)),
        "top": lambda metric, area=None: number(desk.figure(checked(metric), area, "numerator")),
        "bottom": lambda metric, area=None: number(desk.figure(checked(metric), area, "denominator")),
        "change": lambda metric, area=None: number(desk.change(checked(metric), area)),
        "work": lambda name: number(desk.work(item(name))),
        "count": lambda name, value, area=None: number(desk.counted(name, value, area)),
        "name": lambda metric: METRICS[checked(metric)].label(desk.language),
    }


def _lists(desk: Desk, number: Callable[[Figure], Number]) -> dict[str, Any]:
    """Lists are asked for when a template does: a township's sheet needs few of them."""

    def where(metric: str) -> list[tuple[str, Number]]:
        """Townships of which an indicator is more than none, in the county's own order."""
        cells = [(area, desk.cell(metric, area.code).value) for area in desk.townships]
        return [(a.label(desk.language), number(desk.figure(metric, a.code))) for a, value in cells if value]

    return {
        "where": where,
        "standouts": lambda: [_told(each, number) for each in _standouts(desk)],
        "watched": lambda: [_told(each, number) for each in standing.watched(desk)],
        "owing": lambda state: [_told(each, number) for each in owed.owing(desk, state)],
        "summaries": lambda: owed.summaries(desk),
    }


def _standouts(desk: Desk) -> list[standing.Standout]:
    """Of a township its own, found among all."""
    return [each for each in standing.standouts(desk.above or desk) if desk.area in (None, each.township.code)]


def _told(thing: Any, number: Callable[[Figure], Number]) -> dict[str, Any]:
    """A dataclass as a template reads it: figures as numbers that can be written."""
    names = [*thing.__dataclass_fields__, *(["signal"] if hasattr(thing, "signal") else [])]
    facts = {name: getattr(thing, name) for name in names}
    return {key: number(value) if isinstance(value, Figure) else value for key, value in facts.items()}


def _file(error: Exception, name: str) -> str:
    """The template and the line in which it went wrong."""
    at, line = getattr(error, "name", None) or name, getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.endswith(".txt"):
            at, line = Path(code.co_filename).name, trace.tb_lineno
        trace = trace.tb_next
    return f"{at}:{line}" if line else str(at)
