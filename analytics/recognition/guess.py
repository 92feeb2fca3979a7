"""Weighs the signs: the plainest one gives the value, one that speaks against it is kept for the clerk to see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from analytics.contract import KINDS, Kind
from analytics.intake import Reading, glance
from analytics.intake.refusal import Refused
from analytics.recognition import contents, names
from analytics.reference import Reference

DOCUMENTS = ("docx", "pdf")


@dataclass(frozen=True)
class Guess:
    """``value`` None: not recognised. ``by``: the signs that say so, the plainest first.

    ``against``: what another sign says instead, by sign. ``among``: what it may be where no sign decides.
    """

    value: str | None = None
    by: tuple[str, ...] = ()
    against: dict[str, tuple[str, ...]] = field(default_factory=dict)
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recognised:
    """The signs are ``stated`` (columns of the file), ``name``, ``header``, ``content``, ``places``, ``earlier``, ``days``."""

    unit: Guess
    month: Guess


NOTHING = Guess()

Sign = tuple[str, Sequence[str]]
"""A sign and what it leaves possible: one value, several, or nothing."""


def weigh(signs: Iterable[Sign], allowed: Iterable[str] | None = None) -> Guess:
    """The value of the first sign that leaves one possible, narrowed by those before it that leave several."""
    known = [(name, [v for v in values if allowed is None or v in set(allowed)]) for name, values in signs]
    known = [(name, values) for name, values in known if values]
    value = next((values[0] for _, values in known if len(values) == 1), None)
    if value is None:
        return Guess(among=tuple(known[0][1])) if known else NOTHING
    by = tuple(name for name, values in known if value in values)
    against = {name: tuple(values) for name, values in known if value not in values}
    return Guess(value, by, against)


def kind_of(content: bytes, name: str) -> Guess:
    """Which report a file is. Never raises because of the file."""
    called = names.kind_of(name)
    try:
        found, rows = glance.first_rows(content, KINDS[called or "hazards"])
    except Refused:
        found, rows = "other", []
    except Exception:  # the reading that follows says what is wrong with it
        found, rows = "other", []
    if found in DOCUMENTS:
        return Guess("summary", ("content",))
    header = contents.kind_of(rows)
    signs = [("header", [header] if header else []), ("name", [called] if called else [])]
    return weigh(signs, [kind.id for kind in KINDS.values() if kind.format == "table"])


def recognise(
    reading: Reading,
    name: str,
    reference: Reference,
    months: Sequence[str],
    *,
    schools: pa.Table,
    zones: pa.Table,
    ledgers: dict[str, pa.Table] | None = None,
) -> Recognised:
    """Whose report it is and of which month; ``schools`` and ``zones`` are the registers with the ``unit`` that listed each."""
    kind = reading.kind
    return Recognised(
        _unit(reading, kind, name, reference, schools, zones, ledgers or {}), _month(reading, kind, name, months)
    )


def _unit(
    reading: Reading,
    kind: Kind,
    name: str,
    reference: Reference,
    schools: pa.Table,
    zones: pa.Table,
    ledgers: dict[str, pa.Table],
) -> Guess:
    stated, called = contents.named(reading.stated, "unit"), names.unit_of(name, reference)
    places = contents.units_of(reading.rows, kind, reference, schools, zones)
    near = {unit: ledger for unit, ledger in ledgers.items() if unit in places}
    earlier = contents.carried_by(reading.rows, near) if kind.id == "hazards" else None
    signs = [
        ("stated", [stated] if stated else []),
        ("name", [called] if called else []),
        ("places", places),
        ("earlier", [earlier] if earlier else []),
    ]
    return weigh(signs, [unit.code for unit in reference.units if unit.files(kind)])


def _month(reading: Reading, kind: Kind, name: str, months: Sequence[str]) -> Guess:
    if kind.cadence == "once":
        return NOTHING
    stated, called = contents.named(reading.stated, "month"), names.month_of(name, months)
    days = contents.month_of(reading.rows, kind)
    signs = [(sign, [value] if value else []) for sign, value in (("stated", stated), ("name", called), ("days", days))]
    return weigh(signs, months)
