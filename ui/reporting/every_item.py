"""All that both channels report, the townships together: which count is compared above is picked here."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import pyarrow as pa
import streamlit as st

from ui import address, downloads, layout
from ui.choices import checks
from ui.choices.reporting import CHANNELS
from ui.filters import Filters
from ui.reporting import sides
from ui.reporting.sides import Sides, difference
from ui.wording import t

KEY = "every_item"


def draw(view: Filters) -> None:
    layout.section(t("reconcile.every_item"), t("reconcile.every_item_note", place=view.place, period=view.period))
    found = sides.by_item(view)
    table = _table(found, sides.owners(view))
    st.dataframe(
        table,
        key=KEY,
        on_select=partial(compare, list(found)),
        selection_mode="single-row",
        hide_index=True,
        placeholder="—",
    )
    st.caption(t("reconcile.pick_item"))
    title = t("reconcile.every_item")
    make = partial(pa.Table.from_pandas, table, preserve_index=False)
    downloads.buttons(make, name=f"{title}_{view.first}_{view.last}", title=title, key="every_item_file")


def _table(found: Mapping[str, Sides], owners: Mapping[str, str]) -> pd.DataFrame:
    said = {t(f"reporting.channel_{channel}"): [both[channel].value for both in found.values()] for channel in CHANNELS}
    return pd.DataFrame(
        {
            t("reconcile.item"): [checks.item(item) for item in found],
            **said,
            t("reconcile.difference"): [difference(both) for both in found.values()],
            t("reconcile.counts"): [t(f"reconcile.owner_{owners.get(item, 'ledger')}") for item in found],
        }
    )


def compare(items: Sequence[str]) -> None:
    """Callback of a picked line: its count takes the place of the one that is compared."""
    if picked := st.session_state[KEY]["selection"]["rows"]:
        address.touch()
        st.session_state["item"] = items[picked[0]]
