"""What the rows of a file say of it, whatever its name."""

from analytics import intake, on_file, recognition
from analytics.clock import now
from analytics.contract import KINDS
from analytics.months import months_between
from analytics.recognition.contents import month_of
from analytics.recognition.guess import kind_of
from tests.given import County, csv_of, rows_of

MONTHS = months_between("2021-04", "2022-01")


def seen(county: County, kind: str, table: str, name: str = "a.csv", ledgers=None) -> recognition.Recognised:
    of, workspace = KINDS[kind], county.workspace
    facts = on_file.context(workspace, of, None, None, now().date())
    reading = intake.read(csv_of(kind, rows_of(table)), name, of, workspace.reference)
    lists = {"schools": facts.schools, "zones": facts.zones}
    return recognition.recognise(reading, name, workspace.reference, MONTHS, ledgers=ledgers, **lists)


def test_a_header_says_which_report_it_is():
    tables = {"hazards": "hazard_id\nH1", "incidents": "incident_id\nA1", "schools": "school_code\nS1"}
    for kind, table in tables.items():
        assert kind_of(csv_of(kind, rows_of(table)), "新建.csv").value == kind


def test_what_is_no_table_leaves_the_kind_open_and_raises_nothing():
    for content in (b"", b"PK\x03\x04" + bytes(50), b"\x89PNG\r\n\x1a\n" + bytes(200), bytes(1000), b"a"):
        assert kind_of(content, "新建.csv").value is None
    assert kind_of(b"%PDF-1.4\n%%EOF", "a.csv").value == "summary"


def test_schools_of_two_channels_leave_both_possible(two_schools: County):
    guess = seen(two_schools, "hazards", "hazard_id | school_code\nH1 | S1").unit
    assert guess.value is None
    assert {"JB01", "PCS01"} <= set(guess.among)
    assert not {"JB02", "PCS02", "ZSX01"} & set(guess.among)  # 县直属 schools have a register of their own


def test_hazards_that_one_of_them_has_reported_before_decide(two_schools: County):
    before = intake.read(
        csv_of("hazards", [{"hazard_id": "H1"}]), "a", KINDS["hazards"], two_schools.workspace.reference
    )
    ledgers = {"PCS01": before.rows, "JB01": before.rows.slice(0, 0)}
    guess = seen(two_schools, "hazards", "hazard_id | school_code\nH1 | S1\nH2 | S1", ledgers=ledgers).unit
    assert (guess.value, guess.by) == ("PCS01", ("places", "earlier"))


def test_a_name_that_the_rows_speak_against_is_kept_with_what_they_say(two_schools: County):
    guess = seen(two_schools, "protection", "school_code\nS2", name="跃龙教办.csv").unit
    assert guess.value == "JB01"
    assert guess.against == {"places": ("JB02",)}


def test_a_ledger_is_of_the_month_of_its_latest_days():
    rows = "hazard_id | found_on | rectified_on\nH1 | 2021-04-06 | 2021-06-02\nH2 | 2021-05-07 |"
    county = County("nowhere")
    assert seen(county, "hazards", rows).month.value == "2021-06"


def test_one_mistyped_year_among_many_rows_says_nothing():
    days = [{"hazard_id": f"H{number}", "found_on": "2021-05-06"} for number in range(40)]
    days[7]["found_on"] = "2021-12-06"
    reading = intake.read(csv_of("hazards", days), "a", KINDS["hazards"], County("nowhere").workspace.reference)
    assert month_of(reading.rows, KINDS["hazards"]) == "2021-05"
