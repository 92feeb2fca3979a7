"""The files of ``data/samples`` do what their list says, against the county that the demo invents by default."""

from datetime import datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from analytics import problems, submissions
from analytics.demo import samples
from analytics.submissions import Outcome
from tests.demo.conftest import Filed

LATER = datetime(2022, 3, 1, 9)
FOLDER = samples.FOLDER
NIL = "incidents-nil-PCS05-2021-05.csv"


def offered(filed: Filed, name: str, kind: str, unit: str = "JB05", month: str = "2021-11") -> Outcome:
    content = (FOLDER / name).read_bytes()
    return submissions.check(filed.workspace, content, name, kind, unit, month, at=LATER)


def found(outcome: Outcome, severity: str) -> list[tuple[str, int | None, str | None]]:
    """Codes and places, in the order of the file."""
    listed = problems.listed(outcome.reading.problems)
    return [(problem.code, problem.row, problem.column) for problem in listed if problem.severity == severity]


def cells(workbook: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("name", samples.samples())
def test_the_committed_sample_is_the_one_that_fits_todays_demo(name: str):
    committed, today = (FOLDER / name).read_bytes(), samples.samples()[name]
    if name.endswith("xlsx"):
        assert cells(committed) == cells(today)
    else:
        assert committed == today


def test_every_sample_is_in_the_list():
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in listed for name in samples.samples())


@pytest.mark.parametrize("ending", [".csv", ".xlsx", "-utf16.tsv"])
def test_the_good_ledger_is_accepted_in_every_format_and_closes_five_hazards(filed: Filed, ending: str):
    outcome = offered(filed, f"hazards-JB05-2021-11{ending}", "hazards")
    assert outcome.accepted
    assert (outcome.changes.new, outcome.changes.changed, outcome.changes.gone) == (0, 5, 0)
    title, header = 1, 1
    below = title + header + outcome.reading.rows.num_rows + 1
    assert found(outcome, "warning") == ([("total_row_skipped", below, None)] if ending == ".xlsx" else [])


def test_a_workbooks_title_row_is_above_the_header(filed: Filed):
    assert offered(filed, "hazards-JB05-2021-11.xlsx", "hazards").reading.source.header_row == 2


def test_every_fault_of_the_faulty_ledger_is_told_with_its_row_and_column(filed: Filed):
    outcome = offered(filed, "hazards-JB05-2021-11-faulty.csv", "hazards")
    assert not outcome.accepted
    assert found(outcome, "error") == [
        ("unknown_school", 2, "school_code"),
        ("before_found", 3, "rectified_on"),
        ("bad_date", 4, "found_on"),
        ("negative", 5, "fund_yuan"),
        ("not_in_vocabulary", 6, "category"),
        ("duplicate_key", 7, "hazard_id"),
    ]
    assert ("personal_data", 8, "description") in found(outcome, "warning")


def test_the_work_figures_are_those_of_the_good_ledger_which_is_not_filed_yet(filed: Filed):
    outcome = offered(filed, "work-JB05-2021-11.xlsx", "work")
    assert outcome.accepted
    assert {(code, column) for code, _, column in found(outcome, "warning")} >= {
        ("work_differs_from_ledger", "hazards_rectified"),
        ("work_differs_from_ledger", "hazards_open_end"),
    }


def test_a_nil_report_is_accepted_where_one_is_missing(filed: Filed):
    outcome = offered(filed, NIL, "incidents", "PCS05", "2021-05")
    assert outcome.accepted
    assert not outcome.repeated
    assert outcome.reading.rows.num_rows == 0
    assert found(outcome, "error") == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("protection-JB05-2021-11.csv", "wrong_kind"),
        ("picture-renamed.csv", "not_a_table"),
        ("empty.csv", "empty_file"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_with_one_plain_problem(filed: Filed, name: str, code: str):
    outcome = offered(filed, name, "hazards")
    assert not outcome.accepted
    assert found(outcome, "error") == [(code, None, None)]
