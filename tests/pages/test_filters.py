import pytest

from tests.pages.conftest import CHANGJIE, YUELONG, goes_to, html, reads, said

BOTH = f"{YUELONG},{CHANGJIE}"


def test_the_filters_of_the_address_are_the_widgets(looks):
    app = looks(town=BOTH, to="2021-04", lang="en")
    assert app.multiselect("town").value == [YUELONG, CHANGJIE]
    assert app.selectbox("to").value == "2021-04"


def test_the_filters_survive_the_way_to_another_page_and_back(looks):
    app = looks(town=CHANGJIE, to="2021-04")
    elsewhere = goes_to(app, "hazards")
    assert said(elsewhere) == {"lang": "zh", "town": CHANGJIE, "to": "2021-04"}
    assert said(goes_to(elsewhere, "overview")) == {"lang": "zh", "town": CHANGJIE, "to": "2021-04"}


def test_a_choice_is_written_to_the_address_as_codes(looks):
    app = looks(lang="en")
    app.multiselect("town").set_value([CHANGJIE])
    reads(app)
    assert said(app) == {"lang": "en", "town": CHANGJIE}


def test_the_whole_range_is_left_out_so_that_a_bookmark_follows_new_months(looks):
    assert said(looks(**{"from": "2021-04", "to": "2021-05"})) == {"lang": "zh"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"town": "999999999"},
        {"from": "2021-13"},
        {"to": "1999-01"},
        {"category": "'; drop table hazard; --"},
        {"school": "<script>"},
        {"age": "0-7; select 1"},
        {"unheard_of": "1"},
    ],
)
def test_what_an_address_gets_wrong_is_dropped_without_a_word(looks, wrong):
    app = looks("hazards", **wrong)
    assert said(app) == {"lang": "zh"}
    assert not app.warning
    assert not app.error


def test_of_several_townships_only_the_wrong_one_is_dropped(looks):
    assert said(looks(town=f"999999999,{CHANGJIE}")) == {"lang": "zh", "town": CHANGJIE}


def test_months_the_wrong_way_round_are_taken_the_right_way_round(looks):
    assert "2021年4月至2021年5月" in html(looks(**{"from": "2021-05", "to": "2021-04"}))


def test_another_language_keeps_the_filters(looks):
    app = looks("hazards", town=CHANGJIE, which="overdue")
    app.segmented_control("lang").set_value("en")
    reads(app)
    assert said(app) == {"lang": "en", "town": CHANGJIE, "which": "overdue"}
    assert "Changjie" in html(app)


def test_what_a_page_was_narrowed_to_is_let_go_of_with_the_page(looks):
    app = looks("hazards", category="消防", town=CHANGJIE)
    assert said(goes_to(app, "overview")) == {"lang": "zh", "town": CHANGJIE}
