"""From a row to the file, the line, who filed it and when."""

import re

import pytest

from analytics import submissions
from analytics.wording import say
from tests.given import LATER, County, csv_of, rows_of
from tests.pages.conftest import html


@pytest.fixture
def corrected(county: County):
    """A ledger that was filed twice: the second time with a phone number in its description and a title above the header."""
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    first = county.files("hazards", "JB01", "2021-05", "hazard_id\nH1")
    second = county.files(
        "hazards", "JB01", "2021-05", "hazard_id | description\nH1 | 围墙开裂，联系13812345678\nH2 | 门锁损坏"
    )
    county.builds()
    return county, first, second


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_tells_who_filed_it_when_and_what_became_of_it(opens, corrected, language):
    county, first, second = corrected
    words = html(opens(county.workspace.data, "source", submission=str(first.id), lang=language))
    for fact in (first.sha256, "test", f"{LATER:%Y-%m-%d %H:%M}", say("source.state_superseded", language)):
        assert fact in words
    assert f"source?submission={second.id}" in words


def test_the_line_is_shown_among_its_neighbours_with_personal_numbers_masked(opens, corrected):
    county, _, second = corrected
    words = html(opens(county.workspace.data, "source", submission=str(second.id), line="2"))
    (marked,) = re.findall(r'class="cg-marked">(.*?)</tr>', words)
    assert "▶ 2" in marked
    assert "围墙开裂，联系138****5678" in marked
    assert "13812345678" not in words
    assert "门锁损坏" in words


def test_the_file_can_be_taken_away_as_it_came(opens, corrected):
    county, _, second = corrected
    app = opens(county.workspace.data, "source", submission=str(second.id))
    assert [button.proto.label for button in app.get("download_button")] == ["下载原件"]


@pytest.mark.parametrize("number", ["999", "0", "-1", "x", "1' or 1=1"])
def test_a_report_that_does_not_exist_is_said_to_be_unknown(opens, corrected, number):
    county, *_ = corrected
    app = opens(county.workspace.data, "source", submission=number)
    assert [info.value for info in app.info] == [say("source.unknown", "zh")]


def test_a_lost_original_is_said_and_the_facts_stay(opens, corrected):
    county, first, _ = corrected
    (county.workspace.originals / first.sha256).unlink(missing_ok=True)
    for path in county.workspace.originals.rglob(f"*{first.sha256}*"):
        path.unlink()
    app = opens(county.workspace.data, "source", submission=str(first.id))
    assert [error.value for error in app.error] == [say("source.original_gone", "zh")]
    assert first.sha256 in html(app)


def test_a_picked_row_says_which_file_and_line_it_came_from(looks):
    app = looks("hazards", which="open")
    key = app.dataframe[0].proto.id.rpartition("-")[2]
    assert key.startswith("ledger_")
    app.session_state[key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app.run()
    (said,) = [words.value for words in app.markdown if words.value.startswith("来源")]
    assert "第 2 行" in said
    assert "长街教办" in said
    links = [link.proto for link in app.get("page_link") if link.proto.page == "source"]
    assert "line=2" in links[0].query_string


def test_numbers_of_persons_in_names_of_files_and_senders_are_masked_as_on_the_receipt(opens, corrected):
    county, _, _ = corrected
    content = csv_of("hazards", rows_of("hazard_id\nH1"))
    filed = submissions.submit(
        county.workspace, content, "台账13812345678.csv", "hazards", "JB01", "2021-06", actor="王老师13912345678"
    ).submission
    county.builds()
    words = html(opens(county.workspace.data, "source", submission=str(filed.id)))
    assert "台账138****5678.csv" in words
    assert "王老师139****5678" in words
    assert "12345678" not in words.replace(filed.sha256, "")
