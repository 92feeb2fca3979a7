"""Codes of supervision in the reader's words: addressees, figures, why this rung, links to the rows."""

from collections.abc import Mapping
from typing import Any

from analytics.metrics import METRICS
from analytics.supervision.orders import Addressee, Order
from ui import filters, links, store, wording
from ui.markup import element, link, text
from ui.wording import label, t


def addressee(to: Addressee) -> str:
    """The name, with the township of a school or unit behind it."""
    towns = filters.township_names()
    if to.type == "township":
        return towns.get(to.code, to.name or to.code)
    units = store.reference().unit_by_code
    name = units[to.code].label(wording.language()) if to.type == "unit" and to.code in units else to.name or to.code
    return t("supervision.in_town", name=name, town=towns.get(to.township_code, to.township_code))


def figure(said: Mapping[str, Any]) -> str:
    """One number of the evidence: what, when, part and whole, beside the county's."""
    metric = METRICS.get(said["name"])
    name = label(metric) if metric else t(f"supervision.figure_{said['name']}")
    month = wording.month(said["month"]) if said.get("month") else ""
    value = metric.format_value(said.get("value"), wording.language()) if metric else wording.count(said["value"] or 0)
    words = t("supervision.figure", month=month, name=name, value=value)
    if said.get("denominator") is not None:
        part = {name: wording.count(said.get(name) or 0) for name in ("numerator", "denominator")}
        key = "figure_rate" if metric else "figure_part"
        words = t(f"supervision.{key}", month=month, name=name, value=value, **part)
    if metric and said.get("county") is not None:
        county = metric.format_value(said["county"], wording.language())
        words += t("supervision.figure_county", value=county)
    return words


def evidence(facts: Mapping[str, Any] | None) -> str:
    """The figures as a list, and the way to the rows behind them."""
    if not facts or not facts.get("figures"):
        return ""
    items = [element("li", text(figure(each))) for each in facts["figures"]]
    if facts.get("since"):
        items.append(element("li", text(t(f"supervision.since_{facts['page']}", day=facts["since"]))))
    href = rows(facts)
    return element("ul", *items) + element("a", text(t("supervision.to_rows")), href=href, class_="cg-rows")


def rows(facts: Mapping[str, Any]) -> str:
    """The address of the rows: the reader's language, and what the evidence says."""
    anchor = {"incidents": "#rows", "hazards": "#ledger", "protection": "#schools", "reporting": "#reports"}
    said = {links.LANGUAGE.name: wording.language()} | dict(facts["said"])
    return link(facts["page"], said) + anchor.get(facts["page"], "")


def rung(kind: str, base: str, why: str, follows: str) -> str:
    """Why this rung of the ladder."""
    facts = {"kind": t(f"orders.kind_{kind}"), "base": t(f"orders.kind_{base}"), "number": follows}
    return t(f"supervision.rung_{why}", **facts)


def reason(rule: str, facts: Mapping[str, Any] | None) -> str:
    """The reason that is put into the form: the rule, and its first figures."""
    figures = "；".join(figure(each) for each in (facts or {}).get("figures", ())[:2])
    return t("supervision.reason", rule=t(f"orders.rule_{rule}"), figures=figures)


def order_link(number: str) -> str:
    return link("supervision", links.view() | {"order": number}) + "#order"


def state(order: Order, today: Any) -> str:
    words = t(f"orders.state_{order.state}")
    return t("supervision.state_overdue", state=words) if order.is_overdue(today) else words
