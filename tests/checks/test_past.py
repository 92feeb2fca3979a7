"""A count far outside the unit's own past is worth a second look."""

from datetime import date

from tests.checks.desk import found, past

TODAY = date(2021, 11, 1)
MONTHS = ("2021-04", "2021-05", "2021-06", "2021-07", "2021-08", "2021-09")


def reported(column, figures):
    return past("work", {month: [{column: figure}] for month, figure in zip(MONTHS, figures, strict=False)})


def warned(figure, figures, column="talks"):
    answers = found("work", [{column: figure}], month="2021-10", today=TODAY, past=reported(column, figures))
    return [(row, column, value) for code, _, row, column, value in answers if code == "far_outside_past"]


def test_the_published_example_stands_out():
    # 31 34 38 39 33 and now 81: the median of all six is 36, their MAD 3, the score 0.6745 · 45 / 3 = 10.117.
    assert warned("81", ["31", "34", "38", "39", "33"]) == [(2, "talks", "81 / 34")]
    assert warned("39", ["31", "34", "38", "33", "36"]) == []


def test_a_figure_far_below_the_past_stands_out_too():
    assert warned("0", ["31", "34", "38", "39", "33"]) == [(2, "talks", "0 / 34")]


def test_fewer_than_five_months_are_no_past_yet():
    assert warned("81", ["31", "34", "38", "39"]) == []


def test_months_without_a_value_do_not_count_as_past():
    assert warned("81", ["31", "34", "38", "39", ""]) == []
    assert warned("81", ["31", "34", "38", "39", "不适用"]) == []


def test_a_figure_that_breaks_a_constant_stands_out():
    # 12 five times, then 120: the MAD is 0, the mean deviation 108/6 = 18, the score 108 / (1.253314·18) = 4.79.
    assert warned("120", ["12"] * 5) == [(2, "talks", "120 / 12")]


def test_a_constant_that_goes_on_is_no_outlier():
    assert warned("12", ["12"] * 6) == []


def test_a_blank_or_inapplicable_figure_is_not_compared():
    assert warned("", ["31", "34", "38", "39", "33"]) == []
    assert warned("不适用", ["31", "34", "38", "39", "33"]) == []


def test_a_count_declared_later_has_no_past():
    earlier = reported("talks", ["31", "34", "38", "39", "33"]).drop_columns("drills")
    answers = found("work", [{"drills": "81"}], month="2021-10", today=TODAY, past=earlier)
    assert answers == []


def test_rows_with_a_key_are_not_compared_with_a_past_of_other_rows():
    figures = ("31", "34", "38", "39", "33")
    table = {month: [{"zone_code": "Z1", "patrols": n}] for month, n in zip(MONTHS, figures, strict=False)}
    answers = found(
        "patrols", [{"zone_code": "Z1", "patrols": "81"}], "PCS01", "2021-10", TODAY, past=past("patrols", table)
    )
    assert answers == []
