"""What a school is told it needs, by which clause and rule."""

from dataclasses import replace
from datetime import date

import pytest

from analytics import guard_rule, queries
from analytics.needs import needs
from analytics.queries.protection import GROUPINGS
from analytics.reference import SHIPPED
from analytics.settings import GuardRule, load
from analytics.wording import LANGUAGES

SETTINGS = load(SHIPPED / "settings.toml")


def told(asks, school, month="2021-07", language="zh", settings=SETTINGS):
    (row,) = asks(queries.protection_schools((), month, GROUPINGS["notice"], school=school))
    return needs(row, month, settings, language)


def test_guards_are_told_with_what_is_there_what_is_required_and_the_rule(asks):
    guards, *others = told(asks, "S3").missing
    assert guards.there == "实有 1 人，缺 3 人"
    assert guards.required == "在校学生 1,500 人，应配专职保安员 4 人"
    assert "二（二）" in guards.basis
    assert "公治〔2015〕168号、GB/T 29315-2012（数值待核）" in guards.basis
    assert guards.since == "2021年5月"
    assert [need.item for need in others] == ["video", "plan", "vice_principal"]


def test_every_gap_is_told_even_if_it_is_of_another_grouping(asks):
    assert [need.item for need in told(asks, "S2").missing] == ["video", "guard_post"]


def test_what_is_unknown_is_to_be_made_clear_and_not_called_missing(asks):
    of_june = told(asks, "S1", "2021-06")
    assert of_june.missing == ()
    assert ("视频监控系统", "未报") in of_june.unclear
    assert ("视频监控系统", "未填") in told(asks, "S2", "2021-06").unclear


def test_what_does_not_apply_is_neither_missing_nor_unclear(asks):
    of_july = told(asks, "S1")
    assert of_july.missing == ()
    assert of_july.unclear == ()


def test_guards_without_certificates_are_a_remark(asks):
    assert told(asks, "S1").remarks == ("3 名保安员中 1 名未持证",)
    assert told(asks, "S3").remarks == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_tell_the_same_gaps(asks, language):
    of_july = told(asks, "S3", language=language)
    assert [need.item for need in of_july.missing] == ["guards", "video", "plan", "vice_principal"]
    assert all(need.there and need.required and need.basis and need.since for need in of_july.missing)


def test_the_rule_in_force_is_that_of_the_day():
    before, after = (guard_rule.in_force(SETTINGS, day, "zh") for day in (date(2022, 5, 31), date(2022, 6, 1)))
    assert before.source == "公治〔2015〕168号、GB/T 29315-2012（数值待核）"
    assert not before.verified
    assert after.source == "GB/T 29315-2022"
    assert guard_rule.in_force(SETTINGS, date(2014, 12, 31), "zh") is None


def test_the_steps_of_a_rule_are_told_from_few_pupils_to_many():
    rule = guard_rule.in_force(SETTINGS, date(2021, 7, 31), "zh")
    assert rule.steps == "学生不足 100 人的 1 人；100–999 人的 2 人；1,000 人及以上的 3 人，每增 500 人加 1 人"
    english = guard_rule.in_force(SETTINGS, date(2021, 7, 31), "en")
    assert english.steps == "fewer than 100 pupils: 1; 100–999: 2; 1,000 and more: 3, and 1 more for each further 500"


def test_of_a_rule_that_is_verified_in_part_the_other_steps_are_marked():
    rule = guard_rule.in_force(SETTINGS, date(2022, 6, 1), "zh")
    assert rule.steps.startswith("学生不足 100 人的 1 人；100–999 人的 2 人（数值待核）；1,000 人")


def test_a_countys_own_rule_is_verified_unless_it_says_otherwise():
    own = GuardRule(date(2021, 1, 1), "宁公通字", 0, 2, 0)
    settings = replace(SETTINGS, guard_rules=(own,))
    rule = guard_rule.in_force(settings, date(2021, 7, 31), "zh")
    assert (rule.source, rule.steps, rule.verified) == ("宁公通字", "每校 2 人", True)
