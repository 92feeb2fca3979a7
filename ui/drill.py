"""From a mark to the rows behind it: what the reader has narrowed a page's rows to, kept in the address like filters."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics import queries
from ui import address, choices, store, wording
from ui.address import Param
from ui.choices import Choices
from ui.choices.choices import LONGEST
from ui.markup import element, text
from ui.wording import t

_PAGE = "_page"
_JUST_CLICKED = "_drill_clicked"


def page() -> str:
    """The page that is shown."""
    return st.session_state.get(_PAGE, next(iter(choices.BY_PAGE)))


def turn_to(page: str) -> bool:
    """Notes which page is shown; whether it is another one than before."""
    turned = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    return turned


def params() -> tuple[Param, ...]:
    """What the page's address may say besides the filters."""
    return (*_choices().params(), *choices.table())


def clear(*names: str) -> None:
    """Forgets what the page's rows were narrowed to, all that the page keeps if no name is given."""
    for param in params():
        if not names or param.name in names:
            st.session_state[param.name] = param.default


def chosen() -> dict[str, str]:
    """What the page's rows are narrowed to, name to code."""
    return {name: st.session_state[name] for name in _choices().narrowing if st.session_state.get(name)}


def clicked(chart: str, names: Sequence[str]) -> None:
    """Callback of a chart: narrows to the codes that the mark carries, or lets go of them if it was clicked before."""
    address.touch()
    points = st.session_state[chart]["selection"]["points"]
    if not points or not points[0].get("customdata"):
        return
    codes = dict(zip(names, points[0]["customdata"], strict=True))
    held = {name: st.session_state.get(name) for name in codes}
    st.session_state.update(dict.fromkeys(codes) if held == codes else codes)
    st.session_state[_JUST_CLICKED] = held != codes


def just_clicked() -> bool:
    """Whether this run answers a click on a mark. Ask once a run."""
    return st.session_state.pop(_JUST_CLICKED, False)


def key(*parts: str) -> str:
    """A chart's key. It changes with what is chosen, or the browser would keep the mark of a choice let go of."""
    return "_".join((*parts, *chosen().values()))


def chips(names: Sequence[str] = (), hint: str = "") -> None:
    """What the page's rows are narrowed to, each with a button that lets go of it; else ``hint``, how to narrow them.

    ``names`` are those that this part of the page heeds, all of the page's if none is given.
    """
    narrowed = {name: code for name, code in chosen().items() if not names or name in names}
    if not narrowed:
        st.caption(hint or t(f"{page()}.click_hint"))
        return
    with st.container(horizontal=True, gap="small"):
        for name, code in narrowed.items():
            _chip(t("shell.chip", name=t(f"{page()}.narrow_{name}"), value=named(name, code)), name)
        if len(narrowed) > 1:
            _chip(t("shell.clear_all"), *(names or ()))


def pointer(anchor: str) -> None:
    """For a reader who came by a link to narrowed rows: says so at the head of the page and leads down to them."""
    if chosen():
        words = wording.listed(named(name, code) for name, code in chosen().items())
        st.html(element("a", text(t(f"{page()}.to_ledger", chosen=words)), href=f"#{anchor}", class_="cg-pointer"))


def search(placeholder: str) -> None:
    """A field for words that the rows must contain; a page offers it with the parameter ``choices.search``."""
    st.text_input(
        t("shell.find"),
        key="words",
        placeholder=placeholder,
        max_chars=LONGEST,
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=address.touch,
    )


def named(name: str, code: str) -> str:
    """A code in the reader's words."""
    if name == "words":
        return code
    if name == "month":
        return wording.month(code)
    if name == "unit":
        return store.reference().unit_by_code[code].label(wording.language())
    if name == "school":
        return next((row["name"] for row in store.records(queries.school_named(code))), code)
    return _choices().named(name, code)


def _choices() -> Choices:
    return choices.BY_PAGE[page()]


def _chip(words: str, *names: str) -> None:
    key = f"clear_{'_'.join(names) or 'all'}"
    st.button(words, key=key, icon=":material/close:", icon_position="right", on_click=partial(_let_go, names))


def _let_go(names: Sequence[str]) -> None:
    address.touch()
    clear(*(names or _choices().narrowing))
