"""What is missing at which school, since when, and that the rows are as many as the figure says."""

import random

import pytest

from analytics import queries
from analytics.queries.protection import GROUPINGS, ITEMS, STATES, WITH_GAP
from analytics.warehouse import Reader
from tests.warehouse.test_every_indicator import invent

NOTICE, NATIONAL = GROUPINGS["notice"], GROUPINGS["national"]
JULY = ((), "2021-07")


def row(asks, school, month="2021-07", asked=NOTICE):
    (found,) = asks(queries.protection_schools((), month, asked, school=school))
    return found


def test_the_states_of_an_item_never_mix(asks):
    assert [row(asks, code, "2021-06")["video"] for code in ("S1", "S2", "S3")] == ["unreported", "empty", "unreported"]
    july = [row(asks, code)["closed_campus"] for code in ("S1", "S2", "S3")]
    assert july == ["not_applicable", "met", "met"]
    assert [row(asks, code)["video"] for code in ("S1", "S2", "S3")] == ["met", "short", "short"]


def test_the_vice_principal_is_of_the_register_and_needs_no_report(asks):
    assert [row(asks, code, "2021-06")["vice_principal"] for code in ("S1", "S3", "S2")] == ["met", "short", "empty"]


def test_a_month_without_a_report_does_not_end_a_shortage(asks):
    school = row(asks, "S3")
    assert (school["guards"], school["guards_since"]) == ("short", "2021-05")  # June was not reported
    assert (school["video"], school["video_since"]) == ("short", "2021-07")  # it was met in May
    assert (school["alarm"], school["alarm_since"]) == ("met", None)
    assert (school["missing"], school["short_since"]) == (2, "2021-05")


def test_what_is_missing_of_the_other_grouping_counts_the_pair_once(asks):
    school = row(asks, "S2", asked=NATIONAL)
    assert (school["alarm_and_video"], school["guard_post"]) == ("short", "short")
    assert school["missing"] == 2  # alarm and video; guard post


def test_a_schools_surplus_does_not_hide_another_schools_shortage(three_schools):
    # 跃龙: S1 has 3 of 1, S3 has 1 of 4: 4 there of 5 required, but 3 missing. 桃源: S2 has 2 of 2.
    assert three_schools.answers("guards_per_required", "330226001", "2021-07") == (4 / 5, 4, 5)
    assert three_schools.value("guards_short", "330226001", "2021-07") == 4 - 1
    assert three_schools.value("guards_short", "330226", "2021-07") == 3 + 0


def test_certified_guards_are_a_share_of_those_there(three_schools):
    assert three_schools.answers("guards_certified_share", month="2021-07") == (4 / 6, 2 + 1 + 1, 3 + 1 + 2)


def test_a_school_with_several_gaps_is_one_school(three_schools):
    assert three_schools.value("schools_with_gap", month="2021-07") == 2  # S3: guards, video; S2: video
    assert three_schools.value("schools_with_gap_2022", month="2021-07") == 2
    assert three_schools.value("schools_with_gap", month="2021-04") is None  # nobody reported


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"state": "short"}, ["S3", "S2"]),
        ({"state": "short", "stage": "幼儿园"}, ["S2"]),
        ({"state": "not_applicable"}, ["S1"]),
        ({"state": "met"}, []),
        ({"find": "示例"}, ["S3", "S2", "S1"]),
        ({"find": "跃龙"}, ["S3", "S1"]),
        ({"find": "s2"}, ["S2"]),
        ({"find": "%"}, []),
    ],
)
def test_the_list_holds_what_was_asked_for_most_missing_first(asks, filters, expected):
    assert [r["school_code"] for r in asks(queries.protection_schools(*JULY, NOTICE, **filters))] == expected
    (count,) = asks(queries.protection_schools_count(*JULY, NOTICE, **filters))
    assert count["schools"] == len(expected)


def test_pages_of_the_list_follow_each_other(asks):
    pages = [asks(queries.protection_schools(*JULY, NOTICE, limit=2, offset=offset)) for offset in (0, 2)]
    assert [[r["school_code"] for r in page] for page in pages] == [["S3", "S2"], ["S1"]]


def test_a_filter_that_does_not_exist_is_a_mistake():
    with pytest.raises(TypeError, match="unknown filters: county"):
        queries.protection_schools((), "2021-07", NOTICE, county="x")


def test_every_state_of_every_item_is_one_of_those_named(asks):
    found = asks(queries.protection_states(*JULY))
    assert {r["state"] for r in found} <= set(STATES) - {"all"}
    assert {r["item"] for r in found} == set(ITEMS)
    assert all(sum(r["schools"] for r in found if r["item"] == item) == 3 for item in ITEMS)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_list_has_exactly_the_schools_that_a_figure_counts(county, seed):
    invent(county, random.Random(seed))
    county.builds()
    with Reader(county.workspace) as reader:
        for town in ((), ("330226003",), ("330226101",)):
            for month in ("2021-05", "2021-06", "2021-07"):
                figures = {
                    r["metric"]: r
                    for r in reader.arrow(
                        queries.metrics((*ITEMS.values(), *WITH_GAP.values()), town, month, month)
                    ).to_pylist()
                    if r["area"] == (town[0] if town else "330226")
                }

                def listed(asked, state, town=town, month=month):
                    query = queries.protection_schools_count(town, month, asked, state=state)
                    return int(reader.fetch(query)["schools"][0])

                for item, metric in ITEMS.items():
                    met, known = (int(figures[metric][side] or 0) for side in ("numerator", "denominator"))
                    assert (listed((item,), "met"), listed((item,), "short")) == (met, known - met)
                for grouping, metric in WITH_GAP.items():
                    assert listed(GROUPINGS[grouping], "short") == int(figures[metric]["value"] or 0)
