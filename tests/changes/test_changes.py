"""What a report would change, by the kind's key."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.contract import KINDS
from analytics.intake import changes
from tests.checks.desk import rows

HAZARDS = KINDS["hazards"]


def compared(kind, before, after):
    return changes(KINDS[kind], None if before is None else rows(kind, before), rows(kind, after))


def test_without_an_earlier_report_every_row_is_new():
    found = compared("hazards", None, "hazard_id\nH1\nH2")
    assert found.as_dict() == {"new": 2, "changed": 0, "same": 0, "gone": 0}
    assert [(d["change"], d["key"], d["line"]) for d in found.detail.to_pylist()] == [
        ("new", "H1", 2),
        ("new", "H2", 3),
    ]


def test_rows_are_told_apart_by_their_key_whatever_their_order():
    before = "hazard_id | rectified_on\nH1 |\nH2 |\nH3 |"
    after = "hazard_id | rectified_on\nH4 |\nH3 |\nH2 | 2021-05-20"
    assert compared("hazards", before, after).as_dict() == {"new": 1, "changed": 1, "same": 1, "gone": 1}


def test_the_detail_names_each_changed_cell_once():
    before = "hazard_id | deadline | rectified_on | fund_yuan\nH1 | 2021-05-20 | | 100\nH2 | | |"
    after = "hazard_id | deadline | rectified_on | fund_yuan\nH3 | | |\nH1 | 2021-05-20 | 2021-05-19 | 120.5"
    assert compared("hazards", before, after).detail.to_pylist() == [
        {"change": "new", "key": "H3", "column": None, "old": None, "new": None, "line": 2},
        {"change": "changed", "key": "H1", "column": "fund_yuan", "old": "100.0", "new": "120.5", "line": 3},
        {"change": "changed", "key": "H1", "column": "rectified_on", "old": None, "new": "2021-05-19", "line": 3},
        {"change": "gone", "key": "H2", "column": None, "old": None, "new": None, "line": None},
    ]


@pytest.mark.parametrize(("old", "new"), [("", "0"), ("0", "不适用"), ("不适用", "")])
def test_zero_blank_and_not_applicable_are_three_different_things(old, new):
    before, after = [{"school_code": "S1", "guards_actual": old}], [{"school_code": "S1", "guards_actual": new}]
    assert compared("protection", before, after).changed == 1
    assert compared("protection", after, after).same == 1


def test_a_kind_without_a_key_compares_its_single_row():
    found = compared("work", "talks | drills\n3 | 1", "talks | drills\n3 | 2")
    assert found.as_dict() == {"new": 0, "changed": 1, "same": 0, "gone": 0}
    (cell,) = found.detail.to_pylist()
    assert (cell["key"], cell["column"], cell["old"], cell["new"]) == (None, "drills", "1", "2")
    assert compared("work", "talks | drills\n3 | 1", "talks | drills\n3 | 1").same == 1


def test_the_place_of_a_row_in_its_file_is_no_change():
    assert compared("hazards", "hazard_id\nH1\nH2", "hazard_id\nH2\nH1").as_dict()["same"] == 2


def test_a_summary_is_known_by_its_document():
    def document(name):
        row = {"document": name, "document_type": "PDF", "dated": None, "line": 1, "not_applicable": None}
        return pa.Table.from_pylist([row], schema=KINDS["summary"].arrow_schema)

    summary = KINDS["summary"]
    assert changes(summary, document("总结.pdf"), document("总结.pdf")).same == 1
    assert changes(summary, document("总结.pdf"), document("总结2.pdf")).as_dict() == {
        "new": 1, "changed": 0, "same": 0, "gone": 1,
    }  # fmt: skip


def test_a_column_declared_after_the_earlier_report_was_blank_in_it():
    before = rows("hazards", "hazard_id | fund_yuan\nH1 |").drop_columns(["fund_yuan", "measures"])
    after = rows("hazards", "hazard_id | fund_yuan\nH1 | 5")
    (cell,) = changes(HAZARDS, before, after).detail.to_pylist()
    assert (cell["column"], cell["old"], cell["new"]) == ("fund_yuan", None, "5.0")


LEDGERS = st.dictionaries(st.sampled_from("ABCDEFG"), st.one_of(st.none(), st.integers(0, 2)), max_size=7)


@given(before=LEDGERS, after=LEDGERS)
def test_counts_and_detail_agree_with_a_plain_comparison(before, after):
    def table(ledger):
        lines = [{"hazard_id": key, "fund_yuan": fund, "line": n} for n, (key, fund) in enumerate(ledger.items(), 2)]
        return pa.Table.from_pylist(lines, schema=HAZARDS.arrow_schema)

    both = before.keys() & after.keys()
    expected = {
        "new": len(after.keys() - before.keys()),
        "changed": sum(before[key] != after[key] for key in both),
        "same": sum(before[key] == after[key] for key in both),
        "gone": len(before.keys() - after.keys()),
    }
    found = changes(HAZARDS, table(before), table(after))
    assert found.as_dict() == expected
    shown = found.detail["change"].to_pylist()
    assert {name: shown.count(name) for name in ("new", "changed", "gone")} == {
        name: count for name, count in expected.items() if name != "same"
    }
