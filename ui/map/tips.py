"""The short form of a thing, as plain text that appears under the pointer: never markup, whatever a name contains."""

from collections.abc import Mapping

from analytics.metrics import Metric
from ui import wording
from ui.cells import base, reason
from ui.map.county import POST, County, Row
from ui.series import Cell
from ui.wording import t


def township(name: str, metric: Metric, cell: Cell, month: str) -> str:
    """Its name, its value of the indicator, what that was divided from."""
    language = wording.language()
    value = metric.format_value(cell.value, language)
    under = reason(metric, cell, language) if cell.value is None else base(metric, cell, language)
    words = t("map.tip_figure", name=metric.label(language), month=wording.month(month), value=value)
    return "\n".join(filter(None, (name, words, under)))


class SchoolTips:
    """Writes the tips of many schools; what all of them need is looked up once."""

    def __init__(self, county: County, stages: Mapping[str, str]) -> None:
        self.county = county
        self.stages = stages
        keys = ("who", "open", "overdue", "incidents", "missed", "bare", "guarded", "near", "no_pupils")
        self.words = {key: t(f"map.tip_{key}") for key in keys}

    def write(self, row: Row) -> str:
        """Who it is; then only what there is to say of it."""
        words, code = self.words, row["school_code"]
        pupils = words["no_pupils"] if row["pupils"] is None else f"{row['pupils']:,}"
        lines = [row["name"], words["who"].format(stage=self.stages.get(row["stage"], row["stage"]), pupils=pupils)]
        if row["hazards_open"]:
            key = "overdue" if row["hazards_overdue"] else "open"
            lines.append(words[key].format(open=row["hazards_open"], overdue=row["hazards_overdue"]))
        if row["incidents"]:
            lines.append(words["incidents"].format(count=row["incidents"]))
        if row["has_gap"]:
            lines.append(words["missed"])
        covered = self.county.covered(code)
        if covered is not None:
            guards = self.county.guards(code)
            lines.append(
                words["guarded"].format(posts=guards["posts"], areas=guards["areas"]) if covered else words["bare"]
            )
        if row["near_place"]:
            lines.append(words["near"].format(place=row["near_place"], metres=f"{row['near_m']:.0f}"))
        return "\n".join(lines)


class ZoneTips:
    """Writes the tips of many zones: what each is, when somebody stands there, and whom it guards."""

    def __init__(self) -> None:
        self.words = {key: t(f"map.{key}") for key in ("post", "patrol_area", "times", "serves", "tip_zone")}

    def write(self, row: Row) -> str:
        words = self.words
        kind = words["post"] if row["type"] == POST else words["patrol_area"]
        times = words["times"].format(morning=row["morning_window"] or "—", afternoon=row["afternoon_window"] or "—")
        served = words["serves"].format(schools=f"{row['schools'] or 0:,}", pupils=f"{row['pupils'] or 0:,}")
        return "\n".join((row["name"], words["tip_zone"].format(kind=kind, times=times), served))


def times(row: Row) -> str:
    """When somebody stands there; a dash where the register says nothing."""
    return t("map.times", morning=row["morning_window"] or "—", afternoon=row["afternoon_window"] or "—")
