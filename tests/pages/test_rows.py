import csv
import io

import pytest

from tests.pages.conftest import html
from ui import downloads

FILES = ["file_name", "line", "key"]


def test_a_target_shows_the_schools_that_miss_it_and_the_lines_it_was_counted_from(looks):
    app = looks("rows", metric="closed_campus_target")
    schools, files = app.dataframe
    assert schools.value["school_name"].tolist() == ["长街示例小学"]
    assert files.value[FILES].values.tolist() == [["protection.csv", 2, "S1"], ["protection.csv", 2, "S5"]]


def test_all_lines_that_a_figure_was_counted_from_can_be_taken_away(looks, monkeypatch):
    made = []
    monkeypatch.setattr(downloads, "buttons", lambda make, **named: made.append(make))
    looks("rows", metric="closed_campus_target")
    (make,) = made
    rows = list(csv.DictReader(io.StringIO(downloads.written("csv", make, "x").decode("utf-8-sig"))))
    assert [(row["来源文件"], row["行号"], row["编号"]) for row in rows] == [
        ("protection.csv", "2", "S1"),
        ("protection.csv", "2", "S5"),
    ]
    assert all(row["回执号"] for row in rows)


def test_the_value_stands_above_with_its_definition(looks):
    words = html(looks("rows", metric="closed_campus_target"))
    assert "50.0%" in words
    assert "1 / 2" in words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_reports_missing_are_listed_by_unit(looks, language):
    name = {"zh": "跃龙派出所", "en": "Yuelong Police Station"}[language]
    assert name in html(looks("rows", metric="completeness", lang=language))


def test_an_indicator_that_does_not_exist_becomes_one_that_does(looks):
    assert "<h1>未整改</h1>" in html(looks("rows", metric="../../etc"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_indicator_has_its_rows(looks, language):
    from analytics.metrics import METRICS

    app = looks("rows", lang=language)
    for metric in METRICS.values():
        app.query_params["metric"] = metric.id
        app.run()
        assert not app.exception, metric.id
        assert f"<h1>{metric.label(language)}</h1>" in html(app)


def test_a_figure_of_the_period_shows_the_rows_of_all_its_months(looks):
    app = looks("rows", metric="rectification_cohort", span="period")
    assert "2 / 5" in html(app)  # H1 and H2 of H1, H2, K1, K2, K3
    assert sorted(set(app.dataframe[-1].value["key"])) == ["H1", "H2", "K1", "K2", "K3"]
    of_may = looks("rows", metric="rectification_cohort")
    assert sorted(set(of_may.dataframe[-1].value["key"])) == ["H2", "K3"]
