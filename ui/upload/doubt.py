"""What in a file speaks against what it is about to be filed as, and the way to change it with one press."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from analytics.contract import KINDS
from ui import store, wording
from ui.upload import choice, desk
from ui.upload.desk import Dropped
from ui.wording import t

MOST_UNITS = 8


@dataclass(frozen=True)
class Doubt:
    """These ``signs`` of the file say ``value`` of the ``field``, where something else is chosen."""

    field: str
    value: str
    signs: tuple[str, ...]


def of(file: Dropped) -> list[Doubt]:
    """At most one a field: the plainest."""
    return [doubt for field in desk.FIELDS if (doubt := _of(file, field)) is not None]


def is_to_confirm(file: Dropped) -> bool:
    """Whether a clerk has to look first: something is unknown, only presumed, or contradicted."""
    if not file.addressed:
        return True
    month_presumed = file.of is not None and file.of.cadence != "once" and not _is_known(file, "month")
    return not file.settled and (bool(of(file)) or month_presumed or not _is_known(file, "kind"))


def draw(file: Dropped) -> None:
    """Each doubt with the button that settles it."""
    _several(file)
    for doubt in of(file):
        chosen = getattr(file, doubt.field)
        facts = {"said": named(doubt.field, doubt.value), "signs": choice.signs(doubt.signs)}
        if chosen is None:
            st.info(t(f"submit.likely_{doubt.field}", **facts), icon=":material/help:")
        else:
            words = t(f"submit.doubt_{doubt.field}", chosen=named(doubt.field, chosen), **facts)
            st.warning(words, title=t(f"submit.doubt_{doubt.field}_title"))
        st.button(
            t("submit.change_to", value=facts["said"]),
            key=f"upload_change_{doubt.field}_{file.number}",
            icon=":material/swap_horiz:",
            on_click=partial(choice.settle, file, doubt.field, doubt.value),
        )


def names_units(file: Dropped) -> bool:
    """Whether several units are left to choose from."""
    guess = file.guesses.get("unit")
    return file.unit is None and guess is not None and bool(guess.among)


def _several(file: Dropped) -> None:
    """Whose the file may be, where its schools leave several units possible and none is chosen."""
    if not names_units(file):
        return
    st.info(t("submit.several_units"), icon=":material/help:")
    with st.container(horizontal=True, gap="small"):
        for code in file.guesses["unit"].among[:MOST_UNITS]:
            st.button(
                named("unit", code),
                key=f"upload_unit_{code}_{file.number}",
                on_click=partial(choice.settle, file, "unit", code),
            )


def named(field: str, value: str) -> str:
    """A kind, unit or month in the reader's words."""
    if field == "kind":
        return wording.label(KINDS[value])
    if field == "unit":
        return store.reference().unit_by_code[value].label(wording.language())
    return wording.month(value)


def _of(file: Dropped, field: str) -> Doubt | None:
    guess, chosen = file.guesses.get(field), getattr(file, field)
    if guess is None or (field == "month" and file.of and file.of.cadence == "once"):
        return None
    said = {guess.by: (guess.value,)} if guess.value else {("places",): guess.among} if guess.among else {}
    said |= {(sign,): values for sign, values in guess.against.items()}
    if field in file.chosen and any(chosen in values for values in said.values()):
        return None  # of signs that contradict each other the clerk has followed one
    for by, values in said.items():
        if chosen not in values and (value := _nearest(field, values, chosen)):
            return Doubt(field, value, by)
    return None


def _nearest(field: str, values: tuple[str, ...], chosen: str | None) -> str | None:
    """Of several units the one of the chosen one's channel; where nobody is chosen, only one that stands alone."""
    if field != "unit" or len(values) == 1:
        return values[0]
    units = store.reference().unit_by_code
    alike = [code for code in values if chosen in units and units[code].channel == units[chosen].channel]
    return next(iter(alike), None)


def _is_known(file: Dropped, field: str) -> bool:
    guess = file.guesses.get(field)
    return field in file.chosen or (guess is not None and guess.value == getattr(file, field))
