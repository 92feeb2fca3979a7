"""What a report would move, told beforehand, is what the figures say once it has been accepted."""

import duckdb

from analytics import effect, intake, on_file
from analytics.contract import KINDS
from analytics.warehouse import files
from tests.given import County, csv_of, rows_of

LEDGER = "hazard_id | found_on | deadline | rectified_on"
APRIL = f"{LEDGER}\nH1 | 2021-04-06 | 2021-04-20 |\nH2 | 2021-04-07 | 2021-06-20 |"
MAY = f"{LEDGER}\nH1 | 2021-04-06 | 2021-04-20 | 2021-05-10\nH3 | 2021-05-06 | 2021-05-20 |"
AGAIN = f"{LEDGER}\nH1 | 2021-04-06 | 2021-04-20 |\nH3 | 2021-05-06 | 2021-05-20 | 2021-05-21\nH4 | 2021-05-07 | |"
OF_UNIT = """
    select hazards_found, hazards_rectified, hazards_open, hazards_overdue, incidents
    from unit_month where unit = 'JB01' and month = '2021-05'
"""


def told(county: County, kind: str, table: str) -> list[tuple[int | None, int]]:
    rows = intake.read(csv_of(kind, rows_of(table)), "a.csv", KINDS[kind], county.workspace.reference).rows
    moved = effect.of(county.workspace, on_file.snapshot(county.workspace), (kind, "JB01", "2021-05"), rows)
    return [(each.before, each.after) for each in moved]


def shown(county: County) -> list[int]:
    county.builds()
    with duckdb.connect(str(files.in_force(county.workspace)), read_only=True) as warehouse:
        return list(warehouse.execute(OF_UNIT).fetchall()[0])


def test_a_first_ledger_and_a_correction_move_what_was_told(county: County):
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    county.files("hazards", "JB01", "2021-04", APRIL)
    # H2, which May leaves out, stays on the books: open are H2 and H3, overdue H3.
    assert told(county, "hazards", MAY) == [(None, 1), (None, 1), (None, 2), (None, 1)]
    county.files("hazards", "JB01", "2021-05", MAY)
    assert shown(county)[:4] == [1, 1, 2, 1]
    # H1 is open again and overdue, H3 closed, H4 new and without a deadline.
    assert told(county, "hazards", AGAIN) == [(1, 2), (1, 1), (2, 3), (1, 1)]
    county.files("hazards", "JB01", "2021-05", AGAIN)
    assert shown(county)[:4] == [2, 1, 3, 1]


def test_a_later_ledger_keeps_the_last_word(county: County):
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    county.files("hazards", "JB01", "2021-06", f"{LEDGER}\nH3 | 2021-05-06 | 2021-05-20 | 2021-05-25")
    assert told(county, "hazards", MAY) == [(None, 1), (None, 2), (None, 0), (None, 0)]
    county.files("hazards", "JB01", "2021-05", MAY)
    assert shown(county)[:4] == [1, 2, 0, 0]


def test_incidents_count_in_the_month_in_which_they_occurred(county: County):
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    incidents = "incident_id | occurred_at\nA1 | 2021-05-03 09:00\nA2 | 2021-04-30 09:00"
    assert told(county, "incidents", incidents) == [(None, 1)]
    county.files("incidents", "JB01", "2021-05", incidents)
    assert shown(county)[4] == 1


def test_a_kind_that_no_figure_follows_from_by_itself_tells_of_none(county: County):
    assert told(county, "protection", "school_code\nS1") == []
