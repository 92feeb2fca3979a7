"""What analysts have decided about pairs of records, laid out for the build."""

from collections.abc import Sequence

import pyarrow as pa

from analytics import pairs
from analytics.register import Decision

TEXT = pa.string()
LINKED = {"kind": TEXT, "unit": TEXT, "id": TEXT, "thing": pa.int64(), "rank": pa.int64()}
DECIDED = {
    "pair": TEXT,
    "kind": TEXT,
    "police_unit": TEXT,
    "police_id": TEXT,
    "education_unit": TEXT,
    "education_id": TEXT,
    "verdict": TEXT,
    "kept": TEXT,
    "decided_at": pa.timestamp("s"),
    "decided_by": TEXT,
    "why": TEXT,
}


def linking(decisions: Sequence[Decision]) -> dict[str, pa.Table]:
    """The tables of a build that follow from the decisions in force.

    ``source_linked``: each record that was linked, the thing that it is a record of, its rank among those that may count for
    it. ``source_duplicate_decision``: each pair decided upon; one whose decision was taken back is as if never decided.
    """
    groups = enumerate(pairs.groups(decisions))
    linked = [(*record, thing, rank) for thing, group in groups for rank, record in enumerate(group)]
    decided = [_decided(each) for each in decisions if each.verdict != pairs.WAITING]
    return {"source_linked": _table(LINKED, linked), "source_duplicate_decision": _table(DECIDED, decided)}


def _decided(decision: Decision) -> tuple[object, ...]:
    pair = pairs.parsed(decision.subject)
    at = decision.at.replace(tzinfo=None, microsecond=0)  # wall-clock time of the county, as for submissions
    said = (decision.verdict, pairs.kept_channel(decision), at, decision.actor, decision.why)
    return (pair.key, pair.kind, *pair.police, *pair.education, *said)


def _table(types: dict[str, pa.DataType], rows: Sequence[tuple[object, ...]]) -> pa.Table:
    """Rows as a typed table, also where there are none."""
    return pa.table({name: pa.array([row[i] for row in rows], type_) for i, (name, type_) in enumerate(types.items())})
