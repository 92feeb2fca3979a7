"""What a bulletin says: only what stands out, what is missing, whether it is final."""

from analytics import briefing, locks
from analytics.briefing import standing
from analytics.briefing.compose import chinese
from analytics.briefing.model import Heading, shown
from analytics.warehouse import Scope
from tests.briefing import parsing

CHANGJIE, YUELONG = "330226101", "330226001"


def written(desk, **how):
    return parsing.text(briefing.write(briefing.of(desk, **how), "docx", desk.workspace))


def headings(desk, **how):
    blocks = briefing.of(desk, **how).blocks
    return [b.number + "".join(map(shown, b.pieces)) for b in blocks if isinstance(b, Heading) and b.level == 1]


def test_a_monthly_bulletin_has_its_sections_in_order(four, desk_of):
    assert headings(desk_of(four.workspace)) == [
        "一、总体情况",
        "二、六项措施落实情况",
        "三、各乡镇（街道）情况",
        "四、报送纪律",
        "五、存在问题",
        "六、下步要求",
        "附件1　附表",
        "附件2　数据说明",
    ]


def test_a_township_far_beyond_chance_is_named_with_its_evidence(four, desk_of):
    """3 of 30 where 84 of 120 are: below the 99.8 % limit."""
    said = written(desk_of(four.workspace)).split("三、各乡镇")[1].split("四、报送纪律")[0]
    assert "长街镇当期整改率10.0%（3/30），低于99.8%界限（全县70.0%" in said


def test_a_difference_that_chance_explains_names_nobody(four, desk_of):
    """24 of 30 and 27 of 30 differ, but not beyond what so few cases do by themselves."""
    rows = [f"JB05-{i} | SJB05 | 2021-05-03 | 2021-05-20 | {'2021-05-12' if i < 24 else ''}" for i in range(30)]
    head = "hazard_id | school_code | found_on | deadline | rectified_on"
    four.files("hazards", "JB05", "2021-05", "\n".join([head, *rows]))
    four.builds()
    desk = desk_of(four.workspace)
    assert [each for each in standing.standouts(desk, ["rectification_rate"]) if each.township.code == CHANGJIE] == []
    assert "本期没有乡镇（街道）明显差于全县水平" in written(desk)


def test_beyond_the_95_limit_once_is_watched_and_twice_is_said(four, desk_of):
    """18 of 30 where 99 of 120 are lies between the limits of 95 % and 99.8 %; June repeats it."""
    head = "hazard_id | school_code | found_on | deadline | rectified_on"

    def filed(month, tail):
        rows = [f"{month}-{i} | SJB05 | {month}-03 | {month}-20 | {f'{month}-12' if i < 18 else ''}" for i in range(30)]
        four.files("hazards", "JB05", month, "\n".join([head, *rows, *tail]))

    filed("2021-05", [])
    four.builds()
    (once,) = standing.standouts(desk_of(four.workspace), ["rectification_rate"])
    assert (once.township.code, once.sure, once.verdict) == (CHANGJIE, False, "低于95%界限")
    filed("2021-06", [])
    for unit in ("JB01", "JB02", "JB03"):
        rows = [f"{unit}-j{i} | S{unit} | 2021-06-03 | 2021-06-20 | 2021-06-12" for i in range(30)]
        four.files("hazards", unit, "2021-06", "\n".join([head, *rows]))
    four.builds()
    found = standing.standouts(desk_of(four.workspace, "2021-06", "2021-06"), ["rectification_rate"])
    assert [each.sure for each in found if each.township.code == CHANGJIE] == [True]


def test_who_has_not_reported_is_named(four, desk_of):
    said = written(desk_of(four.workspace)).split("四、报送纪律")[1].split("五、存在问题")[0]
    assert "未报的单位" in said
    missing = [
        t
        for t in parsing.tables(briefing.write(briefing.of(desk_of(four.workspace)), "docx", four.workspace))
        if t[0][0] == "报送单位"
    ]
    rows = {row[0]: row for row in missing[0]}
    assert rows["跃龙教办"][1:] == ["未报", "3", "案事件、安防达标、月度工作数据"]


def test_it_says_whether_its_month_is_final(four, desk_of):
    assert "尚未定稿" in written(desk_of(four.workspace))
    locks.lock(four.workspace, "2021-05", actor="test")
    final = briefing.of(desk_of(four.workspace))
    assert final.final
    assert "均已定稿" in parsing.text(briefing.write(final, "docx", four.workspace))


def test_the_annex_says_until_when_and_what_the_words_mean(four, desk_of):
    content = briefing.write(briefing.of(desk_of(four.workspace)), "docx", four.workspace)
    assert "数据截至2021年5月31日" in parsing.text(content)
    meanings = next(table for table in parsing.tables(content) if table[0] == ["指标", "含义", "方案条款"])
    assert "当期整改率" in [row[0] for row in meanings]


def test_the_year_end_report_is_of_the_campaign_and_lists_the_summaries(four, desk_of):
    desk = desk_of(four.workspace, "2021-04", "2021-05")
    assert briefing.of(desk, year_end=True).title == "宁海县“护校安园”专项工作年度报告"
    content = briefing.write(briefing.of(desk, year_end=True), "docx", four.workspace)
    assert any(table[0] == ["报送单位", "情况", "报送日期"] for table in parsing.tables(content))


def test_an_english_one_has_no_chinese_but_the_notices_clauses(four, desk_of):
    made = briefing.of(desk_of(four.workspace, language="en"))
    words = [shown(p) for b in made.blocks if isinstance(b, Heading) for p in b.pieces]
    assert words[0] == "Overall situation"
    assert "Changjie: Rectification rate (in month) 10.0% (3/30), below the 99.8% limit" in parsing.text(
        briefing.write(made, "docx", four.workspace)
    )


def test_nobody_reads_of_townships_that_are_not_theirs(four, desk_of):
    desk = desk_of(four.workspace, scope=Scope(frozenset({YUELONG})))
    content = briefing.write(briefing.of(desk), "docx", four.workspace)
    everything = parsing.text(content) + str(parsing.tables(content)) + str(parsing.proof(content))
    assert "跃龙街道" in everything
    assert "27" in everything
    for foreign in ("长街", "桃源", "梅林", "330226101", "JB05"):
        assert foreign not in everything


def test_headings_are_counted_as_official_documents_count():
    assert [chinese(n) for n in (1, 9, 10, 11, 20, 23)] == ["一", "九", "十", "十一", "二十", "二十三"]
