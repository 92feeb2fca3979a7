"""Headers that the county does not know: what they are taken to mean, and what is remembered of them."""

from analytics import header_mapping, on_file, readings
from analytics.contract import KINDS
from analytics.header_mapping import IGNORED, understanding
from tests.given import County

HAZARDS = KINDS["hazards"]


def test_an_unknown_header_is_taken_for_the_column_that_it_is_most_like():
    words = ["隐患编号", "隐患发现日", "整改的期限", "完成整改日期", "天气"]
    assert header_mapping.proposed(words, HAZARDS) == {
        "隐患发现日": "found_on",
        "整改的期限": "deadline",
        "完成整改日期": "rectified_on",
        "天气": None,
    }


def test_a_column_that_the_file_names_is_not_proposed_a_second_time():
    assert header_mapping.proposed(["发现日期", "隐患发现日期"], HAZARDS)["隐患发现日期"] != "found_on"


def test_a_remembered_header_is_read_and_an_ignored_one_raises_no_warning(county: County):
    kind = understanding(HAZARDS, {"登记日": "found_on", "天气": IGNORED, "心情": IGNORED})
    content = "隐患编号,学校代码,登记日,隐患类别,隐患等级,天气,心情\nH1,S1,2021-05-06,消防,一般,晴,好\n".encode()
    reading = readings.read(content, "a", "a.csv", kind, county.workspace.reference)
    assert reading.problems.num_rows == 0
    assert str(reading.rows["found_on"][0]) == "2021-05-06"


def test_what_a_header_means_already_cannot_be_changed():
    assert understanding(HAZARDS, {"发现日期": "deadline"}) is HAZARDS


def test_each_unit_has_its_own_words(county: County):
    header_mapping.remember(county.workspace, "hazards", "JB01", {"登记日": "found_on"}, actor="test")
    header_mapping.remember(county.workspace, "hazards", "JB01", {"天气": IGNORED}, actor="test")
    filed = on_file.snapshot(county.workspace)
    assert header_mapping.in_force(filed, "hazards", "JB01") == {"登记日": "found_on", "天气": IGNORED}
    assert header_mapping.in_force(filed, "hazards", "JB02") == {}
    header_mapping.forget(county.workspace, "hazards", "JB01", "登记日", actor="test")
    assert header_mapping.in_force(on_file.snapshot(county.workspace), "hazards", "JB01") == {"天气": IGNORED}
