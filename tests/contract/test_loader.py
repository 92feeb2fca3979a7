"""The loader refuses declarations that do not hold together, and says which file and what."""

import pytest

from analytics.contract import KINDS, load
from analytics.contract.declarations import DeclarationError, fold
from tests.contract.conftest import added


def replaced(folder, name, old, new):
    path = folder / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(folder):
    with pytest.raises(DeclarationError) as refused:
        load(folder)
    return str(refused.value)


def test_an_untouched_copy_is_the_contract(folder):
    assert load(folder) == KINDS


def test_kinds_come_in_the_order_in_which_they_depend_on_each_other():
    assert list(KINDS) == [
        "schools",
        "patrol_zones",
        "hazards",
        "incidents",
        "protection",
        "patrols",
        "work",
        "summary",
    ]


def test_an_unknown_type_is_refused(folder):
    replaced(folder, "work", 'type = "count"', 'type = "counts"')
    assert refusal(folder) == "work: schools_inspected: unknown type counts"


def test_an_unknown_vocabulary_is_refused(folder):
    replaced(folder, "hazards", 'vocabulary = "grade"', 'vocabulary = "grades"')
    assert refusal(folder) == "hazards.grade: no vocabulary 'grades'"


def test_a_choice_without_a_vocabulary_is_refused(folder):
    replaced(folder, "hazards", 'vocabulary = "grade"\n', "")
    assert refusal(folder) == "hazards: grade: a choice needs a vocabulary"


def test_a_vocabulary_for_anything_but_a_choice_is_refused(folder):
    replaced(folder, "hazards", 'type = "choice"\nvocabulary = "grade"', 'type = "text"\nvocabulary = "grade"')
    assert refusal(folder) == "hazards: grade: a choice needs a vocabulary"


@pytest.mark.parametrize("key", ["found_by", "hazard_number"])
def test_a_key_that_is_no_required_column_is_refused(folder, key):
    replaced(folder, "hazards", 'key = ["hazard_id"]', f'key = ["{key}"]')
    assert refusal(folder) == f"hazards: key {key} is no required column"


def test_a_rule_about_an_undeclared_column_is_refused(folder):
    replaced(folder, "schools", 'column = "boarders"', 'column = "lodgers"')
    assert refusal(folder) == "schools: rule boarders_exceed_pupils: no column lodgers"


def test_a_rule_needs_exactly_one_of_when_and_query(folder):
    rule = '\n[[rule]]\ncode = "{code}"\nseverity = "error"\ncolumn = "name"\n{body}\n'
    added(folder, "schools", rule.format(code="neither", body=""))
    added(folder, "schools", rule.format(code="both", body='when = "true"\nquery = "select 1 as line, 1 as value"'))
    assert refusal(folder) == "schools: rule neither: needs either when or query; rule both: needs either when or query"


def test_an_unknown_severity_is_refused(folder):
    replaced(folder, "schools", 'severity = "warning"', 'severity = "hint"')
    assert refusal(folder) == "schools: rule boarders_exceed_pupils: severity hint"


def test_an_unknown_channel_is_refused(folder):
    replaced(folder, "schools", 'channels = ["education"]', 'channels = ["education", "fire"]')
    assert refusal(folder) == "schools: channel fire"


def test_an_unknown_cadence_is_refused(folder):
    replaced(folder, "schools", 'cadence = "register"', 'cadence = "weekly"')
    assert refusal(folder) == "schools: cadence weekly"


def test_two_columns_that_share_a_header_are_refused(folder):
    replaced(folder, "schools", 'aliases = ["校名", "学校", "名称"]', 'aliases = ["学校 代码（必填）"]')
    assert refusal(folder) == "schools: header '学校 代码（必填）' belongs to school_code and to name"


def test_headers_are_the_same_whatever_clerks_vary():
    assert {fold(text) for text in ("学校代码", " 学校 代码*", "【学校代码】", "学校代码（8位）", "学校代码:")} == {
        "学校代码"
    }
    assert fold("Ｓchool_Code") == fold("school code") == "schoolcode"
