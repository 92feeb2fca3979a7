"""What a report is checked against besides itself: who files it for which month, the registers, the unit's own past."""

from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from analytics.contract import KINDS, Kind
from analytics.months import month_before
from analytics.reference import Reference, Unit
from analytics.settings import Settings


def filed_schema(kind: Kind, *names: str) -> pa.Schema:
    """The kind's typed rows with further text columns, such as the unit that filed them or their month."""
    return pa.schema([*kind.arrow_schema, *((name, pa.string()) for name in names)])


def _nothing_filed(kind: str) -> pa.Table:
    return filed_schema(KINDS[kind], "unit", "month").empty_table()


@dataclass(frozen=True)
class Context:
    """The facts that the rules may look at.

    ``schools`` and ``zones`` hold whatever the county's registers ever listed, each as its latest listing with that
    one's ``unit`` and ``month``; ``past`` this unit's current rows of the same kind in earlier months with their
    ``month``; ``ledger`` and ``work`` its hazards and its work row for the same month, None where not filed. Left out,
    each means that nothing of it has been filed.
    """

    unit: Unit | None
    month: str | None
    today: date
    settings: Settings
    reference: Reference
    schools: pa.Table = field(default_factory=lambda: _nothing_filed("schools"))
    zones: pa.Table = field(default_factory=lambda: _nothing_filed("patrol_zones"))
    past: pa.Table | None = None
    ledger: pa.Table | None = None
    work: pa.Table | None = None

    def past_of(self, kind: Kind) -> pa.Table:
        """The unit's rows of earlier months; empty where unit, month or past is unknown."""
        if self.past is None or self.unit is None or self.month is None:
            return filed_schema(kind, "month").empty_table()
        return self.past

    def previous_of(self, kind: Kind) -> pa.Table:
        """The unit's rows of the month just before."""
        past = self.past_of(kind)
        if past.num_rows == 0 or self.month is None:
            return past
        return past.filter(pc.equal(past["month"], month_before(self.month)))
