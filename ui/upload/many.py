"""Several files at once: what each is, in which state, and accepting all that are right with one press."""

from typing import Literal

import streamlit as st

from analytics.contract import KINDS
from ui import layout, store, wording
from ui.upload import desk, doubt, filing, found, looking, preview, table
from ui.upload.desk import Dropped
from ui.upload.verdict import count
from ui.wording import t

State = Literal["right", "notes", "confirm", "twin", "mend", "repeated", "unread"]
COLUMNS = ("file", "kind", "unit", "month", "rows", "state")
RESULT_COLUMNS = ("file", "kind", "unit", "month", "state", "number")


def state(file: Dropped) -> State:
    """What has to be done with a file before it can be filed; nothing if it is right."""
    outcome = looking.outcome(file)
    if outcome is None:
        return "unread"
    if outcome.repeated and file.addressed:
        return "repeated"
    if not file.unit and not preview.is_unreadable(file):
        return "confirm"
    if not outcome.accepted:
        return "mend"
    if doubt.is_to_confirm(file):
        return "confirm"
    if _has_twin(file):
        return "twin"
    return "notes" if found.unconfirmed(outcome, file) else "right"


def _has_twin(file: Dropped) -> bool:
    """Whether another file that could be accepted is of the same kind, unit and month: only the clerk knows which is meant."""
    alike = (other for other in desk.files() if other is not file and other.addressed and _slot(other) == _slot(file))
    return any((seen := looking.outcome(other)) is not None and seen.accepted for other in alike)


def _slot(file: Dropped) -> tuple[str | None, ...]:
    once = file.of is not None and file.of.cadence == "once"
    return (file.kind, file.unit, None if once else file.month)


def draw(files: list[Dropped]) -> None:
    """The list, the way to each file, and the button for all that are right."""
    states = {file.number: state(file) for file in files}
    right = [file for file in files if states[file.number] == "right"]
    layout.section(t("submit.many", count=len(files)), _summary(list(states.values())))
    heads = [t(f"submit.list_{name}") for name in COLUMNS]
    table.draw(heads, [_line(file, states[file.number]) for file in files], label=t("submit.many", count=len(files)))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        label = t("submit.accept_all", count=len(right))
        if st.button(label, type="primary", key="upload_accept_all", disabled=not right, icon=":material/done_all:"):
            filing.submit_all(right)
            filing.finish()
            st.rerun()
        st.button(t("submit.clear"), key="upload_clear", on_click=desk.clear, icon=":material/close:")
    _pick(files)


def results() -> None:
    """What became of the files that were filed together."""
    told = st.session_state.get(filing.RESULTS)
    if not told:
        return
    filed = sum(result.number is not None for result in told)
    (st.success if filed == len(told) else st.warning)(t("submit.results", count=len(told), filed=filed))
    table.draw(
        [t(f"submit.list_{name}") for name in RESULT_COLUMNS], map(_result, told), label=t("submit.results_label")
    )


def _summary(states: list[State]) -> str:
    order: tuple[State, ...] = ("right", "notes", "confirm", "twin", "mend", "repeated", "unread")
    parts = [t(f"submit.sum_{name}", count=states.count(name)) for name in order if name in states]
    return t("shell.comma").join(parts)


def _pick(files: list[Dropped]) -> None:
    held = desk.in_hand()
    key = "upload_in_hand"
    if held and st.session_state.get(key) != held.number:
        st.session_state[key] = held.number
    st.selectbox(
        t("submit.pick"),
        **wording.options({file.number: _named(file, files) for file in files}),
        key=key,
        on_change=_turn,
    )


def _named(file: Dropped, files: list[Dropped]) -> str:
    """Two files of the same name are told apart by their place: the browser knows an option by its words alone."""
    alike = [other.number for other in files if other.name == file.name]
    if len(alike) == 1:
        return file.name
    return t("submit.pick_alike", name=file.name, place=alike.index(file.number) + 1)


def _turn() -> None:
    desk.take_up(st.session_state["upload_in_hand"])


def _line(file: Dropped, of: State) -> list[str]:
    outcome = looking.outcome(file)
    facts = {"errors": 0, "warnings": 0}
    if outcome:
        facts = {f"{name}s": wording.count(count(outcome, name)) for name in ("error", "warning")}
    return [
        file.name,
        wording.label(file.of) if file.of else "",
        file.sender.label(wording.language()) if file.sender else t("submit.unknown"),
        _month(file.kind, file.month),
        wording.count(outcome.reading.rows.num_rows) if outcome else "",
        t(f"submit.state_{of}", **facts),
    ]


def _result(result: filing.Result) -> list[str]:
    return [
        result.name,
        wording.label(KINDS[result.kind]),
        store.reference().unit_by_code[result.unit].label(wording.language()),
        _month(result.kind, result.month),
        result.words or t(f"submit.result_{result.state}"),
        "" if result.number is None else str(result.number),
    ]


def _month(kind: str | None, month: str | None) -> str:
    return wording.month(month) if month and kind and KINDS[kind].cadence != "once" else ""
