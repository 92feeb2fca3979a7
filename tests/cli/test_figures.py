"""Figures at the command line."""

import csv
import io

import pytest


@pytest.fixture
def filed(two_schools):
    """One hazard found and rectified, one found and open, both at S1 in 跃龙街道."""
    two_schools.files(
        "hazards",
        "PCS01",
        "2021-05",
        """
        hazard_id | found_on   | rectified_on
        H1        | 2021-05-06 | 2021-05-20
        H2        | 2021-05-07 |
        """,
    )
    two_schools.builds()
    return two_schools


def test_a_build_names_its_version_and_its_tables(run, filed):
    answer = run("build", "--json")
    assert answer.code == 0
    assert answer.json["tables"]["hazard"] == 2
    assert answer.json["version"] in run("build").out


def test_a_metric_is_printed_with_numerator_and_denominator(run, filed):
    run("build")
    values = run("metric", "rectification_rate", "--area", "330226", "--month", "2021-05", "--json").json
    assert values == [{"area": "330226", "month": "2021-05", "value": 1 / 2, "numerator": 1, "denominator": 2}]
    table = run("metric", "rectification_rate", "--area", "跃龙街道", "--month", "2021-05").out
    assert "50.0%" in table


def test_a_figure_is_traced_to_the_lines_of_the_files(run, filed):
    run("build")
    traced = run("trace", "hazards_found", "--area", "330226001", "--month", "2021-05", "--json").json
    assert [(row["file"], row["line"]) for row in traced] == [("hazards.csv", 2), ("hazards.csv", 3)]
    assert "hazards.csv" in run("trace", "hazards_found", "--month", "2021-05").out


def test_an_unknown_metric_area_or_month_is_wrong_usage(run, filed):
    run("build")
    assert run("metric", "happiness").code == 2
    assert run("metric", "hazards_found", "--area", "999999").code == 2
    assert run("metric", "hazards_found", "--month", "2021-5").code == 2


def test_a_report_kind_is_exported_to_the_pipe_as_csv_with_bom(run, filed):
    printed = run("export", "hazards").out
    assert printed.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff"))))
    assert [(row["unit"], row["month"], row["hazard_id"]) for row in rows] == [
        ("PCS01", "2021-05", "H1"),
        ("PCS01", "2021-05", "H2"),
    ]


@pytest.mark.parametrize(("name", "magic"), [("h.xlsx", b"PK"), ("h.parquet", b"PAR1"), ("h.csv", b"\xef\xbb\xbf")])
def test_an_export_takes_the_format_that_its_file_is_named_after(run, filed, tmp_path, name, magic):
    assert run("export", "hazards", "--out", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(magic)


def test_a_mart_is_exported_and_an_unknown_table_or_format_is_wrong_usage(run, filed):
    run("build")
    assert "township_code" in run("export", "township_month").out
    assert run("export", "township").code == 2
    assert run("export", "hazards", "--out", "h.doc").code == 2


def test_verify_exits_1_when_something_was_altered(run, filed):
    run("build")
    answer = run("verify", "--json")
    assert (answer.code, answer.json) == (0, {"ok": True, "findings": []})
    original = next(path for path in filed.workspace.originals.rglob("*") if path.is_file())
    original.write_bytes(b"altered")
    altered = run("verify", "--json")
    assert (altered.code, altered.json["ok"]) == (1, False)
    assert altered.json["findings"][0]["code"] == "original_changed"
    assert "被改动过" in run("verify").out


def test_the_demo_county_is_made_once_and_only_in_an_empty_folder(run):
    made = run("demo", "--schools", 30, "--months", 1, "--seed", 3, "--json")
    assert (made.code, made.json["refused"]) == (0, [])
    assert len(run("history", "--json").json) == made.json["files"]
    assert run("demo", "--schools", 30, "--months", 1).code == 2


def test_a_service_that_starts_anew_leaves_the_reports_there_are_alone(run, report):
    run("submit", report("staff_checked\n3"), "--kind", "work", "--unit", "JB01", "--month", "2021-05")
    started = run("demo", "--if-empty")
    assert (started.code, started.out, started.err) == (0, "", "")
    assert len(run("history", "--json").json) == 1
