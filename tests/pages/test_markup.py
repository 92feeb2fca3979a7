import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from ui.markup import element, link, sparkline, text


@given(st.text())
def test_no_text_from_data_becomes_markup(words):
    assert re.search(r"""[<>"']""", text(words)) is None


def test_an_attribute_that_is_none_is_left_out():
    assert element("td", "1", class_=None, title='"3" / 4') == '<td title="&quot;3&quot; / 4">1</td>'


def test_a_link_says_codes_that_a_browser_takes_back():
    assert (
        link("hazards", {"town": "330226001", "category": "消防"})
        == "hazards?town=330226001&category=%E6%B6%88%E9%98%B2"
    )


def test_a_gap_in_the_figures_is_a_gap_in_the_line():
    drawn = unquote(sparkline([1, 2, None, 4, 5], "black", alt=""))
    assert len(re.findall("M", re.search(r'd="([^"]*)"', drawn)[1])) == 2


def test_of_one_figure_there_is_no_line():
    assert sparkline([None, 3], "black", alt="") == ""


def test_figures_that_do_not_change_are_a_level_line():
    path = re.search(r'd="([^"]*)"', unquote(sparkline([7, 7, 7], "black", alt="")))[1]
    assert len({point.split()[1] for point in re.findall(r"[\d.]+ [\d.]+", path)}) == 1
