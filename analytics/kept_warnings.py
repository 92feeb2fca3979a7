"""The warnings of an accepted report, as they are kept beside its rows."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake.personal import SUSPECT, masked

SCHEMA = pa.schema(
    [
        ("code", pa.string()),
        ("line", pa.int64()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("alike", pa.int64()),  # how many warnings of this code and column the report has, listed here or not
    ]
)

# A ledger of a million rows may break one rule a million times: who mends it needs the count and where it begins.
LISTED = 1000
LONGEST_VALUE = 200


def of(problems: pa.Table) -> pa.Table:
    """What is kept of ``problems.SCHEMA``: of each code and column the first ``LISTED`` in the order of the file."""
    found = problems.filter(pc.equal(problems["severity"], "warning")).combine_chunks()
    if found.num_rows == 0:
        return SCHEMA.empty_table()
    group = _groups(found)
    order = np.lexsort((pc.fill_null(found["row"], 0).to_numpy(), group))
    alike = np.bincount(group)
    place = np.arange(len(order)) - (np.cumsum(alike) - alike)[group[order]]
    listed = order[place < LISTED]
    kept = found.take(listed)
    arrays = [kept["code"], kept["row"], kept["column"], _shown(kept["value"]), pa.array(alike[group[listed]])]
    return pa.table(arrays, schema=SCHEMA)


def _groups(found: pa.Table) -> np.ndarray:
    """Each warning's code and column as a number from 0."""
    named = pc.binary_join_element_wise(found["code"], pc.fill_null(found["column"], ""), " ")
    return np.asarray(named.combine_chunks().dictionary_encode().indices.to_numpy())


def _shown(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """The values without what leads to a person, cut to a length that a table can show."""
    suspect = pc.fill_null(pc.match_substring_regex(values, SUSPECT), False)
    if pc.any(suspect).as_py():
        hidden = pa.array([masked(text) for text in values.filter(suspect).to_pylist()], pa.string())
        values = pa.chunked_array([pc.replace_with_mask(values.combine_chunks(), suspect.combine_chunks(), hidden)])
    return pc.utf8_slice_codeunits(values, 0, LONGEST_VALUE)
