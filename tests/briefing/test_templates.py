"""A county's own words: its templates go first, and what is wrong in them is said by file and line."""

import pytest

from analytics import briefing
from analytics.errors import CampusError
from tests.briefing import parsing


@pytest.fixture
def own(four):
    """Writes a template into the data folder."""
    folder = four.workspace.data / "reference" / "briefing" / "zh"
    folder.mkdir(parents=True)
    # A folder of its own is the whole reference, as it is for a county that puts its own lists there.
    for name in ("areas.csv", "units.csv", "settings.toml"):
        from analytics.reference import SHIPPED

        (folder.parents[1] / name).write_bytes((SHIPPED / name).read_bytes())
    return lambda name, text: (folder / name).write_text(text, encoding="utf-8")


def test_a_part_that_the_county_has_written_takes_the_place_of_ours(four, own, desk_of):
    own("next.txt", '# 县里的要求\n请{{ place }}各单位处理{{ n("hazards_open") }}处隐患。\n')
    said = parsing.text(briefing.write(briefing.of(desk_of(four.workspace)), "docx", four.workspace))
    assert "六、县里的要求\n请宁海县各单位处理36处隐患。" in said
    assert "一、总体情况" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# 要求\n{{ n('hazards_open' }}\n", "next.txt:2"),
        ("# 要求\n\n{{ nonsense }}\n", "next.txt:3"),
        ("{{ ''.__class__.__mro__ }}\n", "next.txt"),
        ("[table nonsense]\n", "nonsense"),
        ("[picture trend nonsense]\n", "nonsense"),
        ("[nonsense]\n", "[nonsense]"),
    ],
)
def test_what_is_wrong_in_a_template_is_said_by_place(four, own, desk_of, text, told):
    own("next.txt", text)
    with pytest.raises(CampusError) as wrong:
        briefing.of(desk_of(four.workspace))
    assert wrong.value.code == "briefing_template"
    assert told in wrong.value.words("zh")


def test_an_indicator_that_does_not_exist_is_named(four, own, desk_of):
    own("next.txt", "{{ n('happiness') }}\n")
    with pytest.raises(CampusError) as wrong:
        briefing.of(desk_of(four.workspace))
    assert "happiness" in wrong.value.words("zh")
