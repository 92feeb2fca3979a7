"""Each rule of supervision on cases made by hand, and why it suggests the rung that it does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from analytics.settings import load
from analytics.supervision import relapse, suggestions
from analytics.supervision.orders import Addressee, Order
from analytics.supervision.rules import RECHECK, declared
from analytics.warehouse import Reader

YUELONG, TAOYUAN = "330226001", "330226002"
TODAY = date(2022, 3, 1)
MAY, JUNE = "2021-05", "2021-06"
S1 = Addressee("school", "S1", YUELONG, "示例小学")


@pytest.fixture
def suggested(two_schools):
    """``suggested("rule", month, orders, ...)`` after building what the test has filed."""

    def ask(rule, month=MAY, orders=(), dismissed=(), today=TODAY, **changed):
        two_schools.is_built()
        settings = two_schools.workspace.settings
        rules = tuple(replace(each, enabled=each.rule == rule) for each in settings.supervision)
        with Reader(two_schools.workspace) as reader:
            rows = lambda query: reader.arrow(query).to_pylist()  # noqa: E731
            changed = {"supervision": rules} | changed
            return suggestions.found(rows, replace(settings, **changed), month, today, orders, dismissed)

    return ask


def told(found):
    return [(each.addressee.code, each.kind, each.why) for each in found]


def figure(suggestion, at=0):
    its = suggestion.figures[at]
    return (its.name, its.numerator, its.denominator)


@pytest.fixture
def serious(two_schools):
    """S1 has three serious hazards open at the end of May, two of them overdue; S2 a general one that is overdue."""
    head = "hazard_id | school_code | grade | deadline | rectified_on"
    rows = ["H1 | S1 | 重大 | 2021-05-31 |", "H2 | S1 | 重大 | 2021-05-10 |", "H3 | S1 | 重大 | 2021-06-30 |"]
    two_schools.files("hazards", "JB01", MAY, "\n".join([head, *rows, "H4 | S1 | 重大 | 2021-05-10 | 2021-05-20"]))
    two_schools.files("hazards", "JB02", MAY, f"{head}\nH9 | S2 | 一般 | 2021-05-10 |")
    return two_schools


def test_an_overdue_serious_hazard_suggests_an_interview_with_its_figures(serious, suggested):
    (found,) = suggested("overdue_serious")
    assert told([found]) == [("S1", "interview", "base")]
    assert figure(found) == ("serious_overdue", 2, 3)
    assert found.since == "2021-05-10"
    assert dict(found.said) == {"from": MAY, "to": MAY, "which": "overdue", "grade": "重大", "school": "S1"}


def test_what_was_dismissed_is_not_suggested_again_in_that_month(serious, suggested):
    (found,) = suggested("overdue_serious")
    assert found.key == "overdue_serious:school:S1:2021-05"
    assert suggested("overdue_serious", dismissed={found.key}) == []
    assert suggested("overdue_serious", dismissed={"overdue_serious:school:S1:2021-04"}) != []


def earlier(state, kind="interview", month=MAY, late=False):
    issued = date(2021, 6, 1)
    closed = issued + timedelta(days=20 if late else 5)
    done = state in ("closed", "held", "relapsed")
    days = {"issued_on": issued, "deadline": issued + timedelta(days=10), "closed_on": closed if done else None}
    return Order(kind, S1, "逾期", "overdue_serious", month, number="DB-2021-0001", state=state, **days)


@pytest.mark.parametrize(
    ("order", "today", "expected"),
    [
        (earlier("proposed"), TODAY, []),
        (earlier("issued"), date(2021, 6, 11), []),  # its last day: in hand
        (earlier("issued"), date(2021, 6, 12), [("S1", "listed", "late")]),
        (earlier("issued", kind="listed"), TODAY, []),  # nothing stands above
        (earlier("closed"), TODAY, []),  # its re-check decides
        (earlier("held"), TODAY, []),  # the same figures as the order's
        (earlier("held", month="2021-04"), TODAY, [("S1", "interview", "base")]),
        (earlier("held", month="2021-04", late=True), TODAY, [("S1", "listed", "late")]),
        (earlier("relapsed"), TODAY, [("S1", "listed", "relapsed")]),
        (earlier("relapsed", kind="listed"), TODAY, [("S1", "listed", "relapsed")]),
        (earlier("rejected"), TODAY, []),  # a leader has said no for this month
        (earlier("rejected", month="2021-04"), TODAY, [("S1", "interview", "base")]),
        (earlier("cancelled", month="2021-04"), TODAY, [("S1", "interview", "base")]),
    ],
)
def test_the_rung_follows_from_the_earlier_order_on_the_same(serious, suggested, order, today, expected):
    found = suggested("overdue_serious", orders=[order], today=today)
    assert told(found) == expected
    assert [each.follows for each in found if each.why != "base"] == ["DB-2021-0001"] * (
        expected != [] and expected[0][2] != "base"
    )


def test_an_order_on_another_school_or_by_another_rule_changes_nothing(serious, suggested):
    other = replace(earlier("relapsed"), addressee=replace(S1, code="S2"))
    rule = replace(earlier("relapsed"), rule="repeat_incidents")
    assert told(suggested("overdue_serious", orders=[other, rule])) == [("S1", "interview", "base")]


def test_a_suggestion_becomes_a_proposal_with_its_evidence(serious, suggested):
    (found,) = suggested("overdue_serious", orders=[earlier("relapsed")])
    order = found.order("重大隐患逾期未改", date(2022, 3, 16))
    assert (order.kind, order.follows, order.month, order.state) == ("listed", "DB-2021-0001", MAY, "proposed")
    assert order.evidence["figures"][0]["numerator"] == 2
    assert order.evidence["said"]["school"] == "S1"
    assert Order.of("DB-2022-0001", "proposed", order.facts) == replace(order, number="DB-2022-0001")


@pytest.fixture
def slow(county):
    """Six townships with 40 hazards a month each; in 跃龙 5 are rectified in both months, in 桃源 5 only in May, else 30."""
    head = "hazard_id | school_code | found_on | deadline | rectified_on"
    offices = [u for u in county.workspace.reference.units if u.code.startswith("JB")][:6]
    for office in offices:
        school = f"S{office.code[2:]}"
        county.files("schools", office.code, "2021-04", f"school_code | township_code\n{school} | {office.seat}")
        rows = []
        for month in ("05", "06"):
            done = 5 if office.code == "JB01" or (office.code, month) == ("JB02", "05") else 30
            rows += [
                f"{month}-{n} | {school} | 2021-{month}-05 | 2021-{month}-20 | "
                + (f"2021-{month}-15" if n < done else "")
                for n in range(40)
            ]
            county.files("hazards", office.code, f"2021-{month}", "\n".join([head, *rows]))
    county.builds()
    return county


def test_a_rate_below_the_county_is_suggested_after_two_months_and_not_after_one(slow):
    settings = slow.workspace.settings
    rules = tuple(replace(each, enabled=each.rule == "rate_below") for each in settings.supervision)
    with Reader(slow.workspace) as reader:
        rows = lambda query: reader.arrow(query).to_pylist()  # noqa: E731
        ask = lambda month: suggestions.found(rows, replace(settings, supervision=rules), month, TODAY)  # noqa: E731
        assert told(ask(MAY)) == []  # April has no figures
        (found,) = ask(JUNE)
    assert told([found]) == [("330226001", "notice", "base")]
    of_rate = [f for f in found.figures if f.name == "rectification_rate"]
    assert [(f.month, f.numerator, f.denominator) for f in of_rate] == [
        (MAY, 5, 40),
        (JUNE, 5, 75),
    ]  # 35 carried in and 40
    county = 5 + 5 + 4 * 30
    assert of_rate[0].county == pytest.approx(county / 240)
    assert dict(found.said) == {"from": MAY, "to": JUNE, "town": "330226001"}


def test_two_incidents_at_a_school_within_the_window_are_a_repeat(two_schools, suggested):
    head = "incident_id | school_code | occurred_at | closed_on"
    two_schools.files(
        "incidents", "PCS01", MAY, f"{head}\nA1 | S1 | 2021-05-03 08:00 | 2021-05-09\nA2 | S1 | 2021-05-20 08:00 |"
    )
    two_schools.files("incidents", "PCS02", MAY, f"{head}\nB1 | S2 | 2021-05-03 08:00 |")
    (found,) = suggested("repeat_incidents")
    assert told([found]) == [("S1", "notice", "base")]
    assert found.figures[0].value == 2
    assert figure(found, 1) == ("incidents_open", 1, 2)


def test_a_unit_whose_reports_are_missing_in_two_months_is_suggested_once_they_are_due(two_schools, suggested):
    for month in ("2021-04", MAY):
        two_schools.files("work", "JB02", month, "talks\n1")
    two_schools.files("incidents", "JB02", MAY, "incident_id | school_code\nB1 | S2")
    before_may_is_due = suggested("reports_missing", today=date(2021, 6, 1))
    assert before_may_is_due == []
    found = {each.addressee.code: each for each in suggested("reports_missing", today=date(2021, 6, 2))}
    assert figure(found["JB01"]) == ("months_missing", 2, 2)
    assert found["JB01"].addressee.type == "unit"
    assert found["JB01"].addressee.township_code == YUELONG
    april_and_may = figure(found["JB01"], 1)
    assert april_and_may[1] == april_and_may[2]  # nothing at all has come
    assert dict(found["JB01"].said)["unit"] == "JB01"


def test_a_target_is_missed_only_after_its_date(two_schools, suggested):
    head = "school_code | guards_actual | closed_campus"
    two_schools.files("protection", "JB01", MAY, f"{head}\nS1 | 2 | 否")
    two_schools.files("protection", "JB02", MAY, f"{head}\nS2 | 2 | 是")
    assert suggested("target_missed") == []  # due on 2022-01-31
    assert suggested("target_missed", target_due="2021-06-01") == []
    (found,) = suggested("target_missed", target_due="2021-05-31")
    assert told([found]) == [(YUELONG, "notice", "base")]
    assert [figure(found, at) for at in range(len(found.figures))] == [("closed_campus_target", 0, 1)]


def test_a_school_with_a_serious_incident_is_looked_at_first_but_not_every_month(two_schools, suggested):
    head = "incident_id | school_code | occurred_at | serious_injuries"
    two_schools.files("incidents", "PCS01", MAY, f"{head}\nA1 | S1 | 2021-05-03 08:00 | 1")
    two_schools.files("incidents", "PCS02", MAY, f"{head}\nB1 | S2 | 2021-05-03 08:00 | 0")
    (found,) = suggested("past_serious")
    assert told([found]) == [("S1", RECHECK, "base")]
    assert figure(found) == ("serious_incidents", 1, 1)
    held = replace(earlier("held", RECHECK, "2020-12"), rule="past_serious")
    assert told(suggested("past_serious", orders=[replace(held, month="2020-11")])) == []  # six months later: 2021-05
    assert told(suggested("past_serious", orders=[replace(held, month="2020-10")])) == [("S1", RECHECK, "base")]


def test_nothing_is_suggested_by_a_rule_that_a_county_has_turned_off(serious, tmp_path):
    own = tmp_path / "settings.toml"
    own.write_text('[[supervision]]\nrule = "overdue_serious"\nenabled = false\n', encoding="utf-8")
    shipped = serious.workspace.reference_folder / "settings.toml"
    rules = {each.rule: each for each in load(shipped, own).supervision}
    assert not rules["overdue_serious"].enabled
    assert rules["overdue_serious"].rung == "interview"  # the rest is as shipped
    assert rules["rate_below"].enabled


def test_a_rule_or_rung_that_is_none_is_refused():
    with pytest.raises(ValueError, match="whim"):
        declared([{"rule": "whim", "clause": "", "rung": "notice"}])
    with pytest.raises(ValueError, match="jail"):
        declared([{"rule": "rate_below", "clause": "", "rung": "jail"}])


def test_what_comes_back_within_the_window_is_a_relapse(two_schools):
    from analytics import queries

    head = "hazard_id | school_code | category | found_on | deadline | rectified_on"
    rows = [
        "H1 | S1 | 消防 | 2021-05-01 | 2021-05-20 | 2021-05-10",
        "H2 | S1 | 消防 | 2021-05-20 | 2021-06-20 |",  # ten days after H1
        "H3 | S1 | 技防 | 2021-05-20 | 2021-06-20 |",  # of another category
        "H4 | S1 | 消防 | 2021-05-05 | 2021-05-20 | 2021-05-25",  # was there before H1 was closed
    ]
    two_schools.files("hazards", "JB01", MAY, "\n".join([head, *rows]))
    two_schools.builds()
    with Reader(two_schools.workspace) as reader:
        found = reader.arrow(queries.came_back((), MAY, 10)).to_pylist()
        assert [(r["id"], r["closed_id"], r["days"]) for r in found] == [("H2", "H1", 10)]
        assert reader.arrow(queries.came_back((), MAY, 9)).to_pylist() == []
    order = replace(earlier("closed"), closed_on=date(2021, 5, 12))
    assert relapse.flagged([order], found, 90) == {"DB-2021-0001": found}
    assert relapse.flagged([order], found, 7) == {}  # eight days after the order was closed
    assert relapse.flagged([replace(order, closed_on=date(2021, 5, 20))], found, 90) == {}
    assert relapse.flagged([replace(order, rule="repeat_incidents")], found, 90) == {}
