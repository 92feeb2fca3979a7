"""Deciding about possible duplicates at the command line."""

import pytest

PAIR = "hazards:PCS01:P1:JB01:A1"
MAY = ("--month", "2021-05")


@pytest.fixture
def twice(run, report):
    """One hazard in the ledgers of 跃龙教办 and of 跃龙派出所."""
    school = "school_code | name | township_code\nS1 | 示例小学 | 330226001"
    run("submit", report(school, "schools"), "--kind", "schools", "--unit", "JB01", "--month", "2021-04")
    for unit, number in (("JB01", "A1"), ("PCS01", "P1")):
        ledger = report(f"hazard_id | description\n{number} | 灭火器过期", "hazards")
        assert run("submit", ledger, "--kind", "hazards", "--unit", unit, *MAY).code == 0


def found(run):
    (row,) = run("metric", "hazards_found", "--area", "330226", *MAY, "--json").json
    return row["value"]


@pytest.mark.parametrize(("language", "words"), [("zh", "待核定 1 对"), ("en", "Pairs that wait: 1.")])
def test_the_pairs_that_wait_are_listed_with_what_both_say(run, twice, language, words):
    answer = run("duplicates", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    assert words in answer.out
    assert PAIR in answer.out
    assert answer.out.count("2021-05-06 灭火器过期") == 2


def test_programs_get_both_records_with_their_source(run, twice):
    (pair,) = run("duplicates", "--json").json
    assert (pair["pair"], pair["police"]["hazard_id"], pair["education"]["hazard_id"]) == (PAIR, "P1", "A1")
    assert {"submission", "file_name", "line"} <= pair["police"].keys()


@pytest.mark.parametrize(("language", "words"), [("zh", "已认定重复"), ("en", "Linked")])
def test_a_linked_pair_counts_once_and_waits_again_when_taken_back(run, twice, language, words):
    assert found(run) == 2
    answer = run("duplicates", "link", PAIR, "--keep", "police", "--why", "同一处", "--as", "李", "--lang", language)
    assert words in answer.out
    assert "PCS01 P1" in answer.out
    assert found(run) == 1
    assert run("duplicates", "--json").json == []
    assert PAIR in run("duplicates", "reopen", PAIR, "--lang", language).out
    assert found(run) == 2


def test_a_decision_answers_programs(run, twice):
    made = run("duplicates", "dismiss", PAIR, "--why", "不是同一处", "--as", "李", "--json").json
    assert made.keys() == {"pair", "verdict", "at", "by", "why", "kept", "decision"}
    assert (made["verdict"], made["by"], made["why"], made["kept"]) == ("dismissed", "李", "不是同一处", None)
    assert found(run) == 2


def test_where_nothing_waits_it_says_so(run, report):
    run("submit", report("talks\n10"), "--kind", "work", "--unit", "PCS01", *MAY)
    assert "没有待核定" in run("duplicates").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("link", "hazards:PCS01:P9:JB01:A1"), "没有"),
        (("link",), "请写明一对记录的编号"),
        (("reopen", PAIR), "没有生效的核定"),
        (("merge", PAIR), "list|link"),
        (("link", PAIR, "--keep", "committee"), "--keep"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage_in_one_line(run, twice, arguments, words):
    answer = run("duplicates", *arguments)
    assert answer.code == 2
    assert words in answer.err
    assert answer.err.count("\n") == 1
