"""Which report a file is: its kind, whose it is, and which month it tells of; guessed from the file, settled by the clerk."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from analytics.clock import now
from analytics.contract import KINDS, Kind
from analytics.deadlines import due
from analytics.months import month_before, months_between
from analytics.reference import Unit
from analytics.settings import Settings
from analytics.workspace import Workspace
from ui import store, wording
from ui.upload import desk
from ui.upload.desk import Dropped
from ui.wording import t

KEYS = ("upload_kind", "upload_unit", "upload_month")
BY_FIELD = dict(zip(desk.FIELDS, KEYS, strict=True))
LINKED = {KEYS[1]: "unit", KEYS[2]: "month"}  # names of the address that say it
KEPT = "_upload_choice"  # the widgets' own state goes when the reader looks at another page


@dataclass(frozen=True)
class Choice:
    """``unit`` is None until one is chosen; ``month`` is None for what is filed once."""

    kind: Kind
    unit: Unit | None
    month: str | None


def draw(file: Dropped | None) -> Choice:
    """The three choices: for the ``file`` in hand, or for the empty form and the list below."""
    _recall()
    if file:
        _hold(file)
    first, second, third = st.columns([3, 3, 2], gap="medium")
    with first:
        kind = _kind()
        _known_by(file, "kind")
    with second:
        unit = _unit(kind)
        _known_by(file, "unit")
    with third:
        month = _month(kind)
        _known_by(file, "month")
    st.session_state[KEPT] = {key: st.session_state[key] for key in KEYS if key in st.session_state}
    grain = kind.grain_zh if wording.language() == "zh" else kind.grain_en
    st.caption(t("upload.grain", grain=grain, due=_until(kind, month)))
    return Choice(kind, unit, month)


def before() -> dict[str, str | None]:
    """What was chosen last, or what the link that led here names: by field."""
    _recall()
    return {field: st.session_state.get(key) for field, key in BY_FIELD.items()}


def settle(file: Dropped, field: str, value: str | None) -> None:
    """The clerk's word; another kind is recognised anew."""
    setattr(file, field, value)
    file.chosen.add(field)
    if field == "kind":
        file.guesses = {}


def latest_due(settings: Settings) -> str:
    """The month that is most likely reported now: the last complete one, within the campaign."""
    return max(settings.first_month, min(settings.last_month, month_before(f"{now():%Y-%m}")))


def _recall() -> None:
    """Takes up what was chosen before, or what the link that led here names."""
    usual = {KEYS[0]: "hazards", KEYS[1]: None, KEYS[2]: latest_due(Workspace.at().settings)}
    named = {key: st.session_state[name] for key, name in LINKED.items() if st.session_state.get(name)}
    for key, value in (usual | st.session_state.get(KEPT, {}) | named).items():
        st.session_state.setdefault(key, value)


def _hold(file: Dropped) -> None:
    """Only what differs: a widget whose value is assigned to is sent to the browser again."""
    for field, key in BY_FIELD.items():
        if st.session_state.get(key) != getattr(file, field):
            st.session_state[key] = getattr(file, field)


def _chosen(field: str) -> Callable[[], None]:
    def note() -> None:
        if file := desk.in_hand():
            settle(file, field, st.session_state[BY_FIELD[field]])

    return note


def _kind() -> Kind:
    return KINDS[
        st.selectbox(
            t("upload.kind"),
            **wording.options({id_: wording.label(kind) for id_, kind in KINDS.items()}),
            key=KEYS[0],
            on_change=_chosen("kind"),
        )
    ]


def _unit(kind: Kind) -> Unit | None:
    units = {unit.code: unit for unit in store.reference().units if unit.files(kind)}
    if st.session_state.get(KEYS[1]) not in units:
        st.session_state[KEYS[1]] = None
    code = st.selectbox(
        t("upload.unit"),
        **wording.options({code: unit.label(wording.language()) for code, unit in units.items()}),
        key=KEYS[1],
        index=None,
        placeholder=t("upload.unit_placeholder"),
        on_change=_chosen("unit"),
    )
    return units.get(code)


def _month(kind: Kind) -> str | None:
    if kind.cadence == "once":
        return None
    settings = Workspace.at().settings
    months = months_between(settings.first_month, settings.last_month)[::-1]
    if st.session_state.get(KEYS[2]) not in months:
        st.session_state[KEYS[2]] = latest_due(settings)
    return st.selectbox(
        t("upload.month"),
        **wording.options({month: wording.month(month) for month in months}),
        key=KEYS[2],
        on_change=_chosen("month"),
    )


def _known_by(file: Dropped | None, field: str) -> None:
    """Under a choice: what of the file says so, or that nothing does."""
    if file is None or (field == "month" and file.of and file.of.cadence == "once"):
        return
    st.caption(reason(file, field))


def reason(file: Dropped, field: str) -> str:
    """Why a file is taken for that, in a few words."""
    guess, value = file.guesses.get(field), getattr(file, field)
    if guess and guess.value is not None and guess.value == value:
        return t("submit.by", signs=signs(guess.by))
    if field in file.chosen:
        return t("submit.by_clerk")
    if value is None:
        return t("submit.not_recognised")
    return t("submit.by_choice_among" if guess and value in guess.among else "submit.by_choice")


def signs(names: tuple[str, ...]) -> str:
    return t("shell.comma").join(t(f"submit.sign_{name}") for name in names)


def _until(kind: Kind, month: str | None) -> str:
    day = due(kind, month or "", Workspace.at().settings)
    return t("upload.due", day=day.isoformat()) if day else t("upload.no_due")
