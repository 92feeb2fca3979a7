"""Rounds of joint inspection in the register: planned, carried out, their assessment published."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, select

from analytics import register
from analytics.clock import now
from analytics.errors import UsageError
from analytics.register import audit, decision
from analytics.register.engine import writing
from analytics.register.tables import DECISIONS
from analytics.supervision.inspections import Candidate
from analytics.warehouse.query import EVERYTHING, Scope
from analytics.workspace import Workspace

TOPIC = "inspection"
State = Literal["planned", "done", "published", "cancelled"]
c = DECISIONS.c


@dataclass(frozen=True)
class Visit:
    """A school of a round: which team goes, with how many points it was chosen, and whether it was visited."""

    school_code: str
    name: str
    township_code: str
    team: int
    points: float
    visited: bool = True


@dataclass(frozen=True)
class Round:
    """A round with its days; ``summary`` is the text of the published assessment."""

    first: date
    last: date
    visits: tuple[Visit, ...]
    title: str = ""
    summary: str = ""
    number: str = ""
    state: State = "planned"

    @property
    def facts(self) -> dict[str, Any]:
        said = {name: value for name, value in asdict(self).items() if name not in ("number", "state")}
        return said | {"first": self.first.isoformat(), "last": self.last.isoformat()}

    @classmethod
    def of(cls, number: str, state: str, facts: dict[str, Any]) -> "Round":
        days = {name: date.fromisoformat(facts[name]) for name in ("first", "last")}
        visits = tuple(Visit(**each) for each in facts["visits"])
        return cls(**facts | days | {"visits": visits}, number=number, state=state)  # type: ignore[arg-type]

    def seen_by(self, scope: Scope) -> "Round":
        """As much of it as a reader of that scope may see."""
        if scope.townships is None:
            return self
        return replace(self, visits=tuple(v for v in self.visits if v.township_code in scope.townships))


def rounds(workspace: Workspace, scope: Scope = EVERYTHING) -> list[Round]:
    """The rounds, the newest first, each with the schools that the reader may see; none of which he may see nothing."""
    books = register.peek(workspace)
    standing = books.decisions(TOPIC).values() if books else ()
    found = (Round.of(each.subject, each.verdict, each.facts).seen_by(scope) for each in standing)
    return sorted((each for each in found if each.visits), key=lambda each: each.number, reverse=True)


def visits(known: list[Round]) -> dict[str, date]:
    """The last day on which each school was visited by a round that was carried out."""
    last: dict[str, date] = {}
    for each in known:
        if each.state in ("done", "published"):
            for visit in each.visits:
                if visit.visited:
                    last[visit.school_code] = max(each.last, last.get(visit.school_code, each.last))
    return last


def plan(
    workspace: Workspace,
    first: date,
    last: date,
    schools: list[Candidate],
    *,
    actor: str,
    title: str = "",
    at: datetime | None = None,
) -> Round:
    """Keeps the plan of a round under the next number of its year. Raises UsageError."""
    if last < first:
        raise UsageError("round_days")
    if not schools:
        raise UsageError("round_empty")
    going = tuple(Visit(s.school_code, s.name, s.township_code, s.team, s.points) for s in schools)
    at = at or now()
    with writing(register.open(workspace).engine) as connection:
        made = Round(first, last, going, title.strip(), number=_next(connection, first.year))
        _keep(connection, made, actor, at)
    return made


def carried_out(
    workspace: Workspace, number: str, visited: set[str], *, actor: str, at: datetime | None = None
) -> Round:
    """The round is over; ``visited`` are the codes of the schools to which somebody went. Raises UsageError."""
    with writing(register.open(workspace).engine) as connection:
        standing = _standing(connection, number, "planned")
        went = tuple(replace(visit, visited=visit.school_code in visited) for visit in standing.visits)
        made = replace(standing, visits=went, state="done")
        _keep(connection, made, actor, at or now())
    return made


def publish(workspace: Workspace, number: str, summary: str, *, actor: str, at: datetime | None = None) -> Round:
    """评估通报: what came of the round is made known. Raises UsageError without a text."""
    if not summary.strip():
        raise UsageError("round_summary_missing")
    with writing(register.open(workspace).engine) as connection:
        made = replace(_standing(connection, number, "done"), summary=summary.strip(), state="published")
        _keep(connection, made, actor, at or now())
    return made


def cancel(workspace: Workspace, number: str, why: str, *, actor: str, at: datetime | None = None) -> Round:
    """The round does not take place. Raises UsageError without a reason."""
    if not why.strip():
        raise UsageError("order_why_missing")
    with writing(register.open(workspace).engine) as connection:
        made = replace(_standing(connection, number, "planned"), state="cancelled")
        _keep(connection, made, actor, at or now(), why)
    return made


def _standing(connection: Connection, number: str, state: State) -> Round:
    told = select(c.verdict, c.facts).where(c.topic == TOPIC, c.subject == number).order_by(c.id.desc()).limit(1)
    row = connection.execute(told).first()
    if row is None:
        raise UsageError("round_unknown", number=number)
    if row.verdict != state:
        raise UsageError("round_step_wrong", number=number, state=row.verdict)
    return Round.of(number, row.verdict, audit.parsed(row.facts))


def _next(connection: Connection, year: int) -> str:
    """``LD-2021-01``."""
    told = select(c.subject).distinct().where(c.topic == TOPIC, c.subject.like(f"LD-{year}-%"))
    taken = [int(number.rpartition("-")[2]) for number in connection.scalars(told)]
    return f"LD-{year}-{max(taken, default=0) + 1:02d}"


def _keep(connection: Connection, made: Round, actor: str, at: datetime, why: str = "") -> None:
    decision.append(
        connection, at, actor, TOPIC, made.number, made.state, why or made.summary or made.title, made.facts
    )
