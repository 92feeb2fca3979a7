"""The part 报送日历: what is due next, who is missing for it, and the file for one's own calendar."""

import re
from datetime import datetime

import pytest

from analytics import clock
from analytics.clock import ZONE
from tests.pages.conftest import html


@pytest.fixture
def today(monkeypatch):
    def stand(*day: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: datetime(*day, 9, 0, tzinfo=ZONE))

    return stand


def plain(app) -> str:
    return re.sub(r"<[^>]*>", " ", html(app))


def test_it_says_what_is_due_next_and_who_has_not_filed(looks, today):
    today(2021, 5, 30)
    words = plain(looks("reporting", part="calendar"))
    assert "下一次截止：2021年5月月报，2021-06-01，还有 2 天。" in words
    # 38 units owe four reports each; JB01 and JB05 have filed two of them.
    assert "尚有 38 个单位未报 148 份" in words


def test_after_the_campaign_it_says_that_all_is_over_and_who_is_still_missing(looks, today):
    today(2022, 3, 1)
    words = plain(looks("reporting", part="calendar", lang="en"))
    assert "Reporting is over: the last due day was 2022-02-01" in words
    assert "38 units have yet to file 152 reports" in words


def test_numbers_lead_to_the_reports_that_they_count(looks, today):
    today(2021, 6, 2)
    found = re.findall(r'href="(reporting\?[^"]*)"', html(looks("reporting", part="calendar")))
    assert any("month=2021-05" in link and "state=missing" in link for link in found)


def test_the_file_is_offered_for_all_units_or_one(looks, today):
    today(2021, 5, 30)
    for unit in ({}, {"unit": "ZZB01"}):
        app = looks("reporting", part="calendar", **unit)
        assert [b.proto.label for b in app.get("download_button") if "ics" in b.proto.label] == ["下载日历文件（.ics）"]
