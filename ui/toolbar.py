"""The slim bar above a table of indicators: in which order its lines stand, which are looked for, files to take away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from ui import address, downloads, links, wording
from ui.choices.choices import LONGEST, WAYS
from ui.takeaway import Taken
from ui.wording import t


@dataclass(frozen=True)
class Order:
    """The reader's wish: ``column`` is empty for the table's own order; ``find`` is empty for all lines."""

    column: str
    up: bool
    find: str

    def lines(self, names: Mapping[str, str], own: Sequence[str], value: Callable[[str], float | None]) -> list[str]:
        """The codes of the lines to be drawn: those found, in the table's ``own`` order or by the column's ``value``.

        Lines without a value stand at the end, whichever way.
        """
        found = [code for code in own if self._finds(code, names[code])] if self.find else list(own)
        if not self.column:
            return found
        known = [(code, number) for code in found if (number := value(code)) is not None]
        known.sort(key=lambda pair: pair[1], reverse=not self.up)
        return [code for code, _ in known] + [code for code in found if value(code) is None]

    def missed(self, shown: Sequence[str]) -> str:
        """What to say under a table of these lines, if none was found."""
        return "" if shown else t("tables.nothing_found", find=self.find)

    def _finds(self, code: str, name: str) -> bool:
        return self.find.casefold() in name.casefold() or self.find == code

    def arrow(self, column: str) -> str | None:
        """How a table's head says that it is ordered by this column, in ARIA's words."""
        if column != self.column:
            return None
        return "ascending" if self.up else "descending"


def order(columns: Iterable[str]) -> Order:
    """What the address says for a table of these columns; a column that it does not have is dropped."""
    if st.session_state["sort"] not in {"", *columns}:
        st.session_state["sort"] = ""
        address.write(links.here())
    return Order(st.session_state["sort"], st.session_state["way"] == "up", st.session_state["find"])


def draw(
    columns: Mapping[str, str],
    *,
    first: str,
    make: Callable[[], Taken] | None,
    name: str,
    findable: bool = True,
    sought: str = "",
) -> None:
    """The bar: ``columns`` are code to head, ``first`` says the table's own order, ``make`` gives what the buttons take away.

    ``sought`` says what is looked for, where it is no township.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="toolbar"):
        _sorting({"": first, **columns})
        if findable:
            _finding(sought or t("tables.find"))
        if make:
            downloads.buttons(make, name=name, title=name, key="table")


def _sorting(columns: Mapping[str, str]) -> None:
    st.selectbox(
        t("tables.sort"),
        **wording.options(
            {code: t("tables.sorted_by", column=head) if code else head for code, head in columns.items()}
        ),
        key="sort",
        on_change=address.touch,
        label_visibility="collapsed",
        width=230,
    )
    if st.session_state["sort"]:
        st.segmented_control(
            t("tables.way"),
            **wording.options({way: t(f"tables.way_{way}") for way in WAYS}),
            key="way",
            required=True,
            on_change=address.touch,
            label_visibility="collapsed",
        )


def _finding(sought: str) -> None:
    st.text_input(
        sought,
        key="find",
        max_chars=LONGEST,
        type="search",
        placeholder=sought,
        on_change=address.touch,
        label_visibility="collapsed",
        width=180,
    )
