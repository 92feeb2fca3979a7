"""The card of what is picked: what it is, its figures with what they were divided from, and the way to the rows behind them."""

from collections.abc import Callable

import streamlit as st

from analytics import queries
from analytics.metrics import METRICS
from ui import filters, links, rowtable, series, store, wording
from ui.cells import Writer
from ui.choices import choices
from ui.judgement import known
from ui.map.county import POST, County, Row, pupils
from ui.map.towns import Towns
from ui.map.verdict import address
from ui.markup import element, link, text
from ui.wording import t

TOLD = ("hazards_overdue", "rectification_rate", "incidents", "schools_with_gap", "schools_covered", "pupils_covered")
MOST = 8  # schools named on the card of a zone


def draw(county: County, towns: Towns) -> None:
    """The school, else the zone, else the township, else all that is looked at."""
    asked = county.asked
    if asked.school:
        body = _school(county, asked.school)
    elif asked.zone:
        body = _zone(county, asked.zone)
    else:
        body = _place(county, towns)
    st.html(element("div", body, class_="cg-plan cg-map-card", role="status"))


def _place(county: County, towns: Towns) -> str:
    """A township, or the whole: schools, and the indicators with the chosen one first."""
    asked = county.asked
    area = asked.area or store.reference().root.code
    ids = list(dict.fromkeys((asked.metric.id, *TOLD)))
    values = series.of(queries.metrics(tuple(ids), asked.areas, *asked.view.every))
    writer = Writer([METRICS[id_] for id_ in ids], wording.language(), store.settings())
    cells = [values.cell(id_, area, asked.month) for id_ in ids]
    writer = writer.measuring([cells])
    others = [known(values.cell(id_, code, asked.month) for code in towns.names) for id_ in ids]
    judged = writer.judged(cells, others) if asked.area else ["fair"] * len(cells)
    to_rows = links.rows(month=asked.month)
    lines = [
        _line(
            metric.label(writer.language),
            writer.cell(
                metric, cell, shade, to_rows(metric.id, asked.area), _under(metric.id, values, area, asked.month)
            ),
        )
        for metric, cell, shade in zip(writer.metrics, cells, judged, strict=True)
    ]
    name = filters.township_names()[asked.area] if asked.area else asked.view.place
    return _titled(name, _size(county), _table(lines), None if asked.area else t("map.click_hint"))


def _under(id_: str, values: series.Series, area: str, month: str) -> str:
    """The fraction, where there is one."""
    cell = values.cell(id_, area, month)
    if cell.numerator is None or cell.denominator is None:
        return ""
    return element("small", text(f"{wording.count(cell.numerator)} / {wording.count(cell.denominator)}"))


def _size(county: County) -> str:
    schools = county.in_area(county.schools)
    zones = county.in_area(county.zones.values())
    posts = sum(zone["type"] == POST for zone in zones)
    facts = {"schools": len(schools), "pupils": pupils(schools), "posts": posts, "areas": len(zones) - posts}
    return t(
        "map.card_size", month=wording.month(county.asked.month), **{k: wording.count(v) for k, v in facts.items()}
    )


def _school(county: County, code: str) -> str:
    row = county.known.get(code)
    if row is None:
        return element("p", text(t("map.not_listed", code=code, month=wording.month(county.asked.month))))
    month = county.asked.month
    to = _to_rows(county, code)
    facts = [
        (t("map.card_open"), wording.count(row["hazards_open"]), to("hazards", which="open", month=month)),
        (t("map.card_overdue"), wording.count(row["hazards_overdue"]), to("hazards", which="overdue", month=month)),
        (t("map.card_incidents"), wording.count(row["incidents"]), to("incidents", month=month) + "#rows"),
        (t("map.card_targets"), _targets(row), to("protection", state="all", month=month) + "#plan"),
    ]
    lines = [_fact(head, words, href) for head, words, href in facts]
    lines += [_fact(t(f"map.card_{when}"), _guarded(county, code, when)) for when in ("morning", "afternoon")]
    lines.append(_line(t("map.card_zones"), element("td", _zones_of(county, code), class_="cg-words")))
    if row["near_place"]:
        lines.append(_fact(t("map.card_near"), t("map.near", place=row["near_place"], metres=f"{row['near_m']:.0f}")))
    who = " · ".join(
        (
            filters.township_names()[row["township_code"]],
            choices.words("schools", "stage").get(row["stage"], row["stage"]),
            t("map.no_pupils") if row["pupils"] is None else t("map.pupils", count=wording.count(row["pupils"])),
            code,
        )
    )
    return _titled(row["name"], who, _table(lines), None if row["lon"] is not None else t("map.has_no_place"))


