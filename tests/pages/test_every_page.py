import re

import pytest

from analytics.wording import say
from tests.given import County
from tests.pages.conftest import html
from ui.shell import PAGES

LANGUAGES = ("zh", "en")
WITH_FIGURES = (
    "overview",
    "hazards",
    "incidents",
    "protection",
    "work",
    "map",
    "reporting",
    "supervision",
    "explore",
    "briefing",
    "rows",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [*PAGES, "rows"])
def test_a_page_opens_cold_by_its_address_in_either_language(looks, page, language):
    app = looks(page, lang=language)
    assert re.search(r"<h1>[^<]+</h1>", html(app))
    assert app.segmented_control("lang").value == language


@pytest.mark.parametrize("page", WITH_FIGURES)
def test_an_english_page_has_no_chinese_but_names_and_the_notices_clauses(looks, page):
    words = re.sub(r"<[^>]*>|“[^”]*”", " ", html(looks(page, lang="en")))
    left = re.sub(r"[\u4e00-\u9fff]*示例[\u4e00-\u9fff]*|[一二三四五六（）]", "", words)
    assert re.findall(r"[\u4e00-\u9fff]+", left) == []


def test_a_language_that_we_do_not_speak_becomes_chinese(looks):
    assert looks(lang="fr").segmented_control("lang").value == "zh"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", WITH_FIGURES)
def test_before_anything_is_reported_a_page_says_what_to_do(opens, tmp_path, page, language):
    app = opens(tmp_path / "data", page, lang=language)
    assert [info.value for info in app.info] == [say("shell.no_reports", language)]
    assert [link.proto.page for link in app.get("page_link")] == ["upload"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_registers_alone_are_no_figures_yet(opens, county: County, language):
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    county.builds()
    app = opens(county.workspace.data, lang=language)
    assert [info.value for info in app.info] == [say("shell.no_reports", language)]


def test_every_page_says_how_far_its_figures_reach(looks):
    assert "2021-05-31" in html(looks("hazards")).split("<footer")[1]
