"""The bulletin at the command line."""

import pytest


@pytest.fixture
def filed(two_schools):
    two_schools.files("hazards", "PCS01", "2021-05", "hazard_id | found_on\nH1 | 2021-05-06")
    return two_schools


@pytest.mark.parametrize(("form", "magic"), [("docx", b"PK"), ("xlsx", b"PK")])
def test_a_bulletin_is_written_to_the_file_that_is_named(run, filed, tmp_path, form, magic):
    path = tmp_path / f"b.{form}"
    assert run("brief", "2021-05", "--format", form, "--out", path).code == 0
    assert path.read_bytes().startswith(magic)


def test_sheets_and_the_year_end_report_are_made_the_same_way(run, filed, tmp_path):
    assert run("brief", "2021-05", "--sheets", "--out", tmp_path / "s.zip").code == 0
    assert run("brief", "2021-05", "--year-end", "--lang", "en", "--out", tmp_path / "y.docx").code == 0
    assert (tmp_path / "s.zip").stat().st_size > (tmp_path / "y.docx").stat().st_size > 0


@pytest.mark.parametrize(
    "wrong", [["2021-5"], ["2031-05"], ["2021-05", "--from", "2021-06"], ["2021-05", "--format", "doc"]]
)
def test_months_without_figures_and_unknown_formats_are_wrong_usage(run, filed, tmp_path, wrong):
    answer = run("brief", *wrong, "--out", tmp_path / "b.docx")
    assert (answer.code, (tmp_path / "b.docx").exists()) == (2, False)
    assert answer.err.count("\n") == 1
