"""Townships or units by the counts of one measure in a month."""

from collections.abc import Mapping, Sequence

from analytics import queries
from ui import filters, links, listing, rowtable, store, wording
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.markup import link
from ui.wording import t
from ui.work import by_item
from ui.work.counts import Count
from ui.work.tally import Tally


def draw(by: str, tally: Tally, counts: Sequence[Count], view: Filters) -> None:
    """Townships or units by the counts of one measure in the last month."""
    rows = store.records(queries.work_places(by, tuple(count.id for count in counts), view.towns, view.last, view.last))
    cells = {(row["place"], row["item"]): row for row in rows}
    names = filters.chosen_townships(view) if by == "township" else rowtable.units()
    places = [code for code in names if any((code, count.id) in cells for count in counts)]
    said = links.view() | {"place": by}
    columns = [Column(count.id, wording.label(count), hint=count.head) for count in counts]
    total = [by_item.value(tally.told(count.id, view.last)) for count in counts]
    listing.draw(
        t(f"work.place_{by}"),
        columns,
        [
            Line(code, names[code], [_cell(cells.get((code, count.id)), count, said) for count in counts])
            for code in places
        ],
        first=t("work.place_order"),
        title=t("work.file"),
        total=Line("", view.place, total, class_="cg-total"),
        legend=t(f"work.legend_{by}"),
    )


def _cell(row: Mapping[str, int | None] | None, count: Count, said: Mapping[str, str]) -> Value:
    """A place's value; why there is none; nothing at all where the place does not owe the count."""
    if row is None:
        return Value(words="", hint=t("work.not_owed"))
    href = link("work", {**said, "measure": count.measure, "item": count.id})
    if row["value"] is None:
        is_answered = row["not_applicable"] == row["owing"]
        words = t("work.state_not_applicable") if is_answered else t("work.state_unfiled")
        return Value(words=words, href=href, shade="unknown")
    hint = t("work.reported_of", reported=row["reported"], asked=row["owing"] - row["not_applicable"])
    return Value(row["value"], wording.count(row["value"]), href, hint)
