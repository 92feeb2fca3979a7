"""What the reports give reason to ask about: warnings, counts against the unit's own past, zeros, nil reports."""

import pytest

from analytics import queries
from analytics.unusual import Unusual
from analytics.warehouse import Reader

MONTHS = [f"2021-{number:02d}" for number in range(4, 11)]
BY_DEFAULT = Unusual(z=3.5, enough=5, zero_past=3, zero_median=5.0)


def asks(county, query):
    county.is_built()
    with Reader(county.workspace) as reader:
        return reader.fetch(query)


def reports(county, unit, figures, column="talks"):
    """A work report a month from April on; a month without a figure is not filed."""
    for month, figure in zip(MONTHS, figures, strict=False):
        if figure is not None:
            county.files("work", unit, month, f"{column}\n{figure}")


def found(county, finding, unusual=BY_DEFAULT):
    rows = unusual(asks(county, queries.unit_counts()))
    return rows[rows["finding"] == finding].to_dict("records")


def test_the_published_example_stands_out_by_the_published_score(county):
    # 31 34 38 39 33 and now 81: the median of all six is 36, their MAD 3, the score 0.6745 · 45 / 3 = 10.1175.
    reports(county, "PCS01", [31, 34, 38, 39, 33, 81])
    (row,) = found(county, "outlier")
    assert (row["unit"], row["month"], row["item"], row["value"]) == ("PCS01", "2021-09", "talks", 81)
    assert (row["median"], row["past"]) == (34, 5)
    assert row["score"] == pytest.approx(10.1175)
    assert row["line"] == 2


def test_where_the_past_never_changed_the_mean_deviation_sets_the_scale(county):
    # 12 five times, then 120: the MAD is 0, the mean deviation 108/6 = 18, the score 108 / (1.253314·18) = 4.79.
    reports(county, "PCS01", [12, 12, 12, 12, 12, 120])
    (row,) = found(county, "outlier")
    assert row["score"] == pytest.approx(108 / (1.253314 * 18))


def test_months_that_were_not_filed_are_no_past(county):
    reports(county, "PCS01", [31, 34, None, 38, 39, 81])
    assert found(county, "outlier") == []


def test_what_stands_out_is_what_the_intake_warns_about(county):
    figures = {
        "talks": [31, 34, 38, 39, 33, 81, 40],
        "drills": [2, 2, 2, 2, 2, 2, 9],
        "leaflets": [0, 5, 9, 1, 4, 0, 3],
    }
    for place, month in enumerate(MONTHS):
        county.files("work", "JB01", month, [{name: str(line[place]) for name, line in figures.items()}])
    warned = asks(county, queries.warning_rows((), MONTHS[0], MONTHS[-1], code="far_outside_past"))
    assert {(row.month, row.column) for row in warned.itertuples()} == {("2021-09", "talks"), ("2021-10", "drills")}
    assert {(row["month"], row["item"]) for row in found(county, "outlier")} == {
        ("2021-09", "talks"),
        ("2021-10", "drills"),
    }


def test_counts_of_the_ledger_are_held_against_their_own_past_too(two_schools):
    for month, number in zip(MONTHS, [3, 4, 3, 4, 3, 30], strict=False):
        dates = {"found_on": f"{month}-02", "rectified_on": f"{month}-09"}
        two_schools.files("hazards", "JB01", month, [{"hazard_id": f"{month}-{n}", **dates} for n in range(number)])
    counts = [(row["item"], row["value"]) for row in found(two_schools, "outlier")]
    assert counts == [("ledger_found", 30), ("ledger_rectified", 30)]


def test_a_zero_after_three_months_of_five_and_more_is_worth_a_question(county):
    reports(county, "PCS01", [6, 5, 5, 0])
    (row,) = found(county, "zero")
    assert (row["month"], row["item"], row["median"], row["past"]) == ("2021-07", "talks", 5, 3)


@pytest.mark.parametrize("figures", [[6, 5, 0], [6, 4, 4, 0], [0, 0, 9, 0], [9, 9, 9, None]])
def test_a_zero_that_is_nothing_new_or_has_no_past_is_not(county, figures):
    reports(county, "PCS01", figures)
    assert found(county, "zero") == []


def test_in_the_holidays_a_zero_is_no_question(county):
    reports(county, "PCS01", [6, 5, 5, 0])
    assert found(county, "zero", Unusual(3.5, 5, 3, 5.0, holidays=(7, 8))) == []


def test_a_report_of_nothing_but_zeros_is_told_as_a_whole(county):
    county.files("work", "PCS01", "2021-04", "talks | drills | leaflets\n0 | 0 |")
    county.files("work", "PCS02", "2021-04", "talks | drills | leaflets\n0 | 1 |")
    county.files("work", "PCS03", "2021-04", "talks | drills | leaflets\n不适用 | |")
    assert [(row["unit"], row["value"]) for row in found(county, "all_zero")] == [("PCS01", 2)]


def test_nothing_reported_gives_nothing_to_ask_about(county):
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    assert BY_DEFAULT(asks(county, queries.unit_counts())).empty


def test_another_setting_finds_more(county):
    reports(county, "PCS01", [3, 3, 3, 0])
    assert [row["median"] for row in found(county, "zero", Unusual(3.5, 5, 3, 2.0))] == [3]


def test_nil_reports_say_how_many_months_they_have_run_on(two_schools):
    for month in ("2021-04", "2021-05", "2021-07", "2021-08"):
        two_schools.files("hazards", "JB01", month, [])
    two_schools.files("hazards", "JB01", "2021-06", "hazard_id | found_on\nA1 | 2021-06-02")
    rows = asks(two_schools, queries.nil_reports((), "2021-05", "2021-08"))
    assert rows[["month", "in_a_row"]].values.tolist() == [["2021-08", 2], ["2021-05", 2], ["2021-07", 1]]


def test_warnings_are_counted_by_unit_code_and_column(county):
    county.files("work", "PCS01", "2021-05", "hazards_found | hazards_rectified\n3 | 5")
    county.files("work", "JB05", "2021-05", "staff_checked | staff_unfit\n3 | 5")
    counts = asks(county, queries.warning_counts((), "2021-05", "2021-05"))
    assert counts[["unit", "code", "column", "warnings"]].values.tolist() == [
        ["JB05", "part_exceeds_whole", "staff_unfit", 1],
        ["PCS01", "rectified_exceed_books", "hazards_rectified", 1],
    ]
    of_changjie = asks(county, queries.warning_counts(("330226101",), "2021-05", "2021-05"))
    assert of_changjie["unit"].tolist() == ["JB05"]
    rows = asks(county, queries.warning_rows((), "2021-05", "2021-05", unit="PCS01"))
    assert rows[["value", "file_name", "line"]].values.tolist() == [["5", "work.csv", 2]]
