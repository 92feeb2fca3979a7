import pytest

from tests.intake.files import HEADER, ROW, ROWS, codes, delimited, reading, text

DESCRIBED = [[*HEADER, "隐患描述"], [*ROW, "教学楼二层消防通道堆放杂物，第三处"]]


@pytest.mark.parametrize(
    ("encoding", "told_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_a_file_reads_the_same_in_every_encoding(encoding, told_as):
    read_file = reading(delimited(DESCRIBED, encoding))
    assert codes(read_file) == []
    assert read_file.source.encoding == told_as
    assert read_file.rows["description"].to_pylist() == ["教学楼二层消防通道堆放杂物，第三处"]


def test_a_utf_16_file_marked_as_big_endian_is_read():
    assert reading(b"\xfe\xff" + text(ROWS).encode("utf-16-be")).rows.num_rows == 1


def test_a_short_gb18030_file_is_not_taken_for_korean():
    content = delimited([["学校代码", "专职保安员数"], ["S1", "2"]], "gb18030")
    assert reading(content, "protection").rows["guards_actual"].to_pylist() == [2]


def test_rare_characters_of_place_names_survive_gb18030():
    content = delimited([*DESCRIBED[:1], [*ROW, "深甽镇𬒗"]], "gb18030")
    assert reading(content).rows["description"].to_pylist() == ["深甽镇𬒗"]


def test_utf_8_with_a_broken_character_is_refused_and_not_read_as_nonsense():
    content = delimited([DESCRIBED[0]] + [DESCRIBED[1]] * 3).replace("通道".encode(), b"\xe9\x80", 1)
    assert codes(reading(content)) == ["unreadable_text"]


def test_a_marked_file_that_is_not_what_its_mark_says_is_refused():
    assert codes(reading(b"\xef\xbb\xbf" + delimited(DESCRIBED, "gb18030"))) == ["unreadable_text"]


def test_latin_text_is_refused_as_unreadable():
    assert codes(reading("café,thé\n".encode("latin-1") * 3)) == ["unreadable_text"]


def test_a_large_file_is_decoded_across_its_pieces():
    rows = [*DESCRIBED[:1], *([f"H{number}", *ROW[1:], "消防通道堆放杂物" * 30] for number in range(12_000))]
    content = delimited(rows, "gb18030")
    assert len(content) > 1 << 22
    read_file = reading(content)
    assert codes(read_file) == []
    assert set(read_file.rows["description"].to_pylist()) == {"消防通道堆放杂物" * 30}
