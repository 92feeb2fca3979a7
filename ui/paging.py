"""A long list, one page at a time. Which page is shown stands in the address."""

from collections.abc import Hashable
from functools import partial

import streamlit as st

from ui import address, links, wording
from ui.wording import t

KEY = "page"
SIZE = 100
_ASKED = "_paging_asked"


def offset(total: int, question: Hashable, size: int = SIZE) -> int:
    """How many rows come before the page shown. Another ``question`` than the one before begins at its first page."""
    held = st.session_state[KEY]
    known = st.session_state.setdefault(_ASKED, question)
    st.session_state[_ASKED] = question
    page = min(held, _pages(total, size)) if known == question else 1
    if page != held:
        st.session_state[KEY] = page
        address.write(links.here())
    return (page - 1) * size


def draw(total: int, size: int = SIZE) -> None:
    """Which rows are shown of how many, and the way to the page before and after; nothing if all fit on one."""
    pages = _pages(total, size)
    if pages == 1:
        return
    page = st.session_state[KEY]
    first = (page - 1) * size + 1
    facts = {"first": wording.count(first), "last": wording.count(min(first + size - 1, total))}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="paging"):
        _turn("previous", page - 1, enabled=page > 1)
        st.caption(t("shell.paging", total=wording.count(total), **facts), width="content")
        _turn("next", page + 1, enabled=page < pages)


def _pages(total: int, size: int) -> int:
    return max(1, -(-total // size))


def _turn(way: str, page: int, *, enabled: bool) -> None:
    icon = {"previous": ":material/chevron_left:", "next": ":material/chevron_right:"}[way]
    st.button(
        t(f"shell.paging_{way}"), key=f"paging_{way}", icon=icon, disabled=not enabled, on_click=partial(_go, page)
    )


def _go(page: int) -> None:
    address.touch()
    st.session_state[KEY] = page