def _to_rows(county: County, school: str) -> Callable[..., str]:
    """To the school's rows on another page."""
    view = county.asked.view
    ours = links.view(**{filters.FIRST: min(view.first, county.asked.month), filters.LAST: county.asked.month})

    def to(page: str, **narrowed: str) -> str:
        return link(page, links.but(ours, {"school": school, **narrowed}))

    return to


def _targets(row: Row) -> str:
    return t(f"map.targets_{ {1: 'missed', 0: 'met'}.get(row['has_gap'], 'unknown') }")


def _guarded(county: County, code: str, when: str) -> str:
    row = county.covered_in(when).get(code)
    if row is None or row["covered"] is None:
        return t("charts.unknown")
    if not row["covered"]:
        return t("map.nobody")
    return t("map.guarded_by", posts=wording.count(row["posts"]), areas=wording.count(row["areas"]))


def _zones_of(county: County, code: str) -> str:
    rows = store.records(queries.zone_schools(county.asked.month, school=code))
    if not rows:
        return text("—")
    return wording.listed(element("a", text(row["zone_name"]), href=address(zone=row["zone_code"])) for row in rows)


def _zone(county: County, code: str) -> str:
    row = county.zones.get(code)
    if row is None:
        return element("p", text(t("map.not_listed", code=code, month=wording.month(county.asked.month))))
    there = [s for s in county.known.values() if s["township_code"] == row["township_code"]]
    lines = [
        _fact(t("map.card_morning"), row["morning_window"] or t("map.no_time")),
        _fact(t("map.card_afternoon"), row["afternoon_window"] or t("map.no_time")),
        _fact(
            t("map.card_schools"),
            t("charts.of", numerator=wording.count(row["schools"]), denominator=wording.count(len(there))),
        ),
        _fact(
            t("map.card_pupils"),
            t("charts.of", numerator=wording.count(row["pupils"] or 0), denominator=wording.count(pupils(there))),
        ),
        _line(t("map.card_within"), element("td", _schools_of(county, code), class_="cg-words")),
    ]
    if row["type"] == POST:
        lines.insert(
            2,
            _fact(
                t("map.card_radius"), t("map.metres", count=wording.count(row["radius_m"])) if row["radius_m"] else "—"
            ),
        )
    kind = t("map.post") if row["type"] == POST else t("map.patrol_area")
    who = " · ".join(
        (kind, filters.township_names()[row["township_code"]], rowtable.units().get(row["unit"], row["unit"]), code)
    )
    duty = links.rows(month=county.asked.month)("shifts_done_rate", row["township_code"])
    more = element("p", element("a", text(t("map.card_duty")), href=duty), class_="cg-note")
    return _titled(row["name"], who, _table(lines) + more, t("map.card_note_zone"))


def _schools_of(county: County, code: str) -> str:
    rows = store.records(queries.zone_schools(county.asked.month, zone=code))
    if not rows:
        return text(t("map.no_school_within"))
    named = (element("a", text(row["name"]), href=address(school=row["school_code"])) for row in rows)
    return wording.listed(named, most=MOST)


def _titled(name: str, who: str, body: str, note: str | None) -> str:
    under = element("p", text(note), class_="cg-note") if note else ""
    return element("h3", text(name)) + element("p", text(who)) + body + under


def _fact(head: str, words: str, href: str | None = None) -> str:
    inner = element("a", text(words), href=href) if href else text(words)
    return _line(head, element("td", inner))


def _line(head: str, cell: str) -> str:
    return element("tr", element("th", text(head), scope="row"), cell)


def _table(lines: list[str]) -> str:
    return element("table", element("tbody", *lines), class_="cg-table")
