"""The page of the bulletin: read before it is taken away, every number a link."""

import re

from tests.pages.conftest import html


def test_a_number_of_the_preview_leads_to_its_rows(looks):
    app = looks("briefing", of="2021-05")
    said = html(app)
    assert "宁海县“护校安园”专项工作月度通报" in said
    assert re.search(r'发现隐患<a href="hazards\?[^"]*which=found[^"]*">2</a>处', said)


def test_the_month_stands_in_the_address_and_can_be_another(looks):
    app = looks("briefing", of="2021-04")
    assert "2021年4月" in html(app)
    assert app.selectbox("of").value == "2021-04"


def test_the_year_end_report_is_of_the_campaign(looks):
    assert "专项工作年度报告" in html(looks("briefing", report="year"))


def test_a_range_is_that_of_the_sidebar(looks):
    assert "（2021年4月至2021年5月）" in html(looks("briefing", report="range"))
