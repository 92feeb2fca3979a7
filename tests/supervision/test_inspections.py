"""Joint inspections: the points of a school, the teams, what a round leaves behind; and the effect of an order."""

from dataclasses import replace
from datetime import date

import pytest

from analytics import queries
from analytics.errors import UsageError
from analytics.supervision import effects, inspections, rounds
from analytics.supervision.effects import effect
from analytics.supervision.orders import Addressee, Order
from analytics.warehouse import Reader, Scope

MAY_END = date(2021, 5, 31)


@pytest.fixture
def ranked(two_schools):
    """S1: a serious hazard overdue, a general one open, visited on 1 April; S2: an incident, never visited."""
    head = "hazard_id | school_code | found_by | grade | found_on | deadline | rectified_on"
    rows = [
        "H0 | S1 | 联合 | 一般 | 2021-04-28 | 2021-05-08 | 2021-05-02",
        "H1 | S1 | 自查 | 重大 | 2021-05-03 | 2021-05-20 |",
        "H2 | S1 | 自查 | 一般 | 2021-05-03 | 2021-06-20 |",
    ]
    two_schools.files("hazards", "JB01", "2021-05", "\n".join([head, *rows]))
    two_schools.files("incidents", "PCS02", "2021-05", "incident_id | school_code\nB1 | S2")
    two_schools.builds()

    def rank(visits=None, as_of=MAY_END):
        with Reader(two_schools.workspace) as reader:
            rows = reader.arrow(queries.inspection_points((), "2021-05", 36)).to_pylist()
        return inspections.candidates(rows, two_schools.workspace.settings, as_of, visits or {})

    rank.workspace = two_schools.workspace
    return rank


def test_points_are_counts_times_weights_and_the_months_waited(ranked):
    first, second = ranked()
    # S1: serious overdue 1 × 10, serious open 1 × 5, overdue 1 × 2, open 2 × 1; visited 28 April, 33 days before: 1 month.
    assert (first.school_code, first.points) == ("S1", 10 + 5 + 2 + 2 + 1)
    # S2: one incident × 4, never visited: all 12 months.
    assert (second.school_code, second.points, second.months_waited) == ("S2", 4 + 12, 12)
    assert first.visited_on == date(2021, 4, 28)
    assert second.counts["short"] is None  # nobody has reported its protection


def test_a_visit_of_an_earlier_round_counts_and_one_still_to_come_does_not(ranked):
    by_code = {each.school_code: each for each in ranked({"S2": date(2021, 5, 30), "S1": date(2021, 6, 9)})}
    assert by_code["S2"].points == 4
    assert by_code["S1"].visited_on == date(2021, 4, 28)


def test_a_townships_schools_go_to_one_team_and_teams_share_the_schools(ranked):
    one = ranked()[0]
    towns = ["A"] * 3 + ["B"] * 2 + ["C"] + ["D"]
    many = [replace(one, school_code=f"S{n}", township_code=town) for n, town in enumerate(towns)]
    placed = inspections.planned(many, 7, 2)
    team_of = {each.township_code: each.team for each in placed}
    assert len({(each.township_code, each.team) for each in placed}) == 4
    # A (3) to team 1, B (2) to team 2, C to team 2 (2 < 3), D to the first of the two that have three.
    assert team_of == {"A": 1, "B": 2, "C": 2, "D": 1}
    assert len(inspections.planned(many, 3, 2)) == 3


def test_a_round_is_planned_carried_out_and_its_assessment_published(ranked):
    going = inspections.planned(ranked(), 2, 1)
    days = (date(2021, 6, 1), date(2021, 6, 3))
    made = rounds.plan(ranked.workspace, *days, going, actor="李", title="第一轮")
    assert (made.number, made.state) == ("LD-2021-01", "planned")
    with pytest.raises(UsageError):
        rounds.publish(ranked.workspace, made.number, "总体良好", actor="李")
    rounds.carried_out(ranked.workspace, made.number, {"S1"}, actor="李")
    (done,) = rounds.rounds(ranked.workspace)
    assert rounds.visits([done]) == {"S1": date(2021, 6, 3)}
    with pytest.raises(UsageError):
        rounds.publish(ranked.workspace, made.number, " ", actor="李")
    published = rounds.publish(ranked.workspace, made.number, "总体良好", actor="李")
    assert (published.state, published.summary) == ("published", "总体良好")
    (seen,) = rounds.rounds(ranked.workspace, Scope(frozenset({"330226002"})))
    assert [visit.school_code for visit in seen.visits] == ["S2"]
    assert rounds.rounds(ranked.workspace, Scope(frozenset({"330226003"}))) == []


def test_the_assessment_counts_what_was_found_at_each_school():
    found = [
        {"school_code": "S2", "grade": "重大", "rectified_on": None},
        {"school_code": "S2", "grade": "一般", "rectified_on": date(2021, 6, 9)},
        {"school_code": "S9", "grade": "重大", "rectified_on": None},
    ]
    schools = [{"school_code": "S1"}, {"school_code": "S2"}]
    lines = inspections.assessed(schools, found, lambda day: day is not None)
    assert lines == [
        {"school_code": "S2", "found": 2, "serious": 1, "rectified": 1},
        {"school_code": "S1", "found": 0, "serious": 0, "rectified": 0},
    ]


MONTHS = [f"2021-{m:02d}" for m in range(4, 13)]


def test_an_effect_is_a_signal_after_the_month_of_the_order():
    falling = [20, 21, 20, 19, 20, 20, 21, 20, 5]
    found = effect("hazards_open", MONTHS, falling, "2021-08")
    assert (found.before, found.now, found.months, found.outcome) == (19, 5, 4, "improvement")
    assert effect("hazards_open", MONTHS, [20, 22, 19, 21, 20, 22, 19, 21, 20], "2021-08").outcome == "common"
    assert effect("hazards_open", MONTHS, falling, "2021-12").outcome == "early"
    assert effect("hazards_open", MONTHS[-3:], falling[-3:], "2021-10").outcome == "unknown"


def test_the_indicator_of_an_effect_is_the_one_of_the_evidence():
    town = Addressee("township", "330226001", "330226001")
    evidence = {"figures": [{"name": "rectification_on_time"}]}
    assert effects.metric_of(Order("notice", town, "低", "rate_below", evidence=evidence)) == "rectification_on_time"
    assert effects.metric_of(Order("notice", town, "逾期", "overdue_serious")) == "hazards_overdue"
    assert effects.metric_of(Order("notice", town, "其他")) == "rectification_rate"
