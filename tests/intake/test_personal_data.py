import pytest

from analytics.intake.personal import masked
from tests.intake.files import HEADER, ROW, found, table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("联系人电话13812341234。", "联系人电话138****1234。"),
        ("联系 138 1234 1234", "联系 138****1234"),
        ("联系138-1234-1234", "联系138****1234"),
        ("+8613812341234", "138****1234"),
        ("１３８１２３４１２３４", "138****1234"),
        ("身份证330226199001011234", "身份证3302**********1234"),
        ("33022619900101123X", "3302**********123X"),
        ("33022619900101123x号", "3302**********123x号"),
        ("13812341234、13912341234", "138****1234、139****1234"),
    ],
)
def test_id_and_mobile_numbers_are_masked_in_the_middle(text, shown):
    assert masked(text) == shown
    assert masked(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2021050600112",
        "12812341234",
        "138123412345",
        "23381234123400",
        "3302261990010112345",
        "0574-65551234",
        "2021-05-06",
        "",
    ],
)
def test_other_numbers_stay_as_they_are(text):
    assert masked(text) == text


def test_free_text_with_a_number_of_a_person_is_warned_about_and_stored_masked():
    read_file = table([[*HEADER, "隐患描述"], [*ROW, "围墙破损，联系门卫13812341234"], ["H2", *ROW[1:], "围墙破损"]])
    assert found(read_file) == [("personal_data", 2, "description", "围墙破损，联系门卫138****1234")]
    assert read_file.rows["description"].to_pylist() == ["围墙破损，联系门卫138****1234", "围墙破损"]


def test_no_part_of_a_reading_shows_a_number_of_a_person():
    number = "13812341234"
    header = [*HEADER, "隐患描述", "整改资金", "整改期限", "复查结果", number, "报送单位"]
    rows = [
        header,
        [*ROW, number, number + "元钱", number, number, number, number],
        [f"注：{number}"],
        ["合计", number],
    ]
    read_file = table(rows)
    shown = [
        str(part) for part in (read_file.problems.to_pylist(), read_file.rows.to_pylist(), read_file.stated.to_pylist())
    ]
    assert read_file.problems.num_rows >= 5
    assert not any(number in text for text in shown)


def test_a_code_that_looks_like_a_number_of_a_person_is_a_code():
    assert found(table([HEADER, ["13812341234", *ROW[1:]], ["13812341234", *ROW[1:]]])) == [
        ("duplicate_key", 3, "hazard_id", "13812341234")
    ]
