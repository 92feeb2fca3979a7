"""The register of orders as a table: written as CSV or a workbook, and read back after it was checked line by line."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from analytics import export
from analytics.intake.decode import decode
from analytics.intake.refusal import Refused
from analytics.reference import Reference
from analytics.supervision.orders import DAYS, STATES, Addressee, Order
from analytics.supervision.rules import IDS, KINDS
from analytics.wording import LANGUAGES, say

COLUMNS = (
    "number",
    "kind",
    "addressee_type",
    "addressee",
    "addressee_name",
    "township",
    "rule",
    "month",
    "reason",
    "state",
    "issued_on",
    "issued_by",
    "deadline",
    "closed_on",
    "result",
    "recheck_on",
    "rechecked_on",
    "recheck_result",
    "follows",
)
TYPES = ("township", "unit", "school")
NEEDED: Mapping[str, tuple[str, ...]] = {
    "issued": ("issued_on", "deadline"),
    "closed": ("issued_on", "deadline", "closed_on", "result"),
    "held": ("issued_on", "closed_on", "rechecked_on", "recheck_result"),
    "relapsed": ("issued_on", "closed_on", "rechecked_on", "recheck_result"),
}
"""What an order in a state cannot be without."""
CODED: Mapping[str, tuple[str, ...]] = {"kind": KINDS, "addressee_type": TYPES, "state": STATES, "rule": IDS}
"""The columns whose values are codes."""
NUMBER = re.compile(r"DB-\d{4}-\d{4,}")


@dataclass(frozen=True)
class Fault:
    """What is wrong in a line of the file, counted as a spreadsheet counts: 1 is the head."""

    line: int
    code: str
    facts: tuple[tuple[str, object], ...] = ()

    def words(self, language: str) -> str:
        facts: dict[str, Any] = dict(self.facts)
        said = say(f"orders.fault_{self.code}", language, **facts)
        return say("orders.fault", language, line=self.line, said=said)


def table(orders: Iterable[Order], language: str = "zh") -> pa.Table:
    """The orders under heads and with words in that language; an import reads both languages, and the codes behind them."""
    rows = [_row(order, language) for order in orders]
    heads = [say(f"orders.head_{name}", language) for name in COLUMNS]
    columns = [pa.array([row[name] for row in rows], pa.string()) for name in COLUMNS]
    return pa.table(columns, names=heads)


def to_csv(orders: Iterable[Order], language: str = "zh") -> bytes:
    return export.to_csv(table(orders, language))


def read(content: bytes, reference: Reference, towns_of_schools: Mapping[str, str]) -> tuple[list[Order], list[Fault]]:
    """The orders that a file holds, and all that is wrong with it; heads in either language or as identifiers.

    A school's township comes from ``towns_of_schools``, a unit's from its seat.
    """
    if not content.strip():
        return [], [Fault(1, "empty")]
    try:
        text = decode(content).utf8.to_pybytes().decode()
        lines = list(csv.reader(io.StringIO(text, newline="")))
    except (Refused, csv.Error):
        return [], [Fault(1, "unreadable")]
    heads = [_column(head) for head in lines[0]]
    missing = [name for name in ("kind", "addressee_type", "addressee", "reason", "state") if name not in heads]
    if missing:
        words = "、".join(say(f"orders.head_{name}", "zh") for name in missing)
        return [], [Fault(1, "columns", (("columns", words),))]
    orders: list[Order] = []
    faults: list[Fault] = []
    for at, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            said = {h: _plain(c) for h, c in zip(heads, cells, strict=False) if h}
            said |= {name: _code(name, said[name]) for name in CODED if said.get(name)}
            order, wrong = _order(said, reference, towns_of_schools)
            orders += [order] if order else []
            faults += [Fault(at, code, tuple(facts.items())) for code, facts in wrong]
    return orders, faults or _repeated(orders)


def _row(order: Order, language: str) -> dict[str, str | None]:
    own = {name: getattr(order, name, None) for name in COLUMNS}
    own |= {
        "addressee_type": order.addressee.type,
        "addressee": order.addressee.code,
        "addressee_name": order.addressee.name,
        "township": order.addressee.township_code,
    }
    own |= {name: say(f"orders.{name}_{own[name]}", language) for name in CODED if own[name]}
    return {name: str(value) if value else None for name, value in own.items()}


def _code(name: str, said: str) -> str:
    """The code of a word in either language; what is none stays as it is, and is found fault with."""
    codes = CODED[name]
    return next((code for code in codes for lang in LANGUAGES if said == say(f"orders.{name}_{code}", lang)), said)


def _order(
    said: Mapping[str, str], reference: Reference, towns: Mapping[str, str]
) -> tuple[Order | None, list[tuple[str, dict[str, object]]]]:
    """The order of a line, or why it is none."""
    wrong: list[tuple[str, dict[str, object]]] = []
    if (kind := said.get("kind", "")) not in KINDS:
        wrong.append(("kind", {"value": kind, "known": _words("kind")}))
    if (state := said.get("state", "")) not in STATES:
        wrong.append(("state", {"value": state, "known": _words("state")}))
    if not said.get("reason"):
        wrong.append(("reason", {}))
    if (number := said.get("number", "")) and not NUMBER.fullmatch(number):
        wrong.append(("number", {"value": number}))
    addressee = _addressee(said, reference, towns)
    if (rule := said.get("rule", "")) and rule not in IDS:
        wrong.append(("rule", {"value": rule, "known": _words("rule")}))
    if addressee is None:
        wrong.append(("addressee", {"value": f"{said.get('addressee_type', '')} {said.get('addressee', '')}"}))
    days: dict[str, date | None] = {}
    for name in DAYS:
        try:
            days[name] = date.fromisoformat(said[name]) if said.get(name) else None
        except ValueError:
            wrong.append(("day", {"column": say(f"orders.head_{name}", "zh"), "value": said[name]}))
    if empty := [name for name in NEEDED.get(state, ()) if not said.get(name)]:
        wrong.append(("needed", {"columns": "、".join(say(f"orders.head_{n}", "zh") for n in empty)}))
    if not wrong and not _in_order(days):
        wrong.append(("days", {}))
    if wrong or addressee is None:
        return None, wrong
    texts = {n: said.get(n, "") for n in ("rule", "month", "issued_by", "result", "recheck_result", "follows")}
    return Order(kind, addressee, said["reason"], **texts, **days, number=number, state=state), []  # type: ignore[arg-type]


def _words(name: str) -> str:
    return "、".join(say(f"orders.{name}_{code}", "zh") for code in CODED[name])


def _addressee(said: Mapping[str, str], reference: Reference, towns: Mapping[str, str]) -> Addressee | None:
    kind, given, name = said.get("addressee_type", ""), said.get("addressee", ""), said.get("addressee_name", "")
    if kind == "township" and (town := reference.township(given)):
        return Addressee("township", town.code, town.code, name)
    if kind == "unit" and (unit := reference.unit(given)):
        return Addressee("unit", unit.code, unit.seat, name)
    if kind == "school" and given in towns:
        return Addressee("school", given, towns[given], name)
    return None


def _in_order(days: Mapping[str, date | None]) -> bool:
    """Issued before the deadline and the closing, closed before it was looked at again."""
    pairs = (("issued_on", "deadline"), ("issued_on", "closed_on"), ("closed_on", "rechecked_on"))
    return all((a := days[first]) is None or (b := days[second]) is None or a <= b for first, second in pairs)


def _repeated(orders: Iterable[Order]) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for at, order in enumerate(orders, start=2):
        if order.number and order.number in seen:
            faults.append(Fault(at, "repeated", (("value", order.number),)))
        seen.add(order.number)
    return faults


def _column(head: str) -> str:
    head = head.strip()
    names = (n for n in COLUMNS if head in (n, say(f"orders.head_{n}", "zh"), say(f"orders.head_{n}", "en")))
    return next(names, "")


def _plain(cell: str) -> str:
    """Without the apostrophe that an export puts before what a spreadsheet would run."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and re.match(export.FORMULA, cell[1:]) else cell
